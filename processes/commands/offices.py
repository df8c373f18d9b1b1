"""Who serves an organization, and who holds its posts: a minister, a permanent secretary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.deadlines import as_day
from engine.model import SYSTEM_CASE
from engine.ports import Context
from processes.commands.act import permit, words
from processes.memberships import Membership, MembershipRole, check_new, end, membership_id
from processes.people import OrganizationKind
from processes.refusals import refusal


class AppointOfficial(Command, frozen=True):
    """From `start` the person serves the organization; whoever held the post until then leaves it.

    `source` is the appointment that the register follows; a pool's persons are its experts.
    """

    action: ClassVar[str] = "appoint-official"
    organization_id: str
    person_id: str
    start: date
    source: str
    post: str = ""


@handles(AppointOfficial)
def appoint_official(command: AppointOfficial, uow: Any, context: Context) -> Answer:
    """Answers the membership's id; members of bodies are appointed by their setter instead."""
    verdict = permit(uow, context, command.action)
    new = _membership(command, uow)
    uow.bodies.hold(new.body_id)
    existing = uow.memberships.of_bodies([new.body_id])
    closed = [_left(each, new, as_day(context.now)) for each in existing if _holds(each, new)]
    kept = [each for each in existing if each.id not in {left.id for left in closed}]
    check_new(new, [*kept, *closed], as_day(context.now))
    for each in closed:
        uow.memberships.save(each)
    uow.memberships.add(new)
    record(
        uow, context, SYSTEM_CASE, command.action, subject=new.body_id, verdict=verdict,
        reason=new.appointed_by,
        after={"opened": new.id, "post": new.post_id, "closed": [each.id for each in closed]},
    )  # fmt: skip
    return {"id": new.id, "closed": [each.id for each in closed]}


def _membership(command: AppointOfficial, uow: Any) -> Membership:
    organization = uow.organizations.get(command.organization_id)
    if organization.kind is OrganizationKind.BODY:
        raise refusal("appointed-by-setter", body=organization.name.fi)
    person = uow.people.get(command.person_id)
    post = f"{organization.id}.{command.post}" if command.post else None
    if post is not None:
        uow.posts.get(post)
    pool = organization.kind is OrganizationKind.POOL
    return Membership(
        membership_id(organization.id, person.id, command.start), organization.id, person.id,
        MembershipRole.EXPERT if pool else MembershipRole.OFFICIAL, command.start, post_id=post,
        appointed_by=words(command.source, "source", 120),
    )  # fmt: skip


def _holds(each: Membership, new: Membership) -> bool:
    """Whether the post, or the same person's place, must be given up for the new one."""
    same_post = new.post_id is not None and each.post_id == new.post_id
    return (same_post or each.person_id == new.person_id) and each.valid(new.start)


def _left(each: Membership, new: Membership, today: date) -> Membership:
    """Until the day before the new one starts."""
    return end(each, new.start - timedelta(days=1), new.appointed_by, today)
