"""Service work about a body's composition: asking, counting, appointing, changing, handing over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from engine.deadlines import as_day
from engine.feel.values import DayTimeDuration
from engine.model import AuditEvent
from engine.ports import HandlerContext
from processes.acts.desk import desk_of
from processes.acts.telling import people_of, tell
from processes.appointing import (
    Place,
    apply,
    appoint,
    counts,
    genders_of,
    hand_over,
    joining,
    place_of,
    planned,
)
from processes.bodies import Body
from processes.composition import Change, Changed, chair_is_missing
from processes.handlers.reading import (
    day,
    document,
    needed,
    needed_day,
    person,
    rows,
    text,
)
from processes.memberships import Membership, MembershipRole, valid_on
from processes.quota import Quota, quota
from processes.refusals import refusal
from processes.roles import NOMINATORS
from processes.selection import Proposal, pick

EXTENSION, PLANNED = "extension", "planned"


def evaluate_composition(context: HandlerContext) -> Mapping[str, Any]:
    """The members as they will be, and how many women and men; nothing is appointed yet."""
    if text(context.variables, "change_kind"):
        return _evaluate_change(context)
    uow, variables = context.uow, context.variables
    body = uow.bodies.get(needed(variables, "body"))
    places = pick([_proposal(uow, each) for each in rows(variables, "nominations")], body.setter_id)
    start = day(variables, "term_start") or as_day(context.now)
    members = joining(body, places, start, "")
    found = quota(members, genders_of(uow, members), start)
    composition = [
        {
            "person": each.person_id,
            "organisation": each.organization_id,
            "role": each.post or str(each.role),
        }
        for each in places
    ]
    vacant = not any(each.post == "chair" for each in places)
    return {**_numbers(found), "composition": composition, "chair_vacant": vacant}


def _proposal(uow: Any, nomination: Mapping[str, Any]) -> Proposal:
    woman, man = (
        person(uow, name).id if (name := text(nomination, field)) else None
        for field in ("woman", "man")
    )
    return Proposal(needed(nomination, "organisation"), woman, man)


def _evaluate_change(context: HandlerContext) -> Mapping[str, Any]:
    body, change = _change(context, as_day(context.now), PLANNED)
    made = planned(context.uow, change, context.now, PLANNED)
    members = _in_order(context, _after(context.uow, body, change, made.closed))
    composition = [
        {
            "person": each.person_id,
            "organisation": each.on_behalf_of,
            "role": _post_of(context.uow, each) or str(each.role),
        }
        for each in members
    ]
    vacant = chair_is_missing(
        body.id, members, context.uow.posts.of_bodies([body.id]), change.start
    )
    return {**_numbers(made.after), "composition": composition, "chair_vacant": vacant}


def _in_order(context: HandlerContext, members: list[Membership]) -> list[Membership]:
    """The chair first, then the organizations as they were asked to nominate."""
    asked = [each.id for each in context.case.roles.get("nominators", ())]

    def place(one: Membership) -> tuple[bool, int]:
        organization = one.on_behalf_of
        known = organization in asked
        first = _post_of(context.uow, one) != "chair"
        return (first, asked.index(organization) if known and organization else len(asked))

    return sorted(members, key=place)


def _after(
    uow: Any, body: Body, change: Change, closed: tuple[Membership, ...]
) -> list[Membership]:
    ended = {each.id for each in closed}
    kept = [each for each in uow.memberships.of_bodies([body.id]) if each.id not in ended]
    return valid_on([*kept, *change.joining], change.start)


def appoint_body(context: HandlerContext) -> Mapping[str, Any]:
    """The memberships of the signed decision; the quota is evaluated once more."""
    uow, variables = context.uow, context.variables
    decision, decided = _decision(context)
    made = appoint(
        uow,
        needed(variables, "body"),
        [place_of(each) for each in rows(variables, "composition")],
        needed_day(variables, "term_start"),
        day(variables, "term_end"),
        decision,
        decided,
        text(variables, "derogation_reason"),
        text(variables, "derogation_efforts"),
    )
    _tell(context, "appoint", made, decision)
    return {"appointed": True}


def start_term(context: HandlerContext) -> Mapping[str, Any]:
    """The body's term has begun; refused while it has not, or nobody is a member."""
    body = context.uow.bodies.get(needed(context.variables, "body"))
    today = as_day(context.now)
    members = [
        each
        for each in context.uow.memberships.of_bodies([body.id], today)
        if each.role is MembershipRole.MEMBER
    ]
    if not body.in_term(today) or not members:
        raise refusal("outside-the-term", day=today.isoformat(), body=body.name.fi)
    return {"term_started": True}


def change_composition(context: HandlerContext) -> Mapping[str, Any]:
    """The old membership ends the day before the new one starts, never before the decision."""
    decision, decided = _decision(context)
    if text(context.variables, "change_kind") == EXTENSION:
        return _extend(context, decision, decided)
    _, change = _change(context, as_day(decided), decision)
    made = apply(
        context.uow,
        change,
        decided,
        decision,
        text(context.variables, "derogation_reason"),
        text(context.variables, "derogation_efforts"),
        resigning=not change.joining,
    )
    _tell(context, "change-composition", made, decision)
    opened = change.start.isoformat() if change.joining else None
    return {"closed_on": (change.start - timedelta(days=1)).isoformat(), "opened_on": opened}


