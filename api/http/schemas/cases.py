"""Cases on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Text, Token, Variables
from api.http.paging import PagedQuery
from engine.authority import Publicity
from engine.model import CaseState, InstanceState, PartyKind
from storage.queries.cases import SORTS

PUBLICITY = tuple(Publicity)


class PartySchema(Schema):
    """A body, an organization or a person with a role in a case."""

    kind = fields.String(required=True, validate=validate.OneOf(list(PartyKind)))
    id = Slug(required=True)


class CaseSchema(Schema):
    """A matter."""

    id = fields.String()
    number = fields.String(metadata={"description": "such as VN/24670/2023"})
    title = fields.String()
    title_sv = fields.String()
    title_en = fields.String()
    state = fields.String(validate=validate.OneOf(list(CaseState)))
    revision = fields.Integer(metadata={"description": "the ETag of the case"})
    created_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    close_reason = fields.String()
    business_key = fields.String()
    project_number = fields.String()
    register = fields.String()
    publicity = fields.String(validate=validate.OneOf(PUBLICITY))
    secrecy_ground = fields.String()
    language = fields.String()
    properties = fields.Dict()


class CaseDetailSchema(CaseSchema):
    """A matter with its parties and instances."""

    roles = fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(PartySchema)))
    instances = fields.List(fields.Nested("InstanceSchema"))


class InstanceSchema(Schema):
    """One run of a process definition in a case."""

    id = fields.String()
    case_id = fields.String()
    seq = fields.Integer()
    definition_key = fields.String()
    definition_version = fields.Integer()
    state = fields.String(validate=validate.OneOf(list(InstanceState)))
    started_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    end_reason = fields.String()
    business_key = fields.String()


class CaseQuery(PagedQuery):
    """Which cases."""

    state = fields.String(validate=validate.OneOf(list(CaseState)))
    number = Token(100)
    business_key = Token()
    party = Slug(metadata={"description": "a body, organization or person with a role in it"})
    search = Line(metadata={"description": "part of the title or number"})
    sort = fields.String(validate=validate.OneOf(list(SORTS)), load_default="-created_at")


class NewCaseSchema(Schema):
    """What opens a case and starts its process."""

    definition_key = Token(required=True)
    number = Line(100, load_default="", metadata={"description": "left out: the next number"})
    title = Line(500, 1, required=True)
    title_sv = Line(500, load_default="")
    title_en = Line(500, load_default="")
    business_key = Line(load_default="")
    project_number = Line(100, load_default="")
    register = Line(50, load_default="")
    language = fields.String(validate=validate.OneOf(("fi", "sv", "en")), load_default="fi")
    publicity = fields.String(validate=validate.OneOf(PUBLICITY), load_default=Publicity.PUBLIC)
    secrecy_ground = Line(500, load_default="")
    roles = fields.Dict(
        keys=Token(60), values=fields.List(fields.Nested(PartySchema)), load_default=dict
    )
    variables = Variables(load_default=dict)


class CaseChangeSchema(Schema):
    """What may be changed of a case; what is left out stays."""

    title = Line(500, 1)
    title_sv = Line(500)
    title_en = Line(500)
    project_number = Line(100)
    publicity = fields.String(validate=validate.OneOf(PUBLICITY))
    secrecy_ground = Line(500)
    roles = fields.Dict(keys=Token(60), values=fields.List(fields.Nested(PartySchema)))


class StartedCaseSchema(Schema):
    """The case that was opened."""

    case_id = fields.String()
    instance = fields.String()
    number = fields.String()
    revision = fields.Integer()


class NewInstanceSchema(Schema):
    """What starts another process in a case."""

    definition_key = Token(required=True)
    business_key = Line(load_default="")
    variables = Variables(load_default=dict)


class ReasonSchema(Schema):
    """Why."""

    reason = Text(2000, required=True)


class VariablesSchema(Schema):
    """Variables by name."""

    variables = Variables(required=True)


class ActivitySchema(Schema):
    """One activation of an element of a process: history."""

    seq = fields.Integer()
    instance_seq = fields.Integer()
    element_id = fields.String()
    process = fields.String(metadata={"description": "whose model the element is in"})
    element_type = fields.String()
    name = fields.String()
    state = fields.String()
    started_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)


class ActivityQuery(PagedQuery):
    """Which part of the history."""

    instance_seq = fields.Integer(validate=validate.Range(min=0, max=10**9), load_default=None)


class ExplanationSchema(Schema):
    """Sentences by language: what went in, which rows held and why, the result."""

    fi = fields.List(fields.String(), required=True)
    sv = fields.List(fields.String(), required=True)
    en = fields.List(fields.String(), required=True)


class EvaluationSchema(Schema):
    """An evaluated decision: why the outcome is what it is, in words and in detail."""

    seq = fields.Integer()
    decision_id = fields.String()
    evaluated_at = fields.AwareDateTime()
    instance_seq = fields.Integer(allow_none=True)
    element_id = fields.String()
    inputs = fields.Dict()
    outputs = fields.Raw(allow_none=True)
    rules = fields.List(fields.String())
    explanation = fields.Nested(ExplanationSchema)
    record = fields.Dict(metadata={"description": "inputs, decisions and rows as they were"})
