"""Lists show their rows quicker than marshmallow does, and just as it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import Schema, fields, post_dump

from api.http.operation import Operation
from api.http.shapes import Shape
from api.http.views import operations

ANSWERS = {each.answer: each for each in operations() if each.answer is not None}
NOW = datetime(2023, 8, 31, 9, 30, tzinfo=UTC)


class _Colour(StrEnum):
    RED = "red"


PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.just(_Colour.RED), st.just(NOW)
)


class _Inner(Schema):
    name = fields.String()


class _Outer(Schema):
    text = fields.String()
    number = fields.Integer()
    told = fields.Integer(as_string=True)
    truth = fields.Boolean()
    moment = fields.AwareDateTime()
    day = fields.Date()
    case = fields.UUID()
    names = fields.List(fields.String())
    days = fields.List(fields.Date())
    numbers = fields.List(fields.Integer(as_string=True))
    inner = fields.Nested(_Inner)
    many = fields.Nested(_Inner, many=True)
    more = fields.Dict()
    renamed = fields.String(data_key="called", attribute="inside")
    missing = fields.String(dump_default="none")


ROW = {
    "text": _Colour.RED, "number": True, "told": 7, "truth": "yes", "moment": NOW,
    "day": date(2023, 8, 31), "case": UUID(int=7), "names": ["a", None],
    "days": [date(2023, 8, 31)], "numbers": [1], "inner": {"name": "b"},
    "many": [{"name": None}, {}], "more": {"x": 1}, "inside": "c",
}  # fmt: skip


def test_each_kind_of_field_is_shown_as_the_schema_shows_it() -> None:
    shown = Shape(_Outer()).one(ROW)
    assert shown == _Outer().dump(ROW)
    assert [type(value) for value in shown.values()] == [
        type(value) for value in _Outer().dump(ROW).values()
    ]
    assert shown["called"] == "c" and shown["told"] == "7" and shown["missing"] == "none"


@given(
    text=PLAIN,
    truth=st.one_of(st.none(), st.booleans()),
    number=st.one_of(st.none(), st.integers()),
)
def test_odd_values_are_shown_as_the_schema_shows_them(text: Any, truth: Any, number: Any) -> None:
    row = {"text": text, "truth": truth, "number": number, "inside": text, "names": [text]}
    assert Shape(_Outer()).one(row) == _Outer().dump(row)


@pytest.mark.parametrize("name", ["text", "more", "names", "days", "numbers", "many"])
@pytest.mark.parametrize("value", [[], [None], ["a", 1], ("a",)])
def test_lists_are_shown_as_the_schema_shows_them(name: str, value: Any) -> None:
    assert told(Shape(_Outer()).one, {name: value}) == told(_Outer().dump, {name: value})


def told(show: Callable[[Any], Any], row: Any) -> Any:
    """What is shown, or which kind of error is made of it."""
    try:
        return show(row)
    except Exception as error:
        return type(error)


def test_what_is_no_dictionary_and_what_has_hooks_goes_the_schemas_own_way() -> None:
    class Hooked(_Inner):
        @post_dump
        def _louder(self, found: Mapping[str, Any], **_: Any) -> dict[str, Any]:
            return {**found, "name": found["name"].upper()}

    class Thing:
        name = "thing"

    assert Shape(Hooked()).many([{"name": "a"}]) == [{"name": "A"}]
    assert Shape(_Inner()).one(Thing()) == {"name": "thing"}


@pytest.mark.parametrize("operation", ANSWERS.values(), ids=lambda each: each.name)
def test_every_answer_that_holds_nothing_is_the_same(operation: Operation) -> None:
    assert operation.answer is not None
    schema = operation.answer()
    row = dict.fromkeys(schema.dump_fields)
    assert Shape(schema).one(row) == schema.dump(row)
