"""Disqualification of a person in an item (434/2003 §§ 27–30): ground, interval, who decided."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from engine.text import Text
from processes.agenda import AgendaItem
from processes.refusals import refusal
from processes.seats import Seat


class RecusalGround(StrEnum):
    """The points of 434/2003 § 28 (1). To represent one's city is not among them."""

    PARTY = "1"
    ASSISTS_PARTY = "2"
    SPECIAL_BENEFIT = "3"
    EMPLOYED_BY_PARTY = "4"
    ON_BOARD_OF_PARTY = "5"
    SUPERVISES = "6"
    OTHER_REASON = "7"

    @property
    def citation(self) -> str:
        return f"434/2003 § 28 (1) {self.value}"


GROUND_NAMES = {
    RecusalGround.PARTY: Text("asianosainen itse tai läheinen", "part eller närstående", "a party"),
    RecusalGround.ASSISTS_PARTY: Text(
        "avustaa tai edustaa asianosaista",
        "biträder eller företräder en part",
        "assists or represents a party",
    ),
    RecusalGround.SPECIAL_BENEFIT: Text(
        "erityistä hyötyä tai vahinkoa odotettavissa",
        "särskild nytta eller skada att vänta",
        "special benefit or harm to be expected",
    ),
    RecusalGround.EMPLOYED_BY_PARTY: Text(
        "palvelus- tai toimeksiantosuhde asianosaiseen",
        "anställnings- eller uppdragsförhållande till en part",
        "employed or commissioned by a party",
    ),
    RecusalGround.ON_BOARD_OF_PARTY: Text(
        "asianosaisen hallinnossa", "i en parts ledning", "on the board of a party"
    ),
    RecusalGround.SUPERVISES: Text(
        "ohjaava tai valvova toimielin", "styrande eller övervakande organ", "supervises a party"
    ),
    RecusalGround.OTHER_REASON: Text(
        "puolueettomuus muusta syystä vaarassa",
        "opartiskheten äventyras av annat skäl",
        "impartiality in danger for another reason",
    ),
}


class RecusalState(StrEnum):
    """declared (by the person: holds at once) | raised (by another) → confirmed | rejected."""

    DECLARED = "declared"
    RAISED = "raised"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Recusal:
    """One person in one item; `ends` is open until the item is closed."""

    key: Key
    meeting: Key
    item: int
    person_id: str
    ground: RecusalGround
    explanation: str
    state: RecusalState
    starts: datetime
    ends: datetime | None = None
    raised_by: str = ""
    decided_by: tuple[str, ...] = ()
    decided_at: datetime | None = None

    @property
    def holds(self) -> bool:
        return self.state in (RecusalState.DECLARED, RecusalState.CONFIRMED)

    def bars(self, moment: datetime) -> bool:
        return self.holds and self.starts <= moment and (self.ends is None or moment < self.ends)


@dataclass(frozen=True, slots=True)
class RecusalCheck:
    """A recorded answer to an asked check: this person is not disqualified, and why not."""

    key: Key
    meeting: Key
    item: int
    person_id: str
    explanation: str
    checked_by: str
    checked_at: datetime


def raised(recusals: Sequence[Recusal], new: Recusal, by: str) -> Recusal:
    """A disqualification declared by the person or raised by another; its words are needed."""
    if not new.explanation.strip():
        raise refusal("recusal-explanation-missing")
    if any(r.person_id == new.person_id and r.holds for r in of_item(recusals, new.item)):
        raise refusal("already-recused", person=new.person_id, item=new.item)
    own = by == new.person_id
    return replace(new, raised_by=by, state=RecusalState.DECLARED if own else RecusalState.RAISED)


def decided(
    recusal: Recusal, confirmed: bool, deciders: Collection[str], actor: str, now: datetime
) -> Recusal:
    """The body's own decision on its member (434/2003 § 29); the member is not among them."""
    if recusal.state not in (RecusalState.DECLARED, RecusalState.RAISED):
        raise refusal("recusal-decided")
    if actor == recusal.person_id:
        raise refusal("own-recusal")
    state = RecusalState.CONFIRMED if confirmed else RecusalState.REJECTED
    others = tuple(sorted(set(deciders) - {recusal.person_id}))
    return replace(recusal, state=state, decided_by=others, decided_at=now)


def ended(recusals: Iterable[Recusal], item: int, now: datetime) -> list[Recusal]:
    """The item's disqualifications with their interval closed."""
    return [replace(r, ends=now) for r in of_item(recusals, item) if r.ends is None]


def of_item(recusals: Iterable[Recusal], item: int) -> list[Recusal]:
    """Those of one item."""
    return [each for each in recusals if each.item == item]


def recused(recusals: Iterable[Recusal], item: int, moment: datetime) -> frozenset[str]:
    """The persons barred from an item at a moment."""
    return frozenset(r.person_id for r in of_item(recusals, item) if r.bars(moment))


def require_eligible(
    recusals: Iterable[Recusal], item: AgendaItem, person_id: str, moment: datetime
) -> None:
    """Refuse a disqualified person who would see or handle the item."""
    for each in of_item(recusals, item.item):
        if each.person_id == person_id and each.bars(moment):
            raise refusal(
                "recused",
                ground=each.ground.citation,
                person=person_id,
                item=item.position,
            )


def visible_items(
    agenda: Iterable[AgendaItem], recusals: Sequence[Recusal], person_id: str, moment: datetime
) -> list[AgendaItem]:
    """The agenda as a person may see it: without the items in which they are disqualified."""
    return [e for e in agenda if person_id not in recused(recusals, e.item, moment)]


def to_check(
    item: AgendaItem,
    seats: Iterable[Seat],
    recusals: Sequence[Recusal],
    checks: Iterable[RecusalCheck],
) -> list[Seat]:
    """Those who represent the one organization that the item benefits, not yet checked."""
    if item.benefits is None:
        return []
    answered = {c.person_id for c in checks if c.item == item.item}
    answered |= {r.person_id for r in of_item(recusals, item.item)}
    return [s for s in seats if s.on_behalf_of == item.benefits and s.person_id not in answered]


def require_checked(
    item: AgendaItem,
    seats: Iterable[Seat],
    recusals: Sequence[Recusal],
    checks: Iterable[RecusalCheck],
) -> None:
    """Refuse to decide an item that benefits one city before its representatives are checked."""
    open_checks = to_check(item, seats, recusals, checks)
    if open_checks:
        raise refusal(
            "recusal-check-open",
            organization=item.benefits,
            person=", ".join(s.person_id for s in open_checks),
        )
