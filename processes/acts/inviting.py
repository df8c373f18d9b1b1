"""Letters of a meeting: invitations and cancellations with their entry for the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.deadlines import as_day
from engine.model import JobKind
from processes.acts import papers
from processes.acts.desk import Desk
from processes.acts.telling import MAIL, printed
from processes.calendar import Part
from processes.documents import DocumentKind
from processes.invitations import Invitation, Reply
from processes.meetings import Meeting
from processes.people import Person
from processes.seats import SeatRole, seat_of

REPLY_WORKING_DAYS = 1
"""Replies are asked for by the working day before the meeting [D]."""


def invite_by_mail(desk: Desk, meeting: Meeting, invitations: Iterable[Invitation]) -> None:
    """One letter to each person invited, METHOD:REQUEST; a written procedure has no entry."""
    for each in invitations:
        values = {
            "reply_by": desk.calendar.add(meeting.day, -REPLY_WORKING_DAYS).isoformat(),
            "short_notice_reason": meeting.late_notice_reason,
            "substitute_for": _name(desk, each.substitute_for),
        }
        template = "written_procedure" if meeting.written else "invitation"
        if meeting.written:
            values |= _matter(desk, meeting)
        _send(desk, meeting, each.person_id, template, "REQUEST", values)


def _matter(desk: Desk, meeting: Meeting) -> dict[str, str]:
    """What a written procedure asks, and by when."""
    item = next(iter(desk.uow.agenda.of_meeting(meeting.key)), None)
    return {
        "matter": item.title if item else desk.case.title,
        "proposal": item.proposal if item else "",
        "reply_by": as_day(meeting.ends).isoformat(),
    }


def cancel_by_mail(desk: Desk, meeting: Meeting, invitations: Iterable[Invitation]) -> None:
    """The same people are told that it is called off, METHOD:CANCEL."""
    for each in invitations:
        if each.reply is not Reply.WITHDRAWN:
            values = {"reason": meeting.end_reason}
            _send(desk, meeting, each.person_id, "cancellation", "CANCEL", values)


def _send(
    desk: Desk, meeting: Meeting, person_id: str, template: str, method: str,
    values: Mapping[str, str],
) -> None:  # fmt: skip
    person: Person = desk.uow.people.get(person_id)
    if not person.email:
        return
    body = desk.uow.bodies.get(meeting.body_id)
    title = f"{body.name.in_language(person.language)} {meeting.number}"
    data = {
        "name": person.name,
        "meeting": title,
        "starts": meeting.starts.isoformat(),
        "place": meeting.place,
        "meeting_link": meeting.link,
        **values,
    }
    payload: dict[str, Any] = {
        "to": [{"name": person.name, "email": person.email}],
        "template": template,
        "language": person.language,
        "data": data,
    }
    along = _papers(desk, meeting) if template == "invitation" else []
    if along:
        payload["attachments"] = along
    if not meeting.written:
        payload["calendar"] = _entry(desk, meeting, person, title, method)
    desk.enqueue(JobKind.MAIL, MAIL, payload)


def _papers(desk: Desk, meeting: Meeting) -> list[str]:
    """The signed invitation and agenda of the meeting."""
    found = (
        papers.latest(desk, kind, meeting.key)
        for kind in (DocumentKind.INVITATION, DocumentKind.AGENDA)
    )
    return [str(key) for each in found if each and each.is_signed for key in printed(desk, each)]


def _entry(desk: Desk, meeting: Meeting, person: Person, title: str, method: str) -> dict[str, Any]:
    """The invitation is the entry's first state and calling off its second, by the same id."""
    seat = seat_of(desk.seats(meeting.body_id, meeting.day), person.id)
    part = Part.CHAIR if seat and seat.role is SeatRole.CHAIR else Part.MEMBER
    return {
        "method": method,
        "uid": f"{meeting.key}@paatospolku",
        "sequence": 0 if method == "REQUEST" else 1,
        "title": title,
        "starts": meeting.starts.isoformat(),
        "ends": meeting.ends.isoformat(),
        "stamp": desk.now.isoformat(),
        "organizer": _organizer(desk, meeting),
        "attendees": [{"name": person.name, "email": person.email, "part": str(part)}],
        "place": meeting.place,
        "link": meeting.link,
        "language": person.language,
    }


def _organizer(desk: Desk, meeting: Meeting) -> dict[str, str]:
    """Who confirmed the time; else whoever sends the letters, or the body's own address."""
    for each in (meeting.confirmed_by, desk.actor.person_id):
        person = desk.uow.people.find(each) if each else None
        if person is not None and person.email:
            return {"name": person.name, "email": person.email}
    body = desk.uow.bodies.get(meeting.body_id)
    return {
        "name": body.name.in_language(desk.case.language),
        "email": f"{body.id}@example.invalid",
    }


def _name(desk: Desk, person_id: str | None) -> str:
    return desk.uow.people.get(person_id).name if person_id else ""
