"""Persons, organizations, bodies, posts and memberships on the wire (Popolo's names)."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Text, Token
from api.http.paging import PagedQuery
from processes.absences import AbsenceStage
from processes.bodies import BodyKind
from processes.memberships import MembershipRole
from processes.people import Gender, OrganizationKind


class NamesSchema(Schema):
    """A text in the three languages."""

    fi = Line(300, 1, required=True)
    sv = Line(300, load_default="")
    en = Line(300, load_default="")


class PersonSchema(Schema):
    """Somebody who may act."""

    id = fields.String()
    name = fields.String()
    title_fi = fields.String()
    title_sv = fields.String()
    title_en = fields.String()
    organization_id = fields.String(allow_none=True)
    email = fields.String()
    language = fields.String()
    played = fields.Boolean(metadata={"description": "stands for an office; not in the source"})


class PersonQuery(PagedQuery):
    """Which persons."""

    organization_id = Slug()
    search = Line()


class NewPersonSchema(Schema):
    """A person to enter; the gender serves the quota alone."""

    id = Slug(load_default="")
    name = Line(200, 1, required=True)
    title = fields.Nested(NamesSchema)
    organization_id = Slug(load_default=None)
    gender = fields.Enum(Gender, by_value=True, load_default=None)
    email = fields.Email(load_default="", validate=validate.Length(max=254))
    language = fields.String(validate=validate.OneOf(("fi", "sv", "en")), load_default="fi")


class ChangePersonSchema(Schema):
    """What changes of a person."""

    name = Line(200, 1)
    title = fields.Nested(NamesSchema)
    organization_id = Slug()
    email = fields.Email(validate=validate.Length(max=254))
    language = fields.String(validate=validate.OneOf(("fi", "sv", "en")))


class OrganizationSchema(Schema):
    """A ministry, a city, a unit, a body."""

    id = fields.String()
    kind = fields.String()
    name_fi = fields.String()
    name_sv = fields.String()
    name_en = fields.String()
    short = fields.String()
    parent_id = fields.String(allow_none=True)
    email = fields.String()
    played = fields.Boolean()


class OrganizationQuery(PagedQuery):
    """Which organizations."""

    kind = fields.String(validate=validate.OneOf(list(OrganizationKind)))


class NewOrganizationSchema(Schema):
    """An organization to enter."""

    id = Slug(required=True)
    kind = fields.Enum(OrganizationKind, by_value=True, required=True)
    name = fields.Nested(NamesSchema, required=True)
    short = Line(60, load_default="")
    parent_id = Slug(load_default=None)
    email = fields.Email(load_default="", validate=validate.Length(max=254))


class BodySchema(Schema):
    """An organ that prepares or decides, with its term."""

    id = fields.String()
    name_fi = fields.String()
    name_sv = fields.String()
    name_en = fields.String()
    kind = fields.String()
    setter_id = fields.String()
    term_start = fields.Date(allow_none=True)
    term_end = fields.Date(allow_none=True, metadata={"description": "null: until further notice"})
    appointed_by = fields.String()
    ended_by = fields.String()
    secretariat_id = fields.String(allow_none=True)
    fees = fields.Boolean()
    travel = fields.Boolean()
    moment = fields.String()
    played = fields.Boolean()


class NewBodySchema(Schema):
    """A body to enter; its members come by appointment."""

    id = Slug(required=True)
    name = fields.Nested(NamesSchema, required=True)
    kind = fields.Enum(BodyKind, by_value=True, required=True)
    setter_id = Slug(required=True)
    secretariat_id = Slug(load_default=None)
    fees = fields.Boolean(load_default=False)
    travel = fields.Boolean(load_default=False)
    moment = Line(60, load_default="")


class PostSchema(Schema):
    """A post; the membership of a day holds it."""

    id = fields.String()
    organization_id = fields.String()
    role = fields.String()
    name_fi = fields.String()
    name_sv = fields.String()
    name_en = fields.String()
    played = fields.Boolean()


class NewPostSchema(Schema):
    """A post to enter."""

    role = Token(60, required=True)
    name = fields.Nested(NamesSchema, required=True)


class PostsSchema(Schema):
    """All posts of a body."""

    items = fields.List(fields.Nested(PostSchema))


class MembershipSchema(Schema):
    """Who is what in which body, from when to when."""

    id = fields.String()
    body_id = fields.String()
    person_id = fields.String()
    person_name = fields.String()
    role = fields.String()
    start = fields.Date()
    end = fields.Date(allow_none=True)
    post_id = fields.String(allow_none=True)
    on_behalf_of = fields.String(allow_none=True)
    substitute_for = fields.String(allow_none=True)
    appointed_by = fields.String()
    ended_by = fields.String()
    played = fields.Boolean()


class MembershipQuery(PagedQuery):
    """Which memberships."""

    body_id = Slug()
    person_id = Slug()
    on = fields.Date(metadata={"description": "in force on that day"})


class AppointSchema(Schema):
    """One more member, by a decision already made."""

    person_id = Slug(required=True)
    start = fields.Date(required=True)
    decision = Line(120, 1, required=True)
    role = fields.Enum(MembershipRole, by_value=True, load_default=MembershipRole.MEMBER)
    post = Token(60, load_default="")
    organization_id = Slug(load_default=None)
    substitute_for = Slug(load_default=None)
    reason = Text(4000, load_default="", metadata={"description": "special reason (quota)"})
    efforts = Text(4000, load_default="", metadata={"description": "efforts made (quota)"})
    case_id = fields.UUID(load_default=None)


class EndMembershipSchema(Schema):
    """A resignation, or an end by a decision."""

    last_day = fields.Date(required=True)
    source = Line(200, 1, required=True)
    case_id = fields.UUID(load_default=None)


class ReplaceSchema(Schema):
    """A successor; the old membership ends the day before."""

    successor = Slug(required=True)
    start = fields.Date(required=True)
    decision = Line(120, 1, required=True)
    reason = Text(4000, load_default="")
    efforts = Text(4000, load_default="")
    case_id = fields.UUID(load_default=None)


class EndTermSchema(Schema):
    """The decision that ends a body's term."""

    last_day = fields.Date(required=True)
    decision = Line(120, 1, required=True)
    case_id = fields.UUID(load_default=None)


