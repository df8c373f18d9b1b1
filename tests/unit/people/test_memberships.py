"""Memberships by date: overlaps, ends, terms, and changes of a composition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine.errors import EngineError, InvalidInput
from processes.bodies import end_term
from processes.composition import Change, chair_is_missing, plan
from processes.memberships import Membership, MembershipRole, check_new, end, membership_id
from processes.people import Gender
from processes.quota import QuotaOutcome
from processes.source.bodies import POSTS, SECRETARIAT
from processes.source.memberships import APPOINTED
from processes.source.people import PERSONS

TODAY = date(2023, 9, 1)
GENDERS = {each.id: each.gender for each in PERSONS}
MEMBER = MembershipRole.MEMBER


def member(person: str, start: date = TODAY, **more: object) -> Membership:
    made = Membership(
        membership_id("sihteeristo", person, start), "sihteeristo", person, MEMBER, start
    )
    return replace(made, **more)  # type: ignore[arg-type]


def code(call, *args, **more) -> str:
    with pytest.raises(EngineError) as refused:
        call(*args, **more)
    assert refused.value.reason and refused.value.reason_fi and refused.value.ground
    return refused.value.code


def test_both_ends_count():
    one = member("a", TODAY, end=date(2023, 12, 31))
    assert [one.valid(day) for day in (TODAY - timedelta(1), TODAY, date(2023, 12, 31))] == [
        False, True, True,
    ]  # fmt: skip
    assert not one.valid(date(2024, 1, 1))
    assert member("a").valid(date(2099, 1, 1)), "an open end stays open"


def test_a_person_has_one_place_and_a_post_one_holder():
    existing = [member("a", post_id="sihteeristo.chair", end=date(2023, 10, 31))]
    again = member("a", date(2023, 10, 31))
    assert code(check_new, again, existing, TODAY) == "membership-overlaps"
    check_new(member("a", date(2023, 11, 1)), existing, TODAY)
    chair = member("b", post_id="sihteeristo.chair")
    assert code(check_new, chair, existing, TODAY) == "post-taken"


def test_dates_that_make_no_sense():
    assert code(check_new, member("a", TODAY - timedelta(1)), [], TODAY) == "date-in-the-past"
    backwards = member("a", TODAY, end=TODAY - timedelta(1))
    assert code(check_new, backwards, [], TODAY) == "ends-before-start"
    assert code(end, member("a"), TODAY - timedelta(5), "ero", TODAY) == "date-in-the-past"
    assert code(end, member("a"), TODAY, " ", TODAY) == "end-without-source"
    over = member("a", TODAY - timedelta(30), end=TODAY - timedelta(2))
    assert code(end, over, TODAY, "ero", TODAY) == "membership-over"


def test_a_substitute_names_the_principal():
    lone = member("a", role=MembershipRole.SUBSTITUTE)
    assert code(check_new, lone, [], TODAY) == "substitute-without-principal"
    own = member("a", role=MembershipRole.SUBSTITUTE, substitute_for="a")
    assert code(check_new, own, [], TODAY) == "substitute-of-oneself"
    change = Change(
        "sihteeristo",
        TODAY,
        joining=(member("x", role=MembershipRole.SUBSTITUTE, substitute_for="nobody"),),
    )
    assert code(plan, change, SECRETARIAT, APPOINTED, {}, TODAY) == "principal-not-member"


def replacement(successor: str) -> Change:
    old = next(each for each in APPOINTED if each.person_id == "niko-ferm")
    start = date(2024, 2, 1)
    new = member(successor, start, on_behalf_of="espoo", appointed_by="VN/1/2024-TEM-1")
    return Change("sihteeristo", start, (old.id,), (new,))


def test_the_old_membership_ends_the_day_before_and_the_quota_is_told_on_both_sides():
    genders = {**GENDERS, "uusi-mies": Gender.MALE, "uusi-nainen": Gender.FEMALE}
    today = date(2024, 1, 15)
    woman = plan(replacement("uusi-nainen"), SECRETARIAT, APPOINTED, genders, today)
    assert woman.closed[0].end == date(2024, 1, 31)
    assert (woman.before.members.women, woman.before.members.men) == (6, 4)
    assert (woman.after.members.women, woman.after.members.men) == (7, 3)
    assert woman.after.outcome is QuotaOutcome.BLOCK
    man = plan(replacement("uusi-mies"), SECRETARIAT, APPOINTED, genders, today)
    assert man.after.outcome is QuotaOutcome.MET
    derogated = plan(
        replacement("uusi-nainen"), SECRETARIAT, APPOINTED, genders, today, reason="r", efforts="e"
    )
    assert derogated.after.outcome is QuotaOutcome.DEROGATION


def test_an_open_term_ends_by_a_decision_alone():
    assert SECRETARIAT.in_term(date(2090, 1, 1))
    assert code(end_term, SECRETARIAT, date(2024, 12, 31), "  ", TODAY) == "term-without-decision"
    assert code(end_term, SECRETARIAT, TODAY - timedelta(1), "p", TODAY) == "date-in-the-past"
    ended = end_term(SECRETARIAT, date(2024, 12, 31), "VN/9/2024-TEM-1", TODAY)
    assert ended.in_term(date(2024, 12, 31)) and not ended.in_term(date(2025, 1, 1))
    assert code(end_term, ended, date(2025, 6, 1), "p", date(2025, 2, 1)) == "term-over"


def test_nobody_joins_outside_the_term():
    ended = replace(SECRETARIAT, term_end=date(2024, 1, 31))
    change = Change("sihteeristo", date(2024, 2, 1), joining=(member("x", date(2024, 2, 1)),))
    assert code(plan, change, ended, [], {"x": Gender.MALE}, TODAY) == "outside-the-term"


def test_a_missing_chair_is_seen():
    assert not chair_is_missing("sihteeristo", APPOINTED, POSTS, TODAY)
    rest = [each for each in APPOINTED if each.post_id != "sihteeristo.chair"]
    assert chair_is_missing("sihteeristo", rest, POSTS, TODAY)


def test_a_refusal_is_an_invalid_input_where_the_request_makes_no_sense():
    with pytest.raises(InvalidInput):
        check_new(member("a", TODAY, end=date(2020, 1, 1)), [], TODAY)
