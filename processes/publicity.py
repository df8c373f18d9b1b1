"""Publicity of papers (621/1999): classes with ground and years; from when a paper is public."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from engine.authority import Publicity
from engine.deadlines import as_day, period_end
from engine.model import Key
from processes.refusals import refusal

SECRET_YEARS = 25
_STRICTNESS = {Publicity.PUBLIC: 0, Publicity.PARTLY_SECRET: 1, Publicity.SECRET: 2}


@dataclass(frozen=True, slots=True)
class Secrecy:
    """A paper's class; a secret one names the point of § 24 and how long it holds."""

    publicity: Publicity = Publicity.PUBLIC
    ground: str = ""
    years: int = SECRET_YEARS
    since: date | None = None

    @property
    def is_public(self) -> bool:
        return self.publicity is Publicity.PUBLIC

    @property
    def until(self) -> date | None:
        """The last day of secrecy (621/1999 § 31); None for a public paper."""
        if self.is_public or self.since is None:
            return None
        return period_end(self.since, years=self.years)

    def holds(self, on: date) -> bool:
        """Whether it is secret, wholly or partly, on a day."""
        return not self.is_public and (self.until is None or on <= self.until)


PUBLIC = Secrecy()


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody opened a secret document: who, when, which version."""

    key: Key
    document: Key
    version: int
    person_id: str
    read_at: datetime
    purpose: str = ""


class PublicFrom(StrEnum):
    """When a paper becomes public: when made, signed, checked and signed, or the case closed."""

    MADE = "made"
    SIGNED = "signed"
    CHECKED_AND_SIGNED = "checked_and_signed"
    CASE_CLOSED = "case_closed"


def classified(publicity: Publicity, ground: str, years: int, now: datetime) -> Secrecy:
    """A class with its ground; secret without a ground, or for no time at all, is refused."""
    if publicity is Publicity.PUBLIC:
        return PUBLIC
    if not ground.strip():
        raise refusal("secrecy-ground-missing")
    if not 1 <= years <= 100:
        raise refusal("secrecy-period")
    return Secrecy(publicity, ground.strip(), years, as_day(now))


def reclassified(old: Secrecy, new: Secrecy, by_person: bool, reason: str) -> Secrecy:
    """The new class; only a person with a reason makes it milder, never a process.

    A stricter or equal class goes through; the period keeps its first day.
    """
    milder = _STRICTNESS[new.publicity] < _STRICTNESS[old.publicity] or (
        not old.is_public and not new.is_public and new.years < old.years
    )
    if milder and not (by_person and reason.strip()):
        raise refusal("secrecy-not-relaxed")
    return replace(new, since=old.since or new.since) if not new.is_public else new


def public_from(kind: str) -> PublicFrom:
    """The moment at which a paper of a kind becomes public, if it is not secret (§§ 6–7)."""
    if kind == "poytakirja":
        return PublicFrom.CHECKED_AND_SIGNED
    if kind in _WHEN_SIGNED:
        return PublicFrom.SIGNED
    return PublicFrom.CASE_CLOSED


_WHEN_SIGNED = frozenset(
    {
        "asettamispaatos",
        "kokoonpanopaatos",
        "maaraajan_jatkaminen",
        "kokouskutsu",
        "lausuntopyynto",
        "peruutusilmoitus",
    }
)


def is_public(
    kind: str, secrecy: Secrecy, signed: bool, published: bool, case_closed: bool, on: date
) -> bool:
    """Whether anybody may read a paper on a day; secrecy goes before every moment."""
    if secrecy.holds(on):
        return False
    moment = public_from(kind)
    if moment is PublicFrom.CHECKED_AND_SIGNED:
        return published
    if moment is PublicFrom.SIGNED:
        return signed
    return case_closed or (signed and moment is PublicFrom.MADE)
