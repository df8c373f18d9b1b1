"""Bodies that prepare or decide, their posts, and their terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from engine.deadlines import finnish
from engine.text import Text
from processes.refusals import refusal


class BodyKind(StrEnum):
    """What a body is for."""

    PREPARING = "preparing"
    DECIDING = "deciding"


@dataclass(frozen=True, slots=True)
class Body:
    """An organ with a term; `term_end` None is open-ended (toistaiseksi).

    `secretariat_id` names the body that keeps its minutes. `fees` and `travel` say whether the
    decision allows meeting fees and travel costs; `moment` is what other costs are paid from.
    """

    id: str
    name: Text
    kind: BodyKind
    setter_id: str
    term_start: date | None = None
    term_end: date | None = None
    appointed_by: str = ""
    ended_by: str = ""
    secretariat_id: str | None = None
    fees: bool = False
    travel: bool = False
    moment: str = ""
    played: bool = False

    def in_term(self, on: date) -> bool:
        """Whether the body exists on `on`; an open term lasts until a decision ends it."""
        started = self.term_start is None or self.term_start <= on
        return started and (self.term_end is None or on <= self.term_end)


@dataclass(frozen=True, slots=True)
class Post:
    """A post exists without a holder; the membership of a date holds it."""

    id: str
    organization_id: str
    role: str
    name: Text
    played: bool = False


def end_term(body: Body, last_day: date, decision: str, today: date) -> Body:
    """The body with its term ended by a decision; an open term ends in no other way.

    Raises when no decision is named, the day is past, or lies before the term.
    """
    if not decision.strip():
        raise refusal("term-without-decision", body=body.name.en, body_fi=body.name.fi)
    if body.term_end is not None and body.term_end < today:
        raise refusal("term-over", body=body.name.en, end=finnish(body.term_end))
    if last_day < today or (body.term_start is not None and last_day < body.term_start):
        raise refusal("date-in-the-past", day=finnish(last_day), today=finnish(today))
    return replace(body, term_end=last_day, ended_by=decision.strip())
