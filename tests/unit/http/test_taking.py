"""What a request brings is taken quicker than marshmallow does, and just as it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    post_load,
    validate,
    validates_schema,
)

from api.http.fields import Line, Token, Variables
from api.http.operation import Operation
from api.http.taking import Taking
from api.http.views import operations


class _Inner(Schema):
    name = Line(5, 1, required=True)


class _Outer(Schema):
    variables = Variables(load_default=dict)
    token = Token(40, load_default="")
    number = fields.Integer(required=True, validate=validate.Range(min=0))
    moment = fields.AwareDateTime(allow_none=True)
    inner = fields.Nested(_Inner)
    many = fields.List(fields.Nested(_Inner))
    renamed = fields.String(data_key="called", attribute="inside")
    told = fields.String(dump_only=True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["", "a", "a\n", "2023"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["name", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)
NAMES = st.sampled_from([*_Outer().fields, "called", "nothing"])


def outcome(load: Any, given: Any) -> Any:
    """What is taken, or what is said to be wrong."""
    try:
        return load(given)
    except ValidationError as error:
        return "wrong", error.messages, error.valid_data


@given(st.dictionaries(NAMES, JSON, max_size=5) | JSON)
def test_it_takes_and_refuses_as_the_schema_does(given: Any) -> None:
    assert outcome(Taking(_Outer()).load, given) == outcome(_Outer().load, given)


@given(st.fixed_dictionaries({"number": st.integers(0, 9)}, optional={"called": st.text()}))
def test_what_is_right_is_taken_as_the_schema_takes_it(given: Any) -> None:
    taken = Taking(_Outer()).load(given)
    assert taken == _Outer().load(given)
    assert taken["variables"] == {} and taken["number"] == given["number"]


def test_defaults_are_made_anew_each_time() -> None:
    taking = Taking(_Outer())
    taking.load({"number": 1})["variables"]["x"] = 1
    assert taking.load({"number": 1})["variables"] == {}


class _Louder(_Inner):
    @post_load
    def _loud(self, found: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        return {**found, "name": found["name"].upper()}


class _Wary(_Inner):
    @validates_schema
    def _look(self, found: Mapping[str, Any], **_: Any) -> None:
        raise ValidationError("never")


@pytest.mark.parametrize(
    "schema",
    [_Louder(), _Wary(), _Inner(unknown=EXCLUDE), _Inner(partial=True), _Inner(many=True)],
    ids=["louder", "wary", "excluding", "partial", "many"],
)
@pytest.mark.parametrize("given", [{"name": "a"}, {"x": 1}, {}, [{"name": "a"}]])
def test_what_looks_at_the_whole_goes_the_schemas_own_way(schema: Schema, given: Any) -> None:
    assert outcome(Taking(schema).load, given) == outcome(schema.load, given)


BODIES = [each for each in operations() if each.body is not None]


@pytest.mark.parametrize("operation", BODIES, ids=lambda each: each.name)
def test_every_body_that_holds_nothing_is_taken_or_refused_the_same(operation: Operation) -> None:
    assert operation.body is not None
    schema = operation.body()
    for body in ({}, dict.fromkeys(schema.load_fields)):
        assert outcome(Taking(schema).load, body) == outcome(schema.load, body)
