"""Whatever is done to a decision table's or a form's bytes: it is read, or refused by its name."""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.errors import InvalidDefinition
from engine.forms import read_form
from tests.properties.mutating import broken, mutate, survives

TABLES = [path.read_bytes() for path in sorted(Path("bpmn").glob("*/*.dmn"))]
FORMS = [json.loads(path.read_bytes()) for path in sorted(Path("bpmn").glob("*/forms/*.form"))]
ODD: list[Any] = [
    None, True, -1, 10**30, 1e308, "", "x", "=", "=1 +", "=a.__class__", "\u202e", "\ud800",
    "(a+)+$", [], {}, [[]], {"type": "textfield"}, "group", "dynamiclist", "number",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(TABLES))
def test_mutated_tables(chance: random.Random, seed: bytes) -> None:
    """Elements and attributes moved, doubled, dropped, renamed, rewritten."""
    root = etree.fromstring(seed)
    for _ in range(chance.randint(1, 6)):
        mutate(root, chance)
    survives(etree.tostring(root), "m.dmn")


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(TABLES))
def test_mutated_bytes_of_tables(data: st.DataObject, seed: bytes) -> None:
    survives(broken(data, seed), "m.dmn")


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(FORMS))
def test_mutated_forms(chance: random.Random, seed: dict[str, Any]) -> None:
    """Values of any kind where others are looked for; parts dropped, doubled, put elsewhere."""
    schema = json.loads(json.dumps(seed))
    for _ in range(chance.randint(1, 6)):
        _spoil(schema, chance)
    for source in (schema, json.dumps(schema)):
        try:
            read_form(source)
        except InvalidDefinition as refused:
            assert refused.reason


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_what_is_no_form(data: bytes) -> None:
    try:
        read_form(data)
    except InvalidDefinition as refused:
        assert refused.reason


def _spoil(schema: Any, chance: random.Random) -> None:
    places = list(_places(schema))
    holder, at = chance.choice(places)
    kind = chance.randrange(3)
    if kind == 0:
        holder[at] = chance.choice(ODD)
    elif kind == 1:
        del holder[at]
    else:
        other, there = chance.choice(places)
        with contextlib.suppress(KeyError, IndexError):
            holder[at] = json.loads(json.dumps(other[there]))


def _places(part: Any) -> Any:
    """Each key or index of every map and list in it."""
    inner = part.items() if isinstance(part, dict) else enumerate(part)
    for at, value in list(inner):
        yield part, at
        if isinstance(value, dict | list):
            yield from _places(value)


@pytest.mark.parametrize(
    "part",
    [
        {"type": []}, {"type": "number", "key": "a", "validate": {"min": {}}},
        {"type": "number", "key": "a", "validate": {"max": True}},
        {"type": "textfield", "key": "a", "validate": {"maxLength": float("nan")}},
        {"type": "dynamiclist", "path": "a", "defaultRepetitions": 10**9},
        {"type": "dynamiclist", "path": "a", "defaultRepetitions": "x"},
        {"type": "textfield", "key": "a", "label": "\ud800"},
    ],
)  # fmt: skip
def test_a_form_that_would_fail_its_reader_later_is_refused(part: dict[str, Any]) -> None:
    with pytest.raises(InvalidDefinition):
        read_form(json.dumps({"id": "lomake", "components": [part]}))
