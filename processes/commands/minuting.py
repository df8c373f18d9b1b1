"""Minutes of a meeting: begun from its registers, submitted, checked, sent back, published."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.deadlines import finnish
from engine.model import Key
from engine.ports import Context
from processes.acts import minutes as acts
from processes.acts.desk import Desk
from processes.acts.drafting import draft_paper
from processes.commands.act import words
from processes.commands.desks import desk_in_meeting
from processes.documents import DocumentKind
from processes.meetings import Meeting
from processes.minutes import Minutes, require_draft
from processes.refusals import refusal
from processes.seats import seat_of


class BeginMinutes(Command, frozen=True):
    """A first paper from what was recorded: attendance, items, recusals, decisions, dissents."""

    action: ClassVar[str] = "write-minutes"
    key: Key


@handles(BeginMinutes)
def begin_minutes(command: BeginMinutes, uow: Any, context: Context) -> Answer:
    """`key` is the meeting's."""
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key)
    if acts.of_meeting(desk, meeting.key) is not None:
        raise refusal("minutes-begun")
    document, _ = draft_paper(desk, DocumentKind.MINUTES, {"meeting_id": str(meeting.key)})
    acts.begin(desk, meeting, document)
    return {"document": str(document.key)}


class SubmitMinutes(Command, frozen=True):
    """Written, and given to those who check them; they were there and did not write."""

    action: ClassVar[str] = "write-minutes"
    key: Key
    checkers: tuple[str, ...]


@handles(SubmitMinutes)
def submit_minutes(command: SubmitMinutes, uow: Any, context: Context) -> Answer:
    desk, meeting, found = _found(uow, context, command.action, command.key)
    require_draft(found)
    came = {each.person_id for each in uow.presences.of_meeting(meeting.key)}
    for each in command.checkers:
        if each not in came and not meeting.written:
            raise refusal("minutes-checker-absent", person=each[:100])
        if each == desk.person:
            raise refusal("minutes-writer-checks")
    if not command.checkers:
        raise refusal("minutes-incomplete", what="those who check them", what_fi="tarkastajat")
    document = uow.documents.get(found.document)
    done = acts.write(desk, meeting, document, desk.person, command.checkers)
    return {"state": str(done.state)}


class CheckMinutes(Command, frozen=True):
    """A checker finds them right, or sends them back with a remark."""

    action: ClassVar[str] = "check-minutes"
    key: Key
    right: bool
    remark: str = ""


@handles(CheckMinutes)
def check_minutes(command: CheckMinutes, uow: Any, context: Context) -> Answer:
    """Only those who were elected for it, where any were."""
    desk, meeting, found = _found(uow, context, command.action, command.key)
    if seat_of(desk.seats(meeting.body_id, meeting.day), desk.person) is None:
        raise refusal("not-in-body", person=desk.person, day=finnish(meeting.day))
    if found.checkers and desk.person not in found.checkers:
        raise refusal("minutes-not-checker", person=desk.person)
    if command.right:
        return {"state": str(acts.check(desk, meeting, found).state)}
    remark = words(command.remark, "remark", 4000)
    acts.remark(desk, meeting, remark)
    return {"state": str(acts.send_back(desk, meeting, found, remark).state)}


class PublishMinutes(Command, frozen=True):
    """Public once checked and signed (621/1999 § 6), never before."""

    action: ClassVar[str] = "publish-minutes"
    key: Key


@handles(PublishMinutes)
def publish_minutes(command: PublishMinutes, uow: Any, context: Context) -> Answer:
    desk, meeting, found = _found(uow, context, command.action, command.key)
    return {"state": str(acts.publish(desk, meeting, found).state)}


def _found(uow: Any, context: Context, action: str, key: Key) -> tuple[Desk, Meeting, Minutes]:
    desk, meeting = desk_in_meeting(uow, context, action, key)
    found = acts.of_meeting(desk, meeting.key)
    if found is None:
        raise refusal("no-minutes")
    return desk, meeting, found
