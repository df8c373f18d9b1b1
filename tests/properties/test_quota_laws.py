"""Laws of the quota and of compositions, whatever the numbers (609/1986 § 4 a)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.text import NO_TEXT
from processes.bodies import Body, BodyKind
from processes.composition import Change, plan
from processes.memberships import Membership, MembershipRole, membership_id, valid_on
from processes.people import Gender
from processes.quota import QuotaOutcome, count, is_met, quota
from processes.selection import Proposal, pick

START = date(2023, 9, 1)
BODY = Body("b", NO_TEXT, BodyKind.PREPARING, "tem")
NUMBERS = st.integers(0, 60)


@given(NUMBERS, NUMBERS)
def test_forty_per_cent_exactly(women, men):
    total = women + men
    share = Fraction(min(women, men), total) if total else Fraction(1, 2)
    assert is_met(women, men) == (share >= Fraction(2, 5)) == is_met(men, women)


@given(NUMBERS, NUMBERS, st.text(max_size=5), st.text(max_size=5))
def test_a_block_is_lifted_by_both_reasons_alone(women, men, reason, efforts):
    found = count(women, men, reason, efforts).outcome
    both = bool(reason.strip() and efforts.strip())
    expected = QuotaOutcome.DEROGATION if both else QuotaOutcome.BLOCK
    assert found is (QuotaOutcome.MET if is_met(women, men) else expected)


def body_of(genders: list[Gender]) -> tuple[list[Membership], dict[str, Gender]]:
    people = {f"p{n}": gender for n, gender in enumerate(genders)}
    members = [
        Membership(membership_id("b", each, START), "b", each, MembershipRole.MEMBER, START)
        for each in people
    ]
    return members, people


@given(st.lists(st.sampled_from(Gender), min_size=1, max_size=12), st.data())
def test_a_replacement_by_the_same_gender_changes_no_quota(genders, data):
    members, people = body_of(genders)
    old = data.draw(st.sampled_from(members))
    start = START + timedelta(days=data.draw(st.integers(1, 400)))
    new = Membership("new", "b", "q", MembershipRole.MEMBER, start, appointed_by="d")
    people["q"] = people[old.person_id]
    made = plan(Change("b", start, (old.id,), (new,)), BODY, members, people, START)
    assert (made.before.members.women, made.before.members.men) == (
        made.after.members.women,
        made.after.members.men,
    )
    kept = [each for each in members if each.id != old.id]
    for day in (start - timedelta(days=1), start):
        assert len(valid_on([*kept, *made.closed, *made.opened], day)) == len(genders)


@given(st.lists(st.sampled_from(Gender), max_size=12), st.integers(0, 6))
def test_experts_never_count(genders, experts):
    members, people = body_of(genders)
    more = [Membership(f"x{n}", "b", f"x{n}", MembershipRole.EXPERT, START) for n in range(experts)]
    assert quota([*members, *more], people, START) == quota(members, people, START)


PROPOSALS = st.lists(st.tuples(st.booleans(), st.booleans()).filter(any), min_size=1, max_size=12)


@given(PROPOSALS)
def test_picking_meets_the_quota_whenever_the_candidates_allow_it(proposed):
    proposals = [
        Proposal(f"o{n}", f"w{n}" if woman else None, f"m{n}" if man else None)
        for n, (woman, man) in enumerate(proposed)
    ]
    places = pick(proposals, setter_id="nobody")
    assert len(places) == len(proposals)
    women = sum(each.person_id.startswith("w") for each in places)
    only_women = sum(woman and not man for woman, man in proposed)
    only_men = sum(man and not woman for woman, man in proposed)
    free = len(proposed) - only_women - only_men
    possible = any(is_met(only_women + taken, only_men + free - taken) for taken in range(free + 1))
    assert is_met(women, len(places) - women) == possible
