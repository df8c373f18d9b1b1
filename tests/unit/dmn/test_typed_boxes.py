"""Boxed expressions and functions as the types say that the model gives them."""

from __future__ import annotations

from typing import Any

import pytest

from engine.dmn.xml import DMN
from tests.unit.dmn.models import MODEL, decision, definitions, literal, needs, read, sound

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


@pytest.mark.parametrize("kind", ["tFn", "number"])
def test_a_knowledge_model_says_its_own_type_or_its_result(kind: str) -> None:
    type_ = (
        '<itemDefinition name="tFn"><functionItem outputTypeRef="number">'
        '<parameters name="n" typeRef="number"/></functionItem></itemDefinition>'
    )
    knowledge = (
        f'<businessKnowledgeModel id="k" name="k"><variable name="k" typeRef="{kind}"/>'
        f'<encapsulatedLogic><formalParameter name="n"/>{literal("[n]")}</encapsulatedLogic>'
        "</businessKnowledgeModel>"
    )
    logic = decision(literal("k(3)"), needs=needs("k", "requiredKnowledge"))
    assert sound(definitions(type_ + knowledge + logic)).evaluate("d", {}).value == 3


@pytest.mark.parametrize(("text", "expected"), [('"High"', True), ("5", False)])
def test_a_type_of_an_import_is_asked_for_by_its_import(text: str, expected: bool) -> None:
    type_ = '<itemDefinition name="t Risk"><typeRef>string</typeRef></itemDefinition>'
    link = f'<import name="my lib" namespace="urn:other" importType="{MODEL}"/>'
    logic = decision(literal(f"{text} instance of my lib.t Risk and true"))
    decisions = sound(definitions(link + logic), definitions(type_, "urn:other"))
    assert decisions.evaluate("d", {}).value is expected


UNKNOWN: dict[str, tuple[str, str]] = {
    "variable": (decision(literal("1"), kind="tNone"), "d"),
    "item": ('<itemDefinition id="it" name="t"><typeRef>tNone</typeRef></itemDefinition>', "it"),
    "list": (decision(literal("[1]"), kind="list&lt;tNone&gt;"), "d"),
    "component": (
        '<itemDefinition id="it" name="t"><itemComponent id="c" name="a"><typeRef>tNone</typeRef>'
        "</itemComponent></itemDefinition>",
        "c",
    ),
    "function": (
        '<itemDefinition name="t"><functionItem id="fn" outputTypeRef="tNone"/></itemDefinition>',
        "fn",
    ),
    "column": (
        decision(
            '<decisionTable><input id="i"><inputExpression typeRef="tNone"><text>1</text>'
            '</inputExpression></input><output id="o" name="o"/></decisionTable>'
        ),
        "i",
    ),
}


@pytest.mark.parametrize("place", UNKNOWN)
def test_a_type_that_nothing_defines_is_refused(place: str) -> None:
    body, element = UNKNOWN[place]
    _, problems = read(definitions(body))
    assert [(each.code, each.element_id) for each in problems] == [("dmn-type", element)]
    assert "tNone" in problems[0].message_fi


def test_a_type_left_open_is_none() -> None:
    decisions = sound(definitions(decision(literal("1"), kind="&lt;Undefined&gt;")))
    assert decisions.evaluate("d", {}).value == 1


VERSIONS = sorted(DMN)


@pytest.mark.parametrize("namespace", VERSIONS)
def test_every_version_is_read(namespace: str) -> None:
    """DMN 1.1 wrote types with the prefix of FEEL's namespace, and each FEEL as its language."""
    feel = "http://www.omg.org/spec/FEEL/20140401"
    body = (
        '<itemDefinition name="tSmall"><typeRef>feel:number</typeRef><allowedValues>'
        "<text>&lt; 10</text></allowedValues></itemDefinition>"
        '<inputData id="x" name="x"><variable name="x" typeRef="t:tSmall"/></inputData>'
        + decision(literal("x * 2"), needs=needs("x"), kind="feel:number")
    )
    extra = f'xmlns:feel="{feel}" xmlns:t="urn:test" expressionLanguage="{feel}"'
    written = definitions(body, extra=extra).replace(MODEL.encode(), namespace.encode())
    decisions = sound(written)
    assert decisions.evaluate("d", {"x": 4}).value == 8
    assert decisions.evaluate("d", {"x": 40}).value is None
