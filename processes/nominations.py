"""Nominations: an organization proposes a woman and a man for a seat, or says why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from engine.model import Key
from processes.people import Gender
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Nomination:
    """An organization's candidates (person ids) in a case; `reason` where one gender is missing.

    The latest nomination of an organization holds; earlier ones stay in the record.
    """

    key: Key
    organization_id: str
    candidates: tuple[str, ...]
    nominated_by: str
    nominated_on: date
    reason: str = ""


def check_nomination(nomination: Nomination, genders: Mapping[str, Gender | None]) -> None:
    """Refuses one without candidates, or one-sided without a reason (609/1986 § 4 a)."""
    if not nomination.candidates:
        raise refusal("nomination-empty")
    proposed = {genders.get(person) for person in nomination.candidates}
    both = {Gender.FEMALE, Gender.MALE} <= proposed
    if not both and not nomination.reason.strip():
        raise refusal("nomination-one-sided", organization=nomination.organization_id)


def latest(nominations: Iterable[Nomination]) -> dict[str, Nomination]:
    """The nomination that holds, by organization."""
    found: dict[str, Nomination] = {}
    for each in sorted(nominations, key=lambda nomination: nomination.key.seq):
        found[each.organization_id] = each
    return found
