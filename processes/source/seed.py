"""The source as one bundle, in the order in which it can be stored."""

from __future__ import annotations

from dataclasses import dataclass

from processes.bodies import Body, Post
from processes.memberships import Membership
from processes.people import Organization, Person
from processes.source.bodies import BODIES, BODY_ORGANIZATIONS, POSTS
from processes.source.memberships import STANDING
from processes.source.organizations import ORGANIZATIONS
from processes.source.people import PERSONS


@dataclass(frozen=True, slots=True)
class Seed:
    """Organizations before what belongs to them, persons before their memberships."""

    organizations: tuple[Organization, ...] = (*ORGANIZATIONS, *BODY_ORGANIZATIONS)
    persons: tuple[Person, ...] = PERSONS
    bodies: tuple[Body, ...] = BODIES
    posts: tuple[Post, ...] = POSTS
    memberships: tuple[Membership, ...] = STANDING


SOURCE = Seed()
