"""Differences between versions on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line
from engine.definitions.compare import Change
from engine.definitions.comparing.aspects import Aspect
from engine.model import DefinitionKind


class ComparisonQuery(Schema):
    """Two versions of one definition; their whole packages are compared."""

    kind = fields.String(required=True, validate=validate.OneOf(list(DefinitionKind)))
    key = Line(200, 1, required=True)
    old = fields.Integer(required=True, validate=validate.Range(min=1, max=10**9))
    new = fields.Integer(required=True, validate=validate.Range(min=1, max=10**9))


class DifferenceSchema(Schema):
    """One difference: where, what kind of change, and the sentence by language."""

    file = fields.String()
    element_id = fields.String(metadata={"description": "empty: the file as a whole"})
    change = fields.String(validate=validate.OneOf(list(Change)))
    aspect = fields.String(
        validate=validate.OneOf(list(Aspect)), metadata={"description": "what it is about"}
    )
    kind = fields.String(metadata={"description": "the element's kind: userTask, rule, textfield"})
    name = fields.String()
    property = fields.String(metadata={"description": "empty: the whole element came or went"})
    old = fields.String(allow_none=True)
    new = fields.String(allow_none=True)
    told_fi = fields.String()
    told_sv = fields.String()
    told_en = fields.String()


class ComparisonSchema(Schema):
    """All that differs."""

    differences = fields.List(fields.Nested(DifferenceSchema))
