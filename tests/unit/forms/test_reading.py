"""Schemas that are refused: each names its component."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.errors import InvalidDefinition
from engine.forms import read_form


def schema(**component: Any) -> dict[str, Any]:
    return {"id": "f", "components": [{"key": "kentta", "type": "textfield", **component}]}


@pytest.mark.parametrize(
    ("component", "word"),
    [
        ({"type": "html"}, "html"),
        ({"type": "iframe"}, "iframe"),
        ({"type": None}, "None"),
        ({"type": "textfield", "key": ""}, "no key"),
        ({"type": "textfield", "key": "a..b"}, "no key"),
        ({"validate": {"pattern": "("}}, "pattern"),
        ({"validate": {"pattern": "(?=x)"}}, "pattern"),
        ({"validate": {"colour": 1}}, "colour"),
        ({"validate": {"minLength": "1"}}, "minLength"),
        ({"validate": {"validationType": "iban"}}, "iban"),
        ({"validate": []}, ""),
        ({"conditional": {"hide": "=1 +"}}, "expression"),
        ({"readonly": "=)"}, "expression"),
        ({"type": "taglist", "valuesExpression": "=["}, "expression"),
        ({"type": "expression", "expression": "=["}, "expression"),
        ({"type": "datetime", "subtype": "week"}, "week"),
        ({"type": "radio", "values": "a"}, "values"),
        ({"type": "group", "components": "x"}, "components"),
    ],
)
def test_refuses_and_names_the_component(component: dict[str, Any], word: str) -> None:
    if component == {"validate": []}:
        assert read_form(schema(**component)).id == "f"
        return
    with pytest.raises(InvalidDefinition) as caught:
        read_form(schema(**component))
    assert word in caught.value.reason
    assert caught.value.details["component"]


@pytest.mark.parametrize(
    "source",
    [b"{", b"[]", b"\xff", b"{}", b'{"components": 3}', b"[" * 100_000, b" " * 1_000_001],
)
def test_refuses_what_is_no_form(source: bytes) -> None:
    with pytest.raises(InvalidDefinition):
        read_form(source)


def test_refuses_one_key_twice_unless_one_of_them_is_hidden() -> None:
    plain = {"type": "textfield", "key": "a"}
    hidden = {**plain, "conditional": {"hide": "=x"}}
    with pytest.raises(InvalidDefinition, match="twice"):
        read_form({"id": "f", "components": [plain, plain]})
    read_form({"id": "f", "components": [{**hidden}, {**hidden}]})


def test_refuses_endless_nesting() -> None:
    inner: dict[str, Any] = {"type": "textfield", "key": "a"}
    for _ in range(12):
        inner = {"type": "group", "path": "g", "components": [inner]}
    with pytest.raises(InvalidDefinition, match="nested"):
        read_form({"id": "f", "components": [inner]})


def test_says_which_variables_it_reads() -> None:
    form = read_form(
        json.dumps(
            {
                "id": "f",
                "components": [
                    {"type": "textfield", "key": "a", "conditional": {"hide": "=round > 1"}},
                    {"type": "taglist", "key": "b", "valuesKey": "members.names"},
                    {"type": "text", "text": "# Otsikko"},
                    {"type": "separator"},
                ],
            }
        )
    )
    assert form.free_names == {"round", "members"}
