"""Persons, organizations, bodies and posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from processes.bodies import Body, Post
from processes.people import Gender, Organization, Person
from storage.prepared import Prepared
from storage.repositories.registers import Register, RegisterMapper
from storage.tables.people import body, organization, person, post

_PEOPLE = RegisterMapper(person, Person)
_AMONG_PEOPLE = _PEOPLE.among(person.c.id)
_NAMED = _PEOPLE.where(sa.func.lower(person.c.name) == sa.func.lower(sa.bindparam("name")))
_POSTS = RegisterMapper(post, Post)
_POSTS_OF = _POSTS.among(post.c.organization_id)


class PersonRows(Register[Person]):
    """See `processes.ports.People`."""

    mapper = _PEOPLE
    name, name_fi = "person", "henkilö"

    def among_ids(self, person_ids: Iterable[str]) -> list[Person]:
        """The persons of those ids."""
        return self.among(_AMONG_PEOPLE, person_ids)

    def named(self, name: str) -> list[Person]:
        return self.select(_NAMED, {"name": name})

    def genders(self, person_ids: Iterable[str]) -> Mapping[str, Gender | None]:
        return {each.id: each.gender for each in self.among_ids(person_ids)}


class OrganizationRows(Register[Organization]):
    """See `processes.ports.Organizations`."""

    mapper = RegisterMapper(organization, Organization)
    name, name_fi = "organization", "organisaatio"


def _locked(dialect: str) -> sa.Select[tuple[str]]:
    query = sa.select(organization.c.id).where(organization.c.id == sa.bindparam("id"))
    return query.with_for_update() if dialect == "postgresql" else query


_HOLD = Prepared(_locked)


class BodyRows(Register[Body]):
    """See `processes.ports.Bodies`."""

    mapper = RegisterMapper(body, Body)
    name, name_fi = "body", "toimielin"

    def hold(self, body_id: str) -> None:
        self.unit.begin_writing()
        self.unit.rows(_HOLD, {"id": body_id})


class PostRows(Register[Post]):
    """See `processes.ports.Posts`."""

    mapper = _POSTS
    name, name_fi = "post", "tehtävä"

    def of_bodies(self, body_ids: Iterable[str]) -> list[Post]:
        return self.among(_POSTS_OF, body_ids)
