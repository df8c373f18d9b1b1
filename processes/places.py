"""The seats of a body on a day, read from its memberships: what quorum and voting count. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from processes.bodies import Body, Post
from processes.memberships import Membership, MembershipRole
from processes.seats import Seat, SeatRole

_HEADS = {"chair": SeatRole.CHAIR, "vice_chair": SeatRole.VICE_CHAIR}
_ROLES = {
    MembershipRole.MEMBER: SeatRole.MEMBER,
    MembershipRole.SUBSTITUTE: SeatRole.SUBSTITUTE,
    MembershipRole.EXPERT: SeatRole.EXPERT,
    MembershipRole.OFFICIAL: SeatRole.MEMBER,
}


def seats(
    body: Body, memberships: Iterable[Membership], posts: Mapping[str, Post], on: date
) -> list[Seat]:
    """One seat for each membership of the body in force on `on`, and its secretariat's secretary.

    `memberships` may hold those of other bodies too; the secretary of another body keeps the
    minutes without being a member.
    """
    valid = [each for each in memberships if each.valid(on)]
    own = [_seat(each, posts) for each in valid if each.body_id == body.id]
    present = {seat.person_id for seat in own}
    return own + [
        Seat(each.person_id, SeatRole.SECRETARY, secretary=True)
        for each in valid
        if body.secretariat_id is not None
        and each.body_id == body.secretariat_id
        and _post_role(each, posts) == "secretary"
        and each.person_id not in present
    ]


def _seat(membership: Membership, posts: Mapping[str, Post]) -> Seat:
    post = _post_role(membership, posts)
    return Seat(
        membership.person_id,
        _HEADS.get(post, _ROLES[membership.role]),
        membership.substitute_for,
        membership.on_behalf_of,
        secretary=post == "secretary",
    )


def _post_role(membership: Membership, posts: Mapping[str, Post]) -> str:
    post = posts.get(membership.post_id or "")
    return post.role if post is not None else ""
