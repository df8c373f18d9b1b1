"""609/1986 § 4 a with its vectors; substitutes apart, experts not at all."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import InvalidInput, NotAllowed
from processes.memberships import Membership, MembershipRole, membership_id
from processes.people import Gender
from processes.quota import QuotaOutcome, count, is_met, quota, require
from processes.source.memberships import APPOINTED, GROUP_MEMBERS, GROUP_SUBSTITUTES, TERM_START
from processes.source.people import PERSONS

GENDERS = {each.id: each.gender for each in PERSONS}
DAY = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("women", "men", "met"),
    [(6, 4, True), (6, 3, False), (7, 3, False), (1, 1, True), (2, 1, False), (0, 0, True),
     (3, 2, True), (0, 1, False), (4, 6, True)],
)  # fmt: skip
def test_vectors(women, men, met):
    assert is_met(women, men) is met
    assert is_met(men, women) is met


def test_a_derogation_needs_both_reason_and_efforts():
    assert count(7, 3).outcome is QuotaOutcome.BLOCK
    assert count(7, 3, "syy", "  ").outcome is QuotaOutcome.BLOCK
    assert count(7, 3, "", "toimet").outcome is QuotaOutcome.BLOCK
    derogation = count(7, 3, " syy ", "toimet")
    assert (derogation.outcome, derogation.reason) == (QuotaOutcome.DEROGATION, "syy")
    assert count(6, 4, "syy", "toimet").outcome is QuotaOutcome.MET, "no derogation is needed"


def test_the_source_is_at_its_exact_boundary():
    found = quota(APPOINTED, GENDERS, TERM_START)
    assert (found.members.women, found.members.men) == (6, 4)
    assert found.outcome is QuotaOutcome.MET
    man = next(each for each in APPOINTED if GENDERS[each.person_id] is Gender.MALE)
    without = quota([each for each in APPOINTED if each is not man], GENDERS, TERM_START)
    assert without.outcome is QuotaOutcome.BLOCK


def _member(person: str, role: MembershipRole, **more: object) -> Membership:
    return Membership(membership_id("b", person, DAY), "b", person, role, DAY, **more)  # type: ignore[arg-type]


def test_substitutes_are_a_group_of_their_own_and_experts_none():
    genders = {"f": Gender.FEMALE, "m": Gender.MALE, "x": Gender.MALE, "s": Gender.FEMALE}
    members = [
        _member("f", MembershipRole.MEMBER),
        _member("m", MembershipRole.MEMBER),
        _member("x", MembershipRole.EXPERT),
        _member("s", MembershipRole.SUBSTITUTE, substitute_for="f"),
    ]
    found = quota(members, genders, DAY)
    assert (found.members.women, found.members.men) == (1, 1)
    assert (found.substitutes.women, found.substitutes.men) == (1, 0)
    assert found.members.outcome is QuotaOutcome.MET
    assert found.outcome is QuotaOutcome.BLOCK
    with pytest.raises(NotAllowed) as refused:
        require(found)
    assert refused.value.ground == "609/1986 § 4 a"
    assert "varajäsenistä" in refused.value.reason_fi


def test_who_counts_on_the_day():
    found = quota(APPOINTED, GENDERS, date(2023, 8, 31))
    assert (found.members.women, found.members.men) == (0, 0)


def test_an_unknown_gender_is_told_not_guessed():
    with pytest.raises(InvalidInput) as refused:
        quota(APPOINTED, {}, TERM_START)
    assert refused.value.code == "gender-unknown"


def test_the_played_group_meets_the_quota_too():
    found = quota((*GROUP_MEMBERS, *GROUP_SUBSTITUTES), GENDERS, TERM_START)
    assert (found.members.women, found.members.men) == (7, 6)
    assert (found.substitutes.women, found.substitutes.men) == (3, 3)
