"""Quorum and votes: who counts at a moment, who stands in, who decides a tie."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model import Key
from processes.attendance import Share, absent_members, arrive, leave, present_at, share
from processes.quorum import quorum, quorum_at, require_quorum, voters
from processes.votes import Choice, Vote, require_vote, tally
from tests.unit.meeting.setting import CASE, MEETING_KEY, SEATS, START, presence, refused

ALL = {seat.person_id for seat in SEATS}


@pytest.mark.parametrize(
    ("present", "recused", "met"),
    [
        ({"orpo", "makela", "lyly"}, set(), True),
        ({"orpo", "makela"}, set(), False),  # 2 of 5
        ({"ikonen", "makela", "lyly"}, set(), True),  # the vice chair suffices
        ({"vapaavuori", "makela", "lyly"}, set(), False),  # neither chair
        ({"orpo", "vara", "lyly"}, set(), True),  # the substitute fills makela's place
        ({"orpo", "makela", "vara"}, set(), False),  # but not beside makela
        ({"orpo", "makela", "tutkija", "voutilainen"}, set(), False),  # no members
        ({"orpo", "ikonen", "lyly"}, {"orpo"}, False),  # a recused member is not there
        ({"orpo", "ikonen", "lyly", "makela"}, {"orpo"}, True),
        ({"orpo", "makela", "vara", "lyly"}, {"makela"}, True),  # a recused principal is away
        ({"orpo", "vara", "lyly"}, {"vara"}, False),
        (set(), set(), False),
    ],
)
def test_more_than_half_and_a_chair(present, recused, met):
    assert quorum(SEATS, present, recused).met is met


def test_without_a_quorum_nothing_is_decided():
    with refused("no-quorum"):
        require_quorum(quorum(SEATS, {"orpo"}, set()))


def test_half_is_not_enough():
    four = SEATS[:4]
    assert not quorum(four, {"orpo", "ikonen"}, set()).met
    assert quorum(four, {"orpo", "ikonen", "makela"}, set()).met


@given(st.sets(st.sampled_from(sorted(ALL))), st.sets(st.sampled_from(sorted(ALL))))
def test_the_count_never_exceeds_the_places_and_never_holds_strangers(present, recused):
    count = quorum(SEATS, present, recused)
    assert count.present <= count.members == 5
    assert set(count.counted) <= present - recused
    assert not {"tutkija", "voutilainen"} & set(count.counted)
    assert not {"makela", "vara"} <= set(count.counted)


def test_quorum_follows_comings_and_goings():
    stays = [presence("orpo"), presence("makela", 0, 30), presence("lyly", 10)]
    at = [quorum_at(SEATS, stays, (), START + timedelta(minutes=m)).met for m in (0, 10, 29, 30)]
    assert at == [False, True, True, False]


def test_stays_and_shares():
    stays = [presence("orpo", 0, 10), presence("orpo", 20)]
    start, end = START, START + timedelta(minutes=30)
    assert share(stays, "orpo", start, end) is Share.PARTLY
    assert share(stays, "orpo", START + timedelta(minutes=21), end) is Share.PRESENT
    assert share(stays, "lyly", start, end) is Share.ABSENT
    assert absent_members(SEATS, stays) == ["ikonen", "vapaavuori", "makela", "lyly"]
    assert present_at(stays, START + timedelta(minutes=15)) == frozenset()


def test_nobody_comes_twice_or_leaves_unseen():
    stay = arrive([], SEATS[5], presence("vara"))
    assert stay.substitute_for == "makela"
    with refused("already-present"):
        arrive([stay], SEATS[5], presence("vara", 5))
    with refused("not-present"):
        leave([stay], "orpo", START)
    with refused("leaves-before-arriving"):
        leave([stay], "vara", START - timedelta(minutes=1))
    assert leave([stay], "vara", START).left == START


def vote(person: str, choice: Choice) -> Vote:
    return Vote(Key(CASE, 70), MEETING_KEY, 8, person, choice, START)


@pytest.mark.parametrize(
    ("person", "eligible"),
    [
        ("tutkija", ALL),
        ("voutilainen", ALL),
        ("stranger", {"stranger"}),
        ("lyly", ALL - {"lyly"}),
        ("vara", ALL),
    ],
)
def test_who_fills_no_place_has_no_vote(person, eligible):
    with refused("no-vote"):
        require_vote(SEATS, eligible, [], person)


def test_a_substitute_votes_for_an_absent_principal_and_all_vote_once():
    require_vote(SEATS, ALL - {"makela"}, [], "vara")
    with refused("already-voted"):
        require_vote(SEATS, ALL, [vote("orpo", Choice.FOR)], "orpo")
    assert "vara" in voters(SEATS, ALL - {"makela"})


@pytest.mark.parametrize(
    ("choices", "chair", "carried"),
    [
        ("for for against", "orpo", True),
        ("for against", "orpo", True),  # the chair's vote breaks the tie
        ("against for", "orpo", False),
        ("abstain for against", "orpo", False),  # a chair who abstains breaks nothing
        ("for against", None, False),
        ("abstain abstain", "orpo", False),
    ],
)
def test_ties(choices, chair, carried):
    people = ["orpo", "ikonen", "lyly"]
    cast = [vote(who, Choice(c)) for who, c in zip(people, choices.split(), strict=False)]
    assert tally(cast, chair).carried is carried
