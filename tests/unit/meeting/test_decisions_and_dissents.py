"""A decision needs a presentation, words, the right decider; a dissent needs a difference."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.model import Key
from processes.decisions import (
    Capacity,
    Outcome,
    Presentation,
    decided,
    deciding_seat,
    require_decider,
    require_presented,
)
from processes.dissents import Dissent, record
from processes.votes import Choice, Tally, Vote
from tests.unit.meeting.setting import CASE, MEETING_KEY, SEATS, START, item, refused

PRESENTED = Presentation(
    Key(CASE, 10),
    "palonen",
    START,
    "Hyväksytään",
    Key(CASE, 9),
    2,
    ("mattsson", "palonen"),
    MEETING_KEY,
    8,
)
KEY = Key(CASE, 11)


def decide(outcome=Outcome.APPROVED, by="orpo", text="Hyväksyttiin.", reason="", count=None):
    return decided(KEY, PRESENTED, outcome, text, reason, (by, Capacity.CHAIR), START, count)


def test_a_decision_tells_who_decided_on_whose_presentation():
    made = decide()
    assert (made.decided_by, made.presented_by, made.version) == ("orpo", "palonen", 2)
    assert (made.meeting, made.item, made.accepted) == (MEETING_KEY, 8, True)


def test_no_decision_without_the_current_version_presented():
    with refused("nothing-presented"):
        require_presented(None, 2)
    with refused("older-version-presented"):
        require_presented(PRESENTED, 3)
    with refused("already-decided"):
        require_presented(PRESENTED, 2, [PRESENTED.key])
    assert require_presented(PRESENTED, 2) is PRESENTED


@pytest.mark.parametrize(
    ("by", "code"), [("palonen", "presenter-decides"), ("mattsson", "decider-prepared")]
)
def test_who_presented_or_prepared_does_not_decide(by, code):
    with refused(code):
        decide(by=by)


@pytest.mark.parametrize("outcome", [Outcome.RETURNED, Outcome.REJECTED, Outcome.TABLED])
def test_all_but_approval_need_a_reason(outcome):
    with refused("outcome-reason-missing"):
        decide(outcome)
    assert decide(outcome, reason="Täydennettävä").reason == "Täydennettävä"
    with refused("decision-text-missing"):
        decide(outcome, text=" ", reason="Täydennettävä")


def test_a_vote_binds_the_outcome():
    lost = Tally(1, 2, 0, False)
    with refused("vote-went-against"):
        decide(count=lost)
    with refused("vote-went-against"):
        decide(Outcome.REJECTED, reason="x", count=Tally(2, 1, 0, True))
    assert decide(Outcome.TABLED, reason="x", count=lost).votes_against == 2


@pytest.mark.parametrize(
    ("eligible", "decider"),
    [({"orpo", "ikonen"}, "orpo"), ({"ikonen", "lyly"}, "ikonen")],
)
def test_the_chair_decides_else_the_vice_chair(eligible, decider):
    seat = deciding_seat(SEATS, eligible)
    assert seat.person_id == decider
    require_decider(seat, decider)
    with refused("not-the-decider"):
        require_decider(seat, "ikonen" if decider == "orpo" else "orpo")


def test_with_both_chairs_away_nobody_decides():
    with refused("nobody-to-decide"):
        deciding_seat(SEATS, {"lyly", "makela"})


def vote(person: str, choice: Choice) -> Vote:
    return Vote(Key(CASE, 12), MEETING_KEY, 8, person, choice, START)


def dissent(person: str, minutes: int = 1, text: str = "Eri mieltä.") -> Dissent:
    return Dissent(Key(CASE, 13), KEY, person, text, START + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("outcome", "choice"),
    [(Outcome.APPROVED, Choice.AGAINST), (Outcome.REJECTED, Choice.FOR)],
)
def test_a_differing_vote_gives_a_dissent(outcome, choice):
    made = decide(outcome, reason="x")
    assert record(made, dissent("lyly"), vote("lyly", choice), item())


@pytest.mark.parametrize(
    ("outcome", "choice"),
    [
        (Outcome.APPROVED, Choice.FOR),
        (Outcome.APPROVED, Choice.ABSTAIN),
        (Outcome.REJECTED, Choice.AGAINST),
    ],
)
def test_without_a_difference_there_is_no_dissent(outcome, choice):
    with refused("dissent-without-difference"):
        record(decide(outcome, reason="x"), dissent("lyly"), vote("lyly", choice), item())


def test_the_presenter_dissents_when_the_proposal_did_not_stand():
    rejected = decide(Outcome.REJECTED, reason="x")
    assert record(rejected, dissent("palonen"), None, item())
    with refused("dissent-without-difference"):
        record(decide(), dissent("palonen"), None, item())


def test_who_took_no_part_does_not_dissent():
    with refused("dissent-not-participant"):
        record(decide(), dissent("makela"), None, item())


def test_it_is_recorded_at_the_decision_once_and_in_words():
    made, against = decide(), vote("lyly", Choice.AGAINST)
    closed = item(closed_at=START + timedelta(seconds=30))
    for late, where in ((dissent("lyly"), closed), (dissent("lyly", -1), item())):
        with refused("dissent-too-late"):
            record(made, late, against, where)
    with refused("already-dissented"):
        record(made, dissent("lyly"), against, item(), [dissent("lyly")])
    with refused("dissent-text-missing"):
        record(made, dissent("lyly", text=" "), against, item())


def test_outside_a_meeting_the_decisions_own_moment_counts():
    made = decide(Outcome.REJECTED, reason="x")
    alone = replace(made, meeting=None, item=None)
    assert record(alone, dissent("palonen", 0), None, None)
    with refused("dissent-too-late"):
        record(alone, dissent("palonen", 1), None, None)
