"""Minutes state attendance per item, quorum, recusals, votes, dissents, actions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine.model import Key
from processes.agenda import ItemState
from processes.attendance import Share
from processes.decisions import Capacity, Decision, Outcome
from processes.dissents import Dissent
from processes.meetings import MeetingState
from processes.minutes import (
    Action,
    MeetingFacts,
    Minutes,
    MinutesState,
    assemble,
    checked,
    checked_due,
    published,
    require_complete,
    returned,
    signed,
    written,
    written_due,
)
from processes.recusals import Recusal, RecusalGround, RecusalState
from processes.votes import Choice, Vote
from tests.unit.meeting.setting import (
    CALENDAR,
    CASE,
    MEETING_KEY,
    SEATS,
    START,
    item,
    meeting,
    presence,
    refused,
)

DECIDED = START + timedelta(minutes=20)
DECISION = Decision(
    Key(CASE, 11), Key(CASE, 10), Outcome.APPROVED, "Hyväksyttiin.", "orpo", Capacity.CHAIR,
    "palonen", DECIDED, meeting=MEETING_KEY, item=8,
)  # fmt: skip
RECUSAL = Recusal(
    Key(CASE, 90), MEETING_KEY, 8, "lyly", RecusalGround.SUPERVISES, "Valvoo",
    RecusalState.DECLARED,
    START - timedelta(days=1), START + timedelta(minutes=30),
)  # fmt: skip
MATTER = item(state=ItemState.DECIDED, opened_at=START, closed_at=START + timedelta(minutes=30))
VOTE = Vote(Key(CASE, 12), MEETING_KEY, 8, "vapaavuori", Choice.AGAINST, START)
DISSENT = Dissent(Key(CASE, 13), DECISION.key, "vapaavuori", "Toisin.", DECIDED)
FACTS = MeetingFacts(
    meeting(state=MeetingState.CLOSED),
    SEATS,
    [MATTER],
    [presence("orpo"), presence("vapaavuori", 0, 25), presence("ikonen"), presence("lyly")],
    [RECUSAL],
    [VOTE],
    [DECISION],
    [DISSENT],
    [Action(Key(CASE, 14), MEETING_KEY, "Laatii suunnitelman", "helsinki", date(2024, 1, 31), 8)],
)


def test_each_item_tells_who_was_there_and_who_was_barred():
    [record] = assemble(FACTS).items
    assert dict(record.attendance) == {
        "orpo": Share.PRESENT,
        "ikonen": Share.PRESENT,
        "vapaavuori": Share.PARTLY,
        "lyly": Share.ABSENT,  # in the house, disqualified in this item
    }
    assert record.quorum.met and set(record.quorum.counted) == {"orpo", "ikonen", "vapaavuori"}
    assert record.recusals == (RECUSAL,)
    assert (record.votes, record.decision, record.dissents) == ((VOTE,), DECISION, (DISSENT,))
    assert [a.owner for a in record.actions] == ["helsinki"]
    assert assemble(FACTS).absent == ("makela",)
    require_complete(assemble(FACTS))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"meeting": meeting(state=MeetingState.OPEN)}, "minutes-incomplete"),
        ({"presences": []}, "minutes-incomplete"),
        ({"agenda": [replace(MATTER, closed_at=None)]}, "minutes-incomplete"),
        ({"presences": [presence("orpo"), presence("lyly")]}, "no-quorum"),
    ],
)
def test_incomplete_minutes_are_refused(changes, code):
    with refused(code):
        require_complete(assemble(replace(FACTS, **changes)))


def test_in_a_written_procedure_those_who_answered_count():
    votes = [replace(VOTE, person_id=p) for p in ("orpo", "makela", "vapaavuori")]
    facts = replace(
        FACTS, meeting=meeting(state=MeetingState.CLOSED, written=True), presences=[], votes=votes
    )
    [record] = assemble(facts).items
    assert record.quorum.met and dict(record.attendance)["makela"] is Share.PRESENT
    require_complete(assemble(facts))


def test_due_days_are_working_days():
    assert written_due(date(2023, 11, 16), CALENDAR) == date(2023, 11, 23)
    assert checked_due(date(2023, 11, 16), CALENDAR) == date(2023, 11, 27)
    assert written_due(date(2023, 12, 4), CALENDAR) == date(2023, 12, 12)  # over 6.12.


PAPER = Minutes(
    Key(CASE, 20), MEETING_KEY, MinutesState.DRAFT, Key(CASE, 21), checkers=("makela", "ikonen")
)
THERE = frozenset({"orpo", "ikonen", "makela", "voutilainen"})


def test_all_checkers_check_then_they_are_signed_then_published():
    paper = written(PAPER, "voutilainen", START)
    once = checked(paper, "makela", THERE, START)
    assert once.state is MinutesState.WRITTEN
    with refused("minutes-wrong-state"):
        signed(once, START)
    both = checked(once, "ikonen", THERE, START)
    assert both.state is MinutesState.CHECKED
    with refused("minutes-wrong-state"):
        published(both, START)
    assert published(signed(both, START), START).state is MinutesState.PUBLISHED


def test_the_writer_and_the_absent_do_not_check():
    paper = written(PAPER, "voutilainen", START)
    with refused("minutes-writer-checks"):
        checked(paper, "voutilainen", THERE, START)
    with refused("minutes-checker-absent"):
        checked(paper, "lyly", THERE, START)
    with refused("minutes-wrong-state"):
        checked(PAPER, "makela", THERE, START)


def test_a_return_asks_all_checks_anew():
    once = checked(written(PAPER, "voutilainen", START), "makela", THERE, START)
    assert (returned(once).state, returned(once).checked_by) == (MinutesState.DRAFT, ())
