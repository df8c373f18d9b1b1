"""Handle an item of an open meeting: take up, present, vote, decide, dissent, put down."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.acts import deciding, items, meetings, papers
from processes.agenda import AgendaItem, ItemState, require_item
from processes.commands.desks import desk_at_item, desk_in_case, desk_in_chair
from processes.decisions import Outcome
from processes.meetings import Meeting, require_open
from processes.recusals import require_eligible
from processes.refusals import refusal
from processes.votes import Choice


class TakeUpItem(Command, frozen=True):
    """Begin an item; the one before is put down first."""

    action: ClassVar[str] = "handle-item"
    key: Key


@handles(TakeUpItem)
def take_up_item(command: TakeUpItem, uow: Any, context: Context) -> Answer:
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    return _told(meetings.take_up(desk, meeting, item))


class PutDownItem(Command, frozen=True):
    """End an item; its disqualifications end with it."""

    action: ClassVar[str] = "handle-item"
    key: Key


@handles(PutDownItem)
def put_down_item(command: PutDownItem, uow: Any, context: Context) -> Answer:
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    return _told(meetings.put_down(desk, meeting, item))


class NoteDiscussion(Command, frozen=True):
    """What the minutes will say of the discussion; a later note replaces the earlier."""

    action: ClassVar[str] = "handle-item"
    key: Key
    text: str


@handles(NoteDiscussion)
def note_discussion(command: NoteDiscussion, uow: Any, context: Context) -> Answer:
    """Only while the item is at hand."""
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    require_open(meeting)
    require_item(item, ItemState.OPEN)
    return _told(items.note_discussion(desk, item, command.text.strip()))


class PresentItem(Command, frozen=True):
    """Present the item's proposal; left out, it is the one on the agenda."""

    action: ClassVar[str] = "present"
    key: Key
    proposal: str = ""


@handles(PresentItem)
def present_item(command: PresentItem, uow: Any, context: Context) -> Answer:
    """The item's paper is locked with its attachments by the presentation."""
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    if not meeting.written:
        require_open(meeting)
        require_item(item, ItemState.OPEN)
    document = uow.documents.get(item.document) if item.document is not None else None
    proposal = command.proposal.strip() or item.proposal
    if not proposal:
        raise refusal("decision-text-missing")
    made = papers.present(desk, proposal, document, meeting.key, item.item)
    return {"id": str(made.key), "version": made.version}


class CastVote(Command, frozen=True):
    """One's own vote, or another's as it was called; `proposal` is a counter-proposal."""

    action: ClassVar[str] = "vote"
    key: Key
    person_id: str
    choice: Choice
    proposal: str = ""


@handles(CastVote)
def cast_vote(command: CastVote, uow: Any, context: Context) -> Answer:
    who = command.person_id
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key, about=who)
    require_item(item, ItemState.OPEN)
    made = deciding.cast(desk, meeting, item, who, command.choice, command.proposal)
    return {"id": str(made.key), "choice": str(made.choice)}


class DecideItem(Command, frozen=True):
    """The chair's statement of what was decided on the presented proposal."""

    action: ClassVar[str] = "decide"
    key: Key
    outcome: Outcome
    text: str
    reason: str = ""


@handles(DecideItem)
def decide_item(command: DecideItem, uow: Any, context: Context) -> Answer:
    """By who leads the very body, with a quorum, on a presentation; nobody barred takes part."""
    uow.cases.lock(command.key.case_id)
    item: AgendaItem = uow.agenda.get(command.key)
    meeting: Meeting
    desk, meeting = desk_in_chair(uow, context, command.action, item.meeting)
    require_eligible(uow.recusals.of_meeting(meeting.key), item, context.actor.id, context.now)
    made = deciding.decide_item(
        desk, meeting, item, command.outcome, command.text.strip(), command.reason.strip()
    )
    return {"id": str(made.key), "outcome": str(made.outcome)}


class RecordDissent(Command, frozen=True):
    """A differing opinion, at the decision, by one whose proposal or vote it differs from."""

    action: ClassVar[str] = "dissent"
    key: Key
    person_id: str
    text: str


@handles(RecordDissent)
def record_dissent(command: RecordDissent, uow: Any, context: Context) -> Answer:
    """`key` is the decision's."""
    who = command.person_id
    desk = desk_in_case(uow, context, command.action, command.key.case_id, about=who)
    made = deciding.dissent(desk, uow.decisions.get(command.key), who, command.text)
    return {"id": str(made.key)}


def _told(item: AgendaItem) -> Answer:
    return {"id": str(item.key), "item": item.item, "state": str(item.state)}
