"""A decision: who decided, on whose presentation, with what outcome; and a presentation itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from engine.text import Text
from processes.refusals import refusal
from processes.seats import Seat, SeatRole, holder
from processes.votes import Tally


class Outcome(StrEnum):
    """approved; returned to preparation; tabled to a later meeting; rejected."""

    APPROVED = "approved"
    RETURNED = "returned"
    TABLED = "tabled"
    REJECTED = "rejected"


OUTCOME_NAMES = {
    Outcome.APPROVED: Text("hyväksytty", "godkänt", "approved"),
    Outcome.RETURNED: Text("palautettu valmisteluun", "återremitterat", "returned"),
    Outcome.TABLED: Text("pantu pöydälle", "bordlagt", "tabled"),
    Outcome.REJECTED: Text("hylätty", "förkastat", "rejected"),
}


class Capacity(StrEnum):
    """In what place the decider decided."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MINISTER = "minister"


@dataclass(frozen=True, slots=True)
class Presentation:
    """A proposal brought up for decision: this version of this document, by this person."""

    key: Key
    presented_by: str
    presented_at: datetime
    proposal: str
    document: Key | None = None
    version: int | None = None
    prepared_by: tuple[str, ...] = ()
    meeting: Key | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on one presentation; immutable."""

    key: Key
    presentation: Key
    outcome: Outcome
    text: str
    decided_by: str
    capacity: Capacity
    presented_by: str
    decided_at: datetime
    reason: str = ""
    title: str = ""
    document: Key | None = None
    version: int | None = None
    meeting: Key | None = None
    item: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None

    @property
    def accepted(self) -> bool:
        """Whether the proposal stood."""
        return self.outcome is Outcome.APPROVED


def deciding_seat(seats: Sequence[Seat], eligible: Collection[str]) -> Seat:
    """Who decides among those present and not disqualified: the chair, else the vice chair."""
    for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR):
        seat = holder(seats, role)
        if seat and seat.person_id in eligible:
            return seat
    raise refusal("nobody-to-decide")


def require_decider(seat: Seat, person_id: str) -> Capacity:
    """The capacity in which the person decides; refuses anybody but the deciding seat."""
    if seat.person_id != person_id:
        raise refusal("not-the-decider", decider=seat.person_id, role=seat.role.value)
    return Capacity.CHAIR if seat.role is SeatRole.CHAIR else Capacity.VICE_CHAIR


def require_presented(
    presentation: Presentation | None,
    current_version: int | None,
    decided: Collection[Key] = (),
) -> Presentation:
    """The presentation to decide on; refuses none, an outdated and a decided one."""
    if presentation is None:
        raise refusal("nothing-presented")
    if presentation.key in decided:
        raise refusal("already-decided")
    if presentation.version != current_version:
        raise refusal(
            "older-version-presented", presented=presentation.version, current=current_version
        )
    return presentation


def require_separation(presentation: Presentation, decider: str, acting_for: str = "") -> None:
    """Refuse a decider who presented the proposal or prepared its version, or acts for one."""
    for person in filter(None, (decider, acting_for)):
        if person == presentation.presented_by:
            raise refusal("presenter-decides")
        if person in presentation.prepared_by:
            raise refusal("decider-prepared", person=person)


def require_words(outcome: Outcome, text: str, reason: str) -> None:
    """A decision has its text; any outcome but approval its reason."""
    if outcome is not Outcome.APPROVED and not reason.strip():
        raise refusal(
            "outcome-reason-missing", outcome=outcome, outcome_fi=OUTCOME_NAMES[outcome].fi
        )
    if not text.strip():
        raise refusal("decision-text-missing")


def require_carried(outcome: Outcome, count: Tally | None) -> None:
    """A vote binds: approval needs a carried vote, and a carried vote is approved."""
    if count is None or outcome is Outcome.TABLED:
        return
    if count.carried != (outcome is Outcome.APPROVED):
        raise refusal(
            "vote-went-against",
            pro=count.for_,
            contra=count.against,
            outcome=outcome,
            outcome_fi=OUTCOME_NAMES[outcome].fi,
        )


def decided(
    key: Key,
    presentation: Presentation,
    outcome: Outcome,
    text: str,
    reason: str,
    by: tuple[str, Capacity],
    now: datetime,
    count: Tally | None = None,
) -> Decision:
    """The decision on a presentation; its words, vote and separation of duties are checked."""
    person, capacity = by
    require_separation(presentation, person)
    require_words(outcome, text, reason)
    require_carried(outcome, count)
    return Decision(
        key,
        presentation.key,
        outcome,
        text.strip(),
        person,
        capacity,
        presentation.presented_by,
        now,
        reason=reason.strip(),
        document=presentation.document,
        version=presentation.version,
        meeting=presentation.meeting,
        item=presentation.item,
        votes_for=count.for_ if count else None,
        votes_against=count.against if count else None,
    )
