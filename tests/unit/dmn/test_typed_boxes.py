"""Boxed expressions and functions as the types say that the model gives them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.dmn.models import MODEL, decision, definitions, literal, needs, sound

ENTRY = '<contextEntry><variable name="{}"/>{}</contextEntry>'
NUMBERS = (
    '<itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>'
)
PAIR = (
    '<itemDefinition name="tPair"><itemComponent name="a"><typeRef>number</typeRef></itemComponent>'
    '<itemComponent name="b"><typeRef>number</typeRef></itemComponent></itemDefinition>'
)
TYPED: list[tuple[str, Any]] = [
    (f'<list typeRef="tNumbers">{literal("1")}{literal("2")}</list>', [1, 2]),
    (f"<list typeRef=\"tNumbers\">{literal('1')}{literal(chr(34) * 2)}</list>", None),
    (f'<context typeRef="tPair">{ENTRY.format("a", literal("1"))}</context>', None),
    (
        f'<conditional typeRef="number"><if>{literal("true")}</if><then>{literal("[3]")}</then>'
        f"<else>{literal('1')}</else></conditional>",
        3,
    ),
    (
        f'<for iteratorVariable="i" typeRef="tNumbers"><in>{literal("[1, 2]")}</in>'
        f"<return>{literal('string(i)')}</return></for>",
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("box", "expected"), TYPED)
def test_a_box_is_of_the_type_that_it_says(box: str, expected: Any) -> None:
    outer = f"<context>{ENTRY.format('inner', box)}</context>"
    decisions = sound(definitions(NUMBERS + PAIR + decision(outer)))
    assert decisions.evaluate("d", {}).value == {"inner": expected}


FUNCTIONS = [
    ("function(n: number) n + 1", 2),
    ("function(n) n + 1", 2),
    ("abs", 1),
    ("function(n: string) n", None),
    ("function(n, m) n", None),
]


@pytest.mark.parametrize(("text", "expected"), FUNCTIONS)
def test_a_function_fits_a_type_of_functions(text: str, expected: int | None) -> None:
    type_ = (
        '<itemDefinition name="tFn"><functionItem outputTypeRef="number">'
        '<parameters name="n" typeRef="number"/></functionItem></itemDefinition>'
    )
    first = decision(literal(text), "f", kind="tFn")
    last = decision(literal("f(1)"), needs=needs("f", "requiredDecision"))
    assert sound(definitions(type_ + first + last)).evaluate("d", {}).value == expected


@pytest.mark.parametrize(("text", "expected"), [('"High"', True), ("5", False)])
def test_a_type_of_an_import_is_asked_for_by_its_import(text: str, expected: bool) -> None:
    type_ = '<itemDefinition name="t Risk"><typeRef>string</typeRef></itemDefinition>'
    link = f'<import name="my lib" namespace="urn:other" importType="{MODEL}"/>'
    logic = decision(literal(f"{text} instance of my lib.t Risk and true"))
    decisions = sound(definitions(link + logic), definitions(type_, "urn:other"))
    assert decisions.evaluate("d", {}).value is expected
