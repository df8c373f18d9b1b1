"""Boxed expressions, knowledge models, services, imports, and what refuses a model."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.dmn.models import MODEL, decision, definitions, given, literal, needs, read, sound

ENTRY = '<contextEntry><variable name="{}"/>{}</contextEntry>'
BOXES: dict[str, tuple[str, Any]] = {
    "literal": (literal("x * 2"), 10),
    "context": (
        "<context>" + ENTRY.format("a", literal("x")) + ENTRY.format("b", literal("a + 1"))
        + "</context>",
        {"a": 5, "b": 6},
    ),
    "context with a result": (
        "<context>" + ENTRY.format("a", literal("x + 1"))
        + f"<contextEntry>{literal('a * 10')}</contextEntry></context>",
        60,
    ),
    "list": (f"<list>{literal('x')}{literal('2')}</list>", [5, 2]),
    "relation": (
        '<relation><column name="a"/><column name="b"/>'
        f"<row>{literal('1')}{literal('x')}</row></relation>",
        [{"a": 1, "b": 5}],
    ),
    "conditional": (
        f"<conditional><if>{literal('x > 3')}</if><then>{literal('1')}</then>"
        f"<else>{literal('2')}</else></conditional>",
        1,
    ),
    "filter": (
        f"<filter><in>{literal('[1, 9]')}</in><match>{literal('item > x')}</match></filter>",
        [9],
    ),
    "for": (
        f'<for iteratorVariable="i"><in>{literal("[1..3]")}</in>'
        f"<return>{literal('i * x')}</return></for>",
        [5, 10, 15],
    ),
    "some": (
        f'<some iteratorVariable="i"><in>{literal("[1, 9]")}</in>'
        f"<satisfies>{literal('i > x')}</satisfies></some>",
        True,
    ),
    "every": (
        f'<every iteratorVariable="i"><in>{literal("[1, 9]")}</in>'
        f"<satisfies>{literal('i > x')}</satisfies></every>",
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_boxed_expression(name: str) -> None:
    logic, expected = BOXES[name]
    decisions = sound(definitions(given("x") + decision(logic, needs=needs("x"))))
    assert decisions.evaluate("d", {"x": 5}).value == expected


def test_partial_results_are_those_so_far() -> None:
    logic = (
        f'<for iteratorVariable="i"><in>{literal("[1, 2, 3]")}</in>'
        f"<return>{literal('partial')}</return></for>"
    )
    assert sound(definitions(decision(logic))).evaluate("d", {}).value == [[], [[]], [[], [[]]]]


KNOWLEDGE = (
    '<businessKnowledgeModel id="twice" name="twice"><variable name="twice"/><encapsulatedLogic>'
    f'<formalParameter name="n" typeRef="number"/>{literal("n * 2")}</encapsulatedLogic>'
    "</businessKnowledgeModel>"
)


def test_knowledge_model_is_called() -> None:
    both = needs("x") + needs("twice", "requiredKnowledge")
    logic = decision(literal("twice(x) + 1"), needs=both)
    assert sound(definitions(given("x") + KNOWLEDGE + logic)).evaluate("d", {"x": 5}).value == 11


def test_invocation_binds_by_name() -> None:
    invocation = (
        f'<invocation>{literal("twice")}<binding><parameter name="n"/>{literal("x + 1")}</binding>'
        "</invocation>"
    )
    logic = decision(invocation, needs=needs("x") + needs("twice", "requiredKnowledge"))
    assert sound(definitions(given("x") + KNOWLEDGE + logic)).evaluate("d", {"x": 5}).value == 12


def test_decisions_need_decisions() -> None:
    first = decision(literal("x + 1"), "first", needs("x"))
    last = decision(literal("first * 2"), "last", needs("first", "requiredDecision"))
    assert sound(definitions(last + first + given("x"))).evaluate("last", {"x": 5}).value == 12


def test_service_is_called() -> None:
    service = (
        '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#first"/>'
        '<inputData href="#x"/></decisionService>'
    )
    first = decision(literal("x + 1"), "first", needs("x"))
    caller = decision(literal("s(10)"), "caller", needs("s", "requiredKnowledge"))
    decisions = sound(definitions(given("x") + first + service + caller))
    assert decisions.evaluate("caller", {"x": 1}).value == 11


def test_imported_decision() -> None:
    other = definitions(given("x") + decision(literal("x + 1"), "first", needs("x")), "urn:other")
    own = definitions(
        f'<import name="other" namespace="urn:other" importType="{MODEL}"/>'
        '<decision id="d" name="d"><variable name="d"/><informationRequirement>'
        '<requiredDecision href="urn:other#first"/></informationRequirement>'
        + literal("other.first * 2") + "</decision>",
    )  # fmt: skip
    assert sound(own, other).evaluate("d", {"x": 5}).value == 12


def test_files_of_one_namespace_keep_their_decisions() -> None:
    """Camunda Modeler gives one namespace to all that it makes."""
    shared = "http://camunda.org/schema/1.0/dmn"
    link = needs("b", "requiredDecision").replace("#b", f"{shared}#b")
    one = definitions(given("x") + decision(literal("x + 1"), "a", needs("x")), shared)
    two = definitions(
        given("x", "string") + decision(literal("x"), "b", needs("x"))
        + decision(literal("b"), "c", link),
        shared,
    )  # fmt: skip
    decisions = sound(one, two)
    assert decisions.evaluate("a", {"x": 1}).value == 2
    assert decisions.evaluate("c", {"x": "y"}).value == "y"


@pytest.mark.parametrize("name", ["Person.Age", "x.y/z", "e.f's", "Table 2.1", "U.S. rate"])
def test_names_with_points_are_variables(name: str) -> None:
    given_one = f'<inputData id="i" name="{name}"><variable name="{name}"/></inputData>'
    function = (
        '<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic>'
        f'<formalParameter name="{name}"/>{literal(name + " * 10")}</encapsulatedLogic>'
        "</businessKnowledgeModel>"
    )
    both = needs("i") + needs("k", "requiredKnowledge")
    logic = decision(literal(f"{name} + k({name})"), needs=both)
    assert sound(definitions(given_one + function + logic)).evaluate("d", {name: 2}).value == 22


def test_a_path_stays_one_where_a_function_has_a_parameter_of_its_name() -> None:
    function = KNOWLEDGE.replace('name="n"', 'name="p.n"').replace("n * 2", "p.n * 2")
    both = needs("p") + needs("twice", "requiredKnowledge")
    logic = decision(literal("twice(p.n)"), needs=both)
    model = definitions(given("p", "Any") + function + logic)
    assert sound(model).evaluate("d", {"p": {"n": 4}}).value == 8


EXTERNAL = (
    '<businessKnowledgeModel id="k" name="k"><variable name="k"/>'
    f'<encapsulatedLogic kind="Java">{literal("1")}</encapsulatedLogic></businessKnowledgeModel>'
)
TWO = decision(literal("b"), "a", needs("b", "requiredDecision"))
REFUSED = {
    "dmn-expression": (decision(literal("1 +")), "lit"),
    "dmn-reference": (decision(literal("1"), needs=needs("nowhere")), "d"),
    "dmn-cycle": (TWO + decision(literal("a"), "b", needs("a", "requiredDecision")), ""),
    "dmn-external-function": (EXTERNAL, ""),
    "dmn-import": ('<import name="o" namespace="urn:gone" importType="x"/>', ""),
    "dmn-duplicate-id": (decision(literal("1")) + decision(literal("2")), "d"),
    "dmn-language": (
        '<decision id="d" name="d"><literalExpression id="lit" expressionLanguage="groovy">'
        "<text>1</text></literalExpression></decision>",
        "lit",
    ),
}


def test_an_external_function_gives_null_where_the_refused_model_is_asked() -> None:
    logic = decision(literal("k()"), needs=needs("k", "requiredKnowledge"))
    decisions, problems = read(definitions(EXTERNAL + logic))
    assert [each.code for each in problems] == ["dmn-external-function"]
    assert decisions.evaluate("d", {}).value is None


@pytest.mark.parametrize("code", REFUSED)
def test_model_is_refused(code: str) -> None:
    body, element = REFUSED[code]
    _, problems = read(definitions(body))
    found = [each for each in problems if each.code == code]
    assert found, [str(each) for each in problems]
    assert element in ("", found[0].element_id)
    assert found[0].message_fi
    assert found[0].message_en
    assert found[0].file == "m0.dmn"


def test_a_faulty_text_names_its_own_element() -> None:
    cells = (
        '<decisionTable id="t"><input id="i"><inputExpression id="ie"><text>x +</text>'
        '</inputExpression></input><output id="o" name="d"/><rule id="r"><inputEntry id="cell">'
        '<text>&lt;</text></inputEntry><outputEntry id="out"><text>[1</text></outputEntry></rule>'
        '<rule id="r2"><inputEntry><text>-</text></inputEntry><outputEntry><text>(</text>'
        "</outputEntry></rule></decisionTable>"
    )
    item = (
        '<itemDefinition id="it" name="tX"><typeRef>number</typeRef><allowedValues>'
        "<text>&lt; &lt;</text></allowedValues></itemDefinition>"
    )
    _, problems = read(definitions(item + given("x") + decision(cells, needs=needs("x"))))
    found = {each.element_id for each in problems if each.code == "dmn-expression"}
    assert found == {"it", "ie", "cell", "out", "r2"}


def test_another_namespace_is_refused() -> None:
    _, problems = read(b'<definitions xmlns="urn:no" id="x"/>')
    assert [each.code for each in problems] == ["dmn-namespace"]
