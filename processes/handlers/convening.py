"""Service work of a meeting: create, materials, substitutes, calling off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from engine.deadlines import HELSINKI, end_of
from engine.errors import InvalidInput
from engine.model import Actor, Key
from engine.ports import HandlerContext
from engine.text import Text
from processes.acts import items, papers
from processes.acts import meetings as acts
from processes.acts.desk import Desk, desk_of
from processes.agenda import ItemKind
from processes.handlers.letters import invitation_papers
from processes.handlers.reading import day, document, needed, rows, text
from processes.meetings import Meeting, MeetingState
from processes.minutes import checked_due, written_due
from processes.roles import APPROVER_CHAIR, VICE_CHAIR
from processes.seats import members
from processes.written_procedure import earliest_end

CHAIRS = frozenset({APPROVER_CHAIR, VICE_CHAIR})
TOO_FEW = Text(
    "Määräaikaan mennessä vastasi liian harva jäsen.",
    "För få medlemmar svarade inom utsatt tid.",
    "Too few members answered in time.",
)


def create_meeting(context: HandlerContext) -> Mapping[str, Any]:
    """The meeting with its matters, or a written procedure; its working-day deadlines."""
    desk, variables = _desk(context), context.variables
    written = text(variables, "procedure") == "written"
    before = _unfinished(desk)
    made = _plan(desk, variables, written, before)
    for each in rows(variables, "agenda_items"):
        _put(desk, made, each, text(variables, "written_proposal"))
    dues = {
        "minutes_due": written_due(made.day, desk.calendar).isoformat(),
        "check_due": checked_due(made.day, desk.calendar).isoformat(),
    }
    return {"meeting_id": str(made.key), **dues, **_reply_due(made)}


def _plan(desk: Desk, variables: Mapping[str, Any], written: bool, before: Key | None) -> Meeting:
    starts = desk.now if written else _moment(variables, "meeting_start")
    if written:
        last = day(variables, "meeting_end") or desk.day
        ends = end_of(max(last, earliest_end(desk.day, desk.calendar)))
    else:
        ends = _moment(variables, "meeting_end")
    made = acts.plan_meeting(
        desk,
        needed(variables, "approver_body"),
        ends - timedelta(hours=1) if written else starts,
        ends,
        text(variables, "meeting_place"),
        text(variables, "meeting_link"),
        written,
        before,
    )
    chair = None if written else _who_confirmed(desk)
    return made if chair is None else acts.confirm(replace(desk, actor=Actor(chair)), made)


def _unfinished(desk: Desk) -> Key | None:
    """A written procedure that too few answered ends here; the meeting continues it."""
    before = desk.meeting()
    if before is None or not before.written or before.state is not MeetingState.OPEN:
        return None
    items.leave_open_item(desk, before)
    acts.call_off(desk, before, TOO_FEW.in_language(desk.case.language), adjourn=True)
    return before.key


def _who_confirmed(desk: Desk) -> str | None:
    """The chair or vice chair who completed the confirming of the time."""
    done = [
        each.on_behalf_of or each.completed_by
        for each in desk.uow.tasks.of_case(desk.case.id)
        if each.duty == "convene" and each.completed_by and CHAIRS & set(each.candidate_groups)
    ]
    return done[-1] if done else None


def _put(desk: Desk, meeting: Meeting, row: Mapping[str, Any], proposal: str) -> None:
    """A matter with its paper, as it is now."""
    kind = ItemKind.NOTICE if row.get("kind") == "notice" else ItemKind.DECISION
    found = document(desk.uow, row, "document")
    version = papers.current(desk, found) if found is not None else None
    acts.put_matter(
        desk,
        meeting,
        text(row, "title") or desk.case.title,
        kind,
        proposal=proposal,
        document=found.key if found is not None else None,
        version=version.version if version else None,
        prepared_by=version.prepared_by if version else (),
    )


def send_invitation(context: HandlerContext) -> Mapping[str, Any]:
    """Invites the body; a late invitation needs its recorded reason."""
    desk, meeting = _desk(context), _meeting(context)
    if not meeting.written:
        invitation_papers(desk, meeting, context.variables)
    sent = acts.send_invitation(desk, meeting, text(context.variables, "late_reason"))
    if meeting.written:
        items.begin_matter(desk, context.uow.meetings.get(meeting.key))
    asked = {each.person_id for each in sent}
    if meeting.written:  # who has no vote is told, and has nothing to answer
        asked &= {each.person_id for each in members(desk.seats(meeting.body_id, meeting.day))}
    invitees = [{"person": each, "substitute": None} for each in sorted(asked)]
    return {"invitees": invitees, "invited_at": desk.now.isoformat()}


def send_materials(context: HandlerContext) -> Mapping[str, Any]:
    """The materials are out; late ones with the reason that made the invitation late."""
    desk, meeting = _desk(context), _meeting(context)
    acts.send_materials(desk, meeting, meeting.late_notice_reason)
    return {"materials_sent_at": desk.now.isoformat()}


def invite_substitute(context: HandlerContext) -> Mapping[str, Any]:
    """The substitute of who declined; null when there is none."""
    invitee = context.variables.get("invitee")
    principal = str(invitee.get("person")) if isinstance(invitee, Mapping) else ""
    called = acts.call_substitute(_desk(context), _meeting(context), principal)
    return {"substitute": called.person_id if called else None}


def _reply_due(meeting: Meeting) -> Mapping[str, Any]:
    return {"reply_due": meeting.day.isoformat()} if meeting.written else {}


def _meeting(context: HandlerContext) -> Meeting:
    found: Meeting = context.uow.meetings.get(Key.parse(needed(context.variables, "meeting_id")))
    return found


def _moment(variables: Mapping[str, Any], name: str) -> datetime:
    value = variables.get(name)
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as error:
        raise InvalidInput(f"{name} is no moment", code="invalid-moment") from error
    return found if found.tzinfo else found.replace(tzinfo=HELSINKI)


def _desk(context: HandlerContext) -> Desk:
    return desk_of(context.uow, context.case, context.actor, context.now)