def _extend(context: HandlerContext, decision: str, decided: datetime) -> Mapping[str, Any]:
    """The term, and the memberships that would end with it, go on to a later day."""
    uow = context.uow
    body = uow.bodies.get(needed(context.variables, "body"))
    uow.bodies.hold(body.id)
    new_end = day(context.variables, "new_term_end")
    if new_end is not None and (body.term_end is None or new_end < as_day(decided)):
        raise refusal("term-over", body=body.name.fi, end=str(body.term_end or "–"))
    for each in uow.memberships.of_bodies([body.id]):
        if each.end is not None and each.end == body.term_end:
            uow.memberships.save(replace(each, end=new_end))
    uow.bodies.save(replace(body, term_end=new_end, appointed_by=decision))
    return {"closed_on": None, "opened_on": None}


def hand_over_tasks(context: HandlerContext) -> Mapping[str, Any]:
    """The leaver's open tasks go to the successor, or back to all."""
    name = text(context.variables, "person")
    if not name:
        return {"handed_over": 0}
    successor = text(context.variables, "successor")
    to = person(context.uow, successor).id if successor else None
    leaver = person(context.uow, name).id
    return {"handed_over": hand_over(context.uow, context.case, leaver, to)}


def _change(context: HandlerContext, decided: date, decision: str) -> tuple[Body, Change]:
    """The change the variables speak of, no earlier than the day it is decided."""
    uow, variables = context.uow, context.variables
    body = uow.bodies.get(needed(variables, "body"))
    start = max(needed_day(variables, "effective_date"), decided)
    if text(variables, "change_kind") == EXTENSION:
        return body, Change(body.id, start)
    leaver = person(uow, needed(variables, "person"))
    old = _membership(uow, body, leaver.id, start - timedelta(days=1))
    successor = text(variables, "successor")
    new = [] if not successor else _successor(uow, body, old, successor, start, decision)
    return body, Change(body.id, start, (old.id,), tuple(new))


def _successor(
    uow: Any, body: Body, old: Membership, successor: str, start: date, decision: str
) -> list[Membership]:
    place = Place(
        person(uow, successor).id,
        old.on_behalf_of,
        old.role,
        _post_of(uow, old),
        old.substitute_for,
    )
    return joining(body, [place], start, decision)


def _membership(uow: Any, body: Body, person_id: str, on: date) -> Membership:
    for each in valid_on(uow.memberships.of_bodies([body.id]), on):
        if each.person_id == person_id:
            found: Membership = each
            return found
    raise refusal("not-a-member", person=person_id, body=body.name.fi, day=on.isoformat())


def _post_of(uow: Any, membership: Membership) -> str:
    return uow.posts.get(membership.post_id).role if membership.post_id else ""


def _decision(context: HandlerContext) -> tuple[str, datetime]:
    """The signed decision's number and moment: what it appoints is judged as of that day."""
    found = document(context.uow, context.variables)
    if found is None:
        number = text(context.variables, "document_number")
        return number or context.case.number, context.now
    return found.number or context.case.number, found.signed_at or context.now


def _tell(context: HandlerContext, action: str, made: Changed, decision: str) -> None:
    """The log says who left and joined by which decision, and the quota on both sides."""
    event = AuditEvent(
        case_id=context.case.id,
        action=action,
        at=context.now,
        actor=context.actor.id,
        subject=(*made.closed, *made.opened)[0].body_id,
        reason=decision,
        ground="609/1986 § 4 a",
        before={"quota": counts(made.before)},
        after={
            "closed": [each.id for each in made.closed],
            "opened": [each.id for each in made.opened],
            "quota": counts(made.after),
        },
    )
    context.uow.audit.add(event)


def _numbers(found: Quota) -> dict[str, Any]:
    numbers = counts(found)
    numbers.pop("outcome")
    return numbers


def request_nominations(context: HandlerContext) -> Mapping[str, Any]:
    """The last day for the answers: as asked, else today and the duration of nominating."""
    today = as_day(context.now)
    due = day(context.variables, "requested_due") or today + _days(context.variables)
    if due < today:
        raise refusal("date-in-the-past", day=due.isoformat(), today=today.isoformat())
    _ask_to_nominate(context, due)
    return {"nomination_due": due}


def _ask_to_nominate(context: HandlerContext, due: date) -> None:
    """A letter to those who nominate for each organization asked."""
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    asked = context.variables.get("asked")
    body = context.uow.bodies.get(needed(context.variables, "body"))
    for each in asked if isinstance(asked, list) else []:
        organization = context.uow.organizations.get(str(each))
        data = {
            "body": body.name,
            "organization": organization.name,
            "due": due.isoformat(),
        }
        tell(desk, people_of(desk, [f"{NOMINATORS}.{each}"]), "nomination_request", data)


def _days(variables: Mapping[str, Any]) -> timedelta:
    durations = variables.get("durations")
    given = durations.get("nomination") if isinstance(durations, Mapping) else None
    if isinstance(given, DayTimeDuration):
        return timedelta(seconds=float(given.seconds))
    whole = str(given or "P10D").removeprefix("P").removesuffix("D")
    return timedelta(days=int(whole) if whole.isdecimal() and len(whole) < 4 else 10)


def check_signing_authority(context: HandlerContext) -> Mapping[str, Any]:
    """Whether the approving body's chair and vice chair are there today, and not hindered."""
    return {
        "chair_available": _available(context, "approver.chair"),
        "vice_chair_available": _available(context, "approver.vice_chair"),
    }


def _available(context: HandlerContext, group: str) -> bool:
    from engine.authority import Via
    from processes.disqualifications import barred
    from processes.groups import candidates
    from processes.roster import case_roster

    on = as_day(context.now)
    hindered = barred(context.uow.disqualifications.of_case(context.case.id), context.now)
    roster = case_roster(context.case, on, context.uow)
    return any(
        each.hat.via is Via.OWN and each.person_id not in hindered
        for each in candidates(group, roster, on)
    )
