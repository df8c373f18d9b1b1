"""Service work of a meeting: create, materials, substitutes, calling off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from engine.deadlines import HELSINKI, end_of
from engine.errors import InvalidInput
from engine.model import Key
from engine.ports import HandlerContext
from processes.acts import meetings as acts
from processes.acts.desk import Desk, desk_of
from processes.agenda import ItemKind
from processes.handlers.reading import day, needed, rows, text
from processes.meetings import Meeting
from processes.minutes import checked_due, written_due
from processes.written_procedure import earliest_end


def create_meeting(context: HandlerContext) -> Mapping[str, Any]:
    """The meeting with its matters, or a written procedure; its working-day deadlines."""
    desk, variables = _desk(context), context.variables
    written = text(variables, "procedure") == "written"
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
    )
    for each in rows(variables, "agenda_items"):
        kind = ItemKind.NOTICE if each.get("kind") == "notice" else ItemKind.DECISION
        acts.put_matter(desk, made, str(each.get("title") or context.case.title), kind)
    dues = {
        "minutes_due": written_due(made.day, desk.calendar).isoformat(),
        "check_due": checked_due(made.day, desk.calendar).isoformat(),
    }
    return {"meeting_id": str(made.key), **dues, **_reply_due(made)}


def send_invitation(context: HandlerContext) -> Mapping[str, Any]:
    """Invites the body; a late invitation needs its recorded reason."""
    desk = _desk(context)
    sent = acts.send_invitation(desk, _meeting(context), text(context.variables, "late_reason"))
    invitees = [{"person": each.person_id, "substitute": None} for each in sent]
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