class AbsenceSchema(Schema):
    """When a person is away."""

    id = fields.String(dump_only=True)
    start = fields.Date(required=True)
    end = fields.Date(required=True)
    body_id = Slug(load_default=None, allow_none=True)
    reason = Line(500, load_default="")
    stage = fields.String(
        dump_only=True,
        validate=validate.OneOf(list(AbsenceStage)),
        metadata={"description": "today: one ahead can be taken back, one not over ended early"},
    )


class EndAbsenceSchema(Schema):
    """The new last day of an absence: one of its own days."""

    last_day = fields.Date(required=True)


class AbsencesSchema(Schema):
    """All absences of a person."""

    items = fields.List(fields.Nested(AbsenceSchema))


class DelegationSchema(Schema):
    """Who may act for whom, in what, for how long and by what source (invariant 13)."""

    id = fields.String(dump_only=True)
    principal = fields.String(dump_only=True)
    delegate = Slug(required=True)
    start = fields.Date(required=True)
    end = fields.Date(required=True)
    source = Line(500, 1, required=True)
    case_id = fields.UUID(load_default=None, allow_none=True)
    role = Line(120, load_default="", allow_none=True)
    actions = fields.List(Token(60), load_default=list)
    revoked_on = fields.Date(dump_only=True, allow_none=True)


class DelegationsSchema(Schema):
    """Delegations from and to a person."""

    items = fields.List(fields.Nested(DelegationSchema))


class IdSchema(Schema):
    """The id of what was made."""

    id = fields.String()


class AnswerSchema(Schema):
    """What a command answered."""

    answer = fields.Dict()
