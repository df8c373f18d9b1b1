"""The gender quota of bodies: at least 40 per cent of each (609/1986 § 4 a). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from processes.memberships import Membership, MembershipRole
from processes.people import Gender
from processes.refusals import refusal


class QuotaOutcome(StrEnum):
    """MET, DEROGATION for a written special reason, or BLOCK."""

    MET = "MET"
    DEROGATION = "DEROGATION"
    BLOCK = "BLOCK"


@dataclass(frozen=True, slots=True)
class Count:
    """Women and men of one group of a body, and what follows from it."""

    women: int
    men: int
    outcome: QuotaOutcome
    reason: str = ""
    efforts: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """The members (chair included) and, as a group of their own, the substitutes."""

    members: Count
    substitutes: Count

    @property
    def outcome(self) -> QuotaOutcome:
        """The worse of the two groups."""
        outcomes = {self.members.outcome, self.substitutes.outcome}
        return next(each for each in reversed(QuotaOutcome) if each in outcomes)


def is_met(women: int, men: int) -> bool:
    """609/1986 § 4 a (1): the smaller group is at least two fifths of all; an empty body meets."""
    return 5 * min(women, men) >= 2 * (women + men)


def count(women: int, men: int, reason: str = "", efforts: str = "") -> Count:
    """The outcome for a group; a derogation needs both a special reason and the efforts made."""
    reason, efforts = reason.strip(), efforts.strip()
    if is_met(women, men):
        return Count(women, men, QuotaOutcome.MET)
    if reason and efforts:
        return Count(women, men, QuotaOutcome.DEROGATION, reason, efforts)
    return Count(women, men, QuotaOutcome.BLOCK, reason, efforts)


def quota(
    memberships: Iterable[Membership],
    genders: Mapping[str, Gender | None],
    on: date,
    reason: str = "",
    efforts: str = "",
) -> Quota:
    """The quota of a body on `on`; experts don't count, substitutes count apart (KHO 1997:49).

    Raises when the gender of somebody who counts is not known.
    """
    members = _genders(memberships, MembershipRole.MEMBER, genders, on)
    substitutes = _genders(memberships, MembershipRole.SUBSTITUTE, genders, on)
    return Quota(
        count(members.count(Gender.FEMALE), members.count(Gender.MALE), reason, efforts),
        count(substitutes.count(Gender.FEMALE), substitutes.count(Gender.MALE), reason, efforts),
    )


def require(result: Quota) -> Quota:
    """The quota itself, unless it blocks."""
    if result.outcome is not QuotaOutcome.BLOCK:
        return result
    blocked = result.members
    group, group_fi = "members", "jäsenistä"
    if blocked.outcome is not QuotaOutcome.BLOCK:
        blocked, group, group_fi = result.substitutes, "substitutes", "varajäsenistä"
    raise refusal(
        "quota-not-met", women=blocked.women, men=blocked.men, group=group, group_fi=group_fi
    )


def _genders(
    memberships: Iterable[Membership],
    role: MembershipRole,
    genders: Mapping[str, Gender | None],
    on: date,
) -> list[Gender]:
    """One gender for each person who has the role on the day, however many substitutions."""
    persons = {each.person_id for each in memberships if each.role is role and each.valid(on)}
    found = []
    for person in sorted(persons):
        gender = genders.get(person)
        if gender is None:
            raise refusal("gender-unknown", person=person)
        found.append(gender)
    return found
