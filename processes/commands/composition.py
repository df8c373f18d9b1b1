"""Appoint, end and replace memberships, and end terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day, finnish
from engine.model import SYSTEM_CASE, Case, Verdict
from engine.ports import Context
from processes.appointing import Place, apply, counts, hand_over, joining, planned
from processes.bodies import Body, end_term
from processes.commands.act import permit_in_body, words
from processes.composition import Change, Changed
from processes.memberships import Membership, MembershipRole
from processes.refusals import refusal


class AppointMember(Command, frozen=True):
    """One more member, substitute or expert, by a decision already made."""

    action: ClassVar[str] = "appoint"
    body_id: str
    person_id: str
    start: date
    decision: str
    role: MembershipRole = MembershipRole.MEMBER
    post: str = ""
    organization_id: str | None = None
    substitute_for: str | None = None
    reason: str = ""
    efforts: str = ""
    case_id: str = ""


@handles(AppointMember)
def appoint_member(command: AppointMember, uow: Any, context: Context) -> Answer:
    """Refused on overlaps, dates, outside the term, and where the quota would not hold."""
    body = uow.bodies.get(command.body_id)
    verdict = permit_in_body(uow, context, command.action, body)
    place = Place(
        command.person_id, command.organization_id, command.role, command.post,
        command.substitute_for,
    )  # fmt: skip
    decision = words(command.decision, "decision", 120)
    new = joining(body, [place], command.start, decision)
    change = Change(body.id, command.start, joining=tuple(new))
    case = _locked(uow, command.case_id)
    made = apply(uow, change, context.now, decision, command.reason, command.efforts)
    return _answer(uow, context, command, case, made, verdict)


class EndMembership(Command, frozen=True):
    """A membership ends after `last_day`: a resignation (by the member) or a decision."""

    action: ClassVar[str] = "end-membership"
    membership_id: str
    last_day: date
    source: str
    case_id: str = ""


@handles(EndMembership)
def end_membership(command: EndMembership, uow: Any, context: Context) -> Answer:
    """Never blocked by the quota: the answer and the log show what it is afterwards."""
    membership: Membership = uow.memberships.get(command.membership_id)
    body = _body_of(uow, membership)
    verdict = permit_in_body(uow, context, command.action, body, about=membership.person_id)
    change = Change(membership.body_id, _next_day(command.last_day), (membership.id,))
    case = _locked(uow, command.case_id)
    source = words(command.source, "source")
    made = apply(uow, change, context.now, source, resigning=True)
    moved = _moved(uow, case, made, None) if command.last_day < _today(context) else 0
    return _answer(uow, context, command, case, made, verdict, moved)


class ReplaceMember(Command, frozen=True):
    """The successor starts on `start`, the old membership ends the day before, tasks go over."""

    action: ClassVar[str] = "change-composition"
    membership_id: str
    successor: str
    start: date
    decision: str
    reason: str = ""
    efforts: str = ""
    case_id: str = ""


@handles(ReplaceMember)
def replace_member(command: ReplaceMember, uow: Any, context: Context) -> Answer:
    """The successor takes the role, the post and the organization represented."""
    case = _locked(uow, command.case_id)
    change, body = _replacement(uow, command)
    verdict = permit_in_body(uow, context, command.action, body)
    decision = words(command.decision, "decision", 120)
    made = apply(uow, change, context.now, decision, command.reason, command.efforts)
    moved = _moved(uow, case, made, command.successor) if _today(context) >= command.start else 0
    return _answer(uow, context, command, case, made, verdict, moved)


def preview(uow: Any, command: ReplaceMember, context: Context) -> Answer:
    """The quota before and after the replacement; nothing is written."""
    change, _ = _replacement(uow, command)
    made = planned(uow, change, context.now, command.decision, command.reason, command.efforts)
    return {"before": counts(made.before), "after": counts(made.after)}


class EndTerm(Command, frozen=True):
    """The body's term ends by a decision, and its memberships with it."""

    action: ClassVar[str] = "end-term"
    body_id: str
    last_day: date
    decision: str
    case_id: str = ""


@handles(EndTerm)
def end_body_term(command: EndTerm, uow: Any, context: Context) -> Answer:
    """An open-ended term ends in this way alone."""
    uow.bodies.hold(command.body_id)
    body = uow.bodies.get(command.body_id)
    verdict = permit_in_body(uow, context, command.action, body)
    ended = end_term(body, command.last_day, command.decision, _today(context))
    uow.bodies.save(ended)
    closed = 0
    for each in uow.memberships.of_bodies([body.id]):
        if each.end is None or each.end > command.last_day:
            if each.start > command.last_day:
                raise refusal("membership-later", person=each.person_id, start=finnish(each.start))
            uow.memberships.save(replace(each, end=command.last_day, ended_by=ended.ended_by))
            closed += 1
    home = command.case_id or SYSTEM_CASE
    record(
        uow, context, home, command.action, subject=body.id, verdict=verdict,
        before={"term_end": _iso(body.term_end)},
        after={"term_end": _iso(ended.term_end), "decision": ended.ended_by, "closed": closed},
    )  # fmt: skip
    return {"body": body.id, "term_end": _iso(ended.term_end), "closed": closed}


def _replacement(uow: Any, command: ReplaceMember) -> tuple[Change, Body]:
    old: Membership = uow.memberships.get(command.membership_id)
    body = _body_of(uow, old)
    post = uow.posts.get(old.post_id).role if old.post_id else ""
    place = Place(command.successor, old.on_behalf_of, old.role, post, old.substitute_for)
    new = joining(body, [place], command.start, command.decision.strip())
    return Change(body.id, command.start, (old.id,), tuple(new)), body


def _body_of(uow: Any, membership: Membership) -> Body:
    """The body; an organization's own officials are appointed elsewhere."""
    body: Body = uow.bodies.get(membership.body_id)
    return body


def _locked(uow: Any, case_id: str) -> Case | None:
    return uow.cases.lock(case_id) if case_id else None


def _moved(uow: Any, case: Case | None, made: Changed, successor: str | None) -> int:
    """Open tasks leave the one whose membership is over, in the case at hand."""
    if case is None or not made.closed:
        return 0
    return sum(hand_over(uow, case, each.person_id, successor) for each in made.closed)


def _answer(
    uow: Any,
    context: Context,
    command: Any,
    case: Case | None,
    made: Changed,
    verdict: Verdict,
    moved: int = 0,
) -> Answer:
    """Written to the log and answered: who leaves, who joins, the quota before and after."""
    after = {
        "closed": [each.id for each in made.closed],
        "opened": [each.id for each in made.opened],
        "quota": counts(made.after),
        "handed_over": moved,
    }
    home = case.id if case is not None else SYSTEM_CASE
    source = command.source if isinstance(command, EndMembership) else command.decision
    subject = (made.closed or made.opened)[0].body_id
    record(
        uow, context, home, command.action, subject=subject, verdict=verdict, reason=source,
        before={"quota": counts(made.before)}, after=after,
    )  # fmt: skip
    return {**after, "quota_before": counts(made.before)}


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


def _today(context: Context) -> date:
    return as_day(context.now)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
