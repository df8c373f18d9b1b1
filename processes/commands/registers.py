"""Add persons, organizations, bodies and posts to the registers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.model import SYSTEM_CASE
from engine.ports import Context
from engine.text import NO_TEXT, Text
from processes.bodies import Body, BodyKind, Post
from processes.commands.act import address, identifier, naming, permit, slug, words
from processes.people import Gender, Organization, OrganizationKind, Person
from processes.refusals import refusal


class AddPerson(Command, frozen=True):
    """A person; without an id, one is made from the name."""

    action: ClassVar[str] = "add-person"
    name: str
    title: Text = NO_TEXT
    organization_id: str | None = None
    gender: Gender | None = None
    email: str = ""
    language: str = "fi"
    id: str = ""


@handles(AddPerson)
def add_person(command: AddPerson, uow: Any, context: Context) -> Answer:
    """Answers the id. The log names the id alone: personal data can be erased, the log cannot."""
    verdict = permit(uow, context, command.action)
    name = naming(command.name)
    person = Person(
        identifier(command.id) if command.id else slug(name),
        name,
        _text(command.title, "title", needed=False),
        _known_organization(uow, command.organization_id),
        command.gender,
        address(command.email),
        command.language if command.language in ("fi", "sv", "en") else "fi",
    )
    _refuse_twice(uow.people.find(person.id), "person", person.id)
    uow.people.add(person)
    record(uow, context, SYSTEM_CASE, command.action, subject=person.id, verdict=verdict)
    return {"id": person.id}


class ChangePerson(Command, frozen=True):
    """New contact data, title or employer; None leaves as it is."""

    action: ClassVar[str] = "change-person"
    id: str
    name: str | None = None
    title: Text | None = None
    organization_id: str | None = None
    email: str | None = None
    language: str | None = None


@handles(ChangePerson)
def change_person(command: ChangePerson, uow: Any, context: Context) -> Answer:
    person = uow.people.get(command.id)
    verdict = permit(uow, context, command.action, about=person.id)
    changes: dict[str, Any] = {}
    if command.name is not None:
        changes["name"] = naming(command.name)
    if command.title is not None:
        changes["title"] = _text(command.title, "title", needed=False)
    if command.organization_id is not None:
        changes["organization_id"] = _known_organization(uow, command.organization_id)
    if command.email is not None:
        changes["email"] = address(command.email)
    if command.language in ("fi", "sv", "en"):
        changes["language"] = command.language
    uow.people.save(replace(person, **changes))
    record(
        uow, context, SYSTEM_CASE, command.action, subject=person.id, verdict=verdict,
        after={"changed": sorted(changes)},
    )  # fmt: skip
    return {"id": person.id}


class AddOrganization(Command, frozen=True):
    """A ministry, city, office, unit or pool; bodies have a command of their own."""

    action: ClassVar[str] = "add-organization"
    id: str
    kind: OrganizationKind
    name: Text
    short: str = ""
    parent_id: str | None = None
    email: str = ""


@handles(AddOrganization)
def add_organization(command: AddOrganization, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action)
    organization = Organization(
        identifier(command.id),
        command.kind,
        _text(command.name, "name"),
        naming(command.short, "short", 60, needed=False),
        _known_organization(uow, command.parent_id),
        address(command.email),
    )
    _refuse_twice(uow.organizations.find(organization.id), "organization", organization.id)
    uow.organizations.add(organization)
    record(uow, context, SYSTEM_CASE, command.action, subject=organization.id, verdict=verdict)
    return {"id": organization.id}


class AddBody(Command, frozen=True):
    """A body without a term yet, with the posts of a chair, a vice chair and a secretary."""

    action: ClassVar[str] = "add-body"
    id: str
    name: Text
    kind: BodyKind
    setter_id: str
    secretariat_id: str | None = None
    fees: bool = False
    travel: bool = False
    moment: str = ""


_POSTS = {
    "chair": Text("puheenjohtaja", "ordförande", "chair"),
    "vice_chair": Text("varapuheenjohtaja", "vice ordförande", "vice chair"),
    "secretary": Text("sihteeri", "sekreterare", "secretary"),
}


@handles(AddBody)
def add_body(command: AddBody, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action)
    body_id, name = identifier(command.id), _text(command.name, "name")
    _refuse_twice(uow.organizations.find(body_id), "organization", body_id)
    setter = _known_organization(uow, command.setter_id) or ""
    if command.secretariat_id is not None and uow.bodies.find(command.secretariat_id) is None:
        raise refusal("unknown-in-register", what="body", id=command.secretariat_id)
    uow.organizations.add(Organization(body_id, OrganizationKind.BODY, name, parent_id=setter))
    body = Body(
        body_id, name, command.kind, setter, secretariat_id=command.secretariat_id,
        fees=command.fees, travel=command.travel,
        moment=words(command.moment, "moment", 60, needed=False),
    )  # fmt: skip
    uow.bodies.add(body)
    for role, label in _POSTS.items():
        uow.posts.add(Post(f"{body_id}.{role}", body_id, role, label))
    record(
        uow, context, SYSTEM_CASE, command.action, subject=body_id, verdict=verdict,
        after={"kind": command.kind, "setter": setter, "fees": body.fees, "travel": body.travel},
    )  # fmt: skip
    return {"id": body_id}


class AddPost(Command, frozen=True):
    """A post in a body or organization; its holder comes by a membership."""

    action: ClassVar[str] = "add-post"
    organization_id: str
    role: str
    name: Text


@handles(AddPost)
def add_post(command: AddPost, uow: Any, context: Context) -> Answer:
    verdict = permit(uow, context, command.action)
    role = identifier(command.role.replace("_", "-")).replace("-", "_")
    _known_organization(uow, command.organization_id)
    post = Post(
        f"{command.organization_id}.{role}",
        command.organization_id,
        role,
        _text(command.name, "name"),
    )
    _refuse_twice(uow.posts.find(post.id), "post", post.id)
    uow.posts.add(post)
    record(uow, context, SYSTEM_CASE, command.action, subject=post.id, verdict=verdict)
    return {"id": post.id}


def _text(text: Text, field: str, *, needed: bool = True) -> Text:
    """The text in three languages; Swedish and English fall back on Finnish."""
    fi = naming(text.fi, field, 300, needed=needed)
    sv, en = (naming(each, field, 300, needed=False) or fi for each in (text.sv, text.en))
    return Text(fi, sv, en)


def _known_organization(uow: Any, organization_id: str | None) -> str | None:
    if organization_id is not None and uow.organizations.find(organization_id) is None:
        raise refusal("unknown-in-register", what="organization", id=organization_id[:100])
    return organization_id


def _refuse_twice(found: object, what: str, noun_id: str) -> None:
    if found is not None:
        raise refusal("already-exists", what=what, id=noun_id)
