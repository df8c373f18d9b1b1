"""How commands come to a desk: the case locked, the authority asked, the actor's hat put on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.authority import Subject
from engine.errors import NotFound
from engine.model import Case, Key, Verdict
from engine.ports import Context
from processes.acts.desk import Desk
from processes.agenda import AgendaItem
from processes.commands.act import permit_in_case, required
from processes.meetings import Meeting
from processes.recusals import require_eligible
from processes.rules import case_subject
from processes.standing import in_body


def seated(uow: Any, context: Context, case: Case, verdict: Verdict) -> Desk:
    """A desk in the locked case, in the name of whom the verdict says."""
    actor = context.actor
    if verdict.on_behalf_of:
        actor = replace(actor, on_behalf_of=verdict.on_behalf_of, mandate=verdict.mandate)
    return Desk(uow, case, actor, context.now)


def desk_in_case(
    uow: Any,
    context: Context,
    action: str,
    case_id: str,
    revision: int | None = None,
    about: str | None = None,
) -> Desk:
    """A desk in the case, if the actor's roles in it allow the action; `revision` as last read."""
    case = uow.cases.lock(case_id, revision)
    return seated(uow, context, case, permit_in_case(uow, context, action, case, about))


def desk_in_body(
    uow: Any,
    context: Context,
    action: str,
    case_id: str,
    body_id: str,
    revision: int | None = None,
) -> Desk:
    """A desk in the case for what is reserved to the posts of the very body that meets."""
    case = uow.cases.lock(case_id, revision)
    if context.actor.is_system:
        return Desk(uow, case, context.actor, context.now)
    found = case_subject(case, context.now, uow)
    subject = Subject(
        disqualified=found.disqualified,
        publicity=found.publicity,
        secrecy_ground=found.secrecy_ground,
    )
    body = uow.bodies.get(body_id)
    verdict = required(in_body(context.actor, action, body, subject, context.now, uow))
    return seated(uow, context, case, verdict)


def desk_in_meeting(
    uow: Any,
    context: Context,
    action: str,
    key: Key,
    revision: int | None = None,
    about: str | None = None,
) -> tuple[Desk, Meeting]:
    """A desk in the meeting's case, by the roles in the case."""
    desk = desk_in_case(uow, context, action, key.case_id, revision, about)
    return desk, uow.meetings.get(key)


def desk_in_chair(
    uow: Any, context: Context, action: str, key: Key, revision: int | None = None
) -> tuple[Desk, Meeting]:
    """A desk for what the chair of the very body that meets does, or who stands in."""
    meeting: Meeting = uow.meetings.get(key)
    return desk_in_body(uow, context, action, key.case_id, meeting.body_id, revision), meeting


def desk_at_item(
    uow: Any, context: Context, action: str, key: Key, about: str | None = None
) -> tuple[Desk, Meeting, AgendaItem]:
    """A desk at one item of a meeting; the disqualified do not come to it (434/2003 § 27)."""
    desk = desk_in_case(uow, context, action, key.case_id, about=about)
    item: AgendaItem = uow.agenda.get(key)
    meeting: Meeting = uow.meetings.get(item.meeting)
    if not context.actor.is_system:
        recusals = uow.recusals.of_meeting(meeting.key)
        for person in filter(None, (context.actor.id, desk.actor.on_behalf_of)):
            require_eligible(recusals, item, person, context.now)
    return desk, meeting, item


def own(desk: Desk, key: Key | None) -> Key | None:
    """The key of something in the desk's own case; what belongs to another is not found."""
    if key is not None and key.case_id != desk.case.id:
        raise NotFound(
            f"there is no {key} in this case",
            reason_fi="Asiassa ei ole tällaista.",
            code="not-in-this-case",
        )
    return key
