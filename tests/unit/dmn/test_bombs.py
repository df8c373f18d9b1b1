"""Whatever a model is made of, reading and deciding it ends soon."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from engine.errors import InvalidInput
from tests.unit.dmn.models import decision, definitions, literal, needs, read

SECONDS = 0.1


def knowledge(name: str, body: str, required: tuple[str, ...] = ()) -> str:
    """A business knowledge model of one parameter `n`."""
    more = "".join(needs(each, "requiredKnowledge") for each in required)
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"/>'
        f'<encapsulatedLogic><formalParameter name="n"/>{body}</encapsulatedLogic>{more}'
        "</businessKnowledgeModel>"
    )


def rows(count: int, policy: str = "COLLECT", values: str = "", test: str = "-") -> str:
    """A table of so many rows, each of which holds."""
    rule = f"<inputEntry><text>{test}</text></inputEntry><outputEntry><text>1</text></outputEntry>"
    return (
        f'<decisionTable id="t" hitPolicy="{policy}"><input id="i"><inputExpression><text>1</text>'
        f'</inputExpression></input><output id="o" name="o">{values}</output>'
        + "".join(f'<rule id="r{n}">{rule}</rule>' for n in range(count))
        + "</decisionTable>"
    )


def looped(body: str, *more: str) -> bytes:
    """A decision that calls a function as often as it may."""
    loop = literal("for i in 1..9999 return f(i)")
    called = decision(loop, needs=needs("f", "requiredKnowledge"))
    return definitions(knowledge("f", body) + "".join(more) + called)


RANKS = ",".join(map(str, range(2000, 0, -1)))
ROW = f"<row>{literal('n')}</row>"
COSTLY = {
    "rows that test": looped(rows(1000, test="1")),
    "rows that hold": looped(rows(1000)),
    "small tables": looped(rows(3, "FIRST")),
    "ranks": definitions(
        decision(
            rows(1000, "OUTPUT ORDER", f"<outputValues><text>{RANKS}</text></outputValues>")
        )
    ),
    "long texts": looped(literal("[" + ",".join(["n"] * 3000) + "]")),
    "relations": looped(f'<relation><column name="c"/>{ROW * 300}</relation>'),
    "functions that call each other": definitions(
        knowledge("f", literal("g(n)"), ("g",))
        + knowledge("g", literal("f(n)"), ("f",))
        + decision(literal("f(1)"), needs=needs("f", "requiredKnowledge"))
    ),
    "doubling decisions": definitions(
        decision(literal("[1]"), "d60")
        + "".join(
            decision(literal(f"[d{n}, d{n}]"), f"d{n - 1}", needs(f"d{n}", "requiredDecision"))
            for n in range(60, 1, -1)
        )
        + decision(literal("[d1, d1]"), needs=needs("d1", "requiredDecision"))
    ),
}


def spent(run) -> float:
    """The processor time of the faster of two runs: others use the machine too."""
    times = []
    for _ in range(2):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", COSTLY)
def test_the_budget_ends_it(name):
    decisions, problems = read(COSTLY[name])
    assert problems == []

    def run():
        with pytest.raises(InvalidInput, match="costs too much"):
            decisions.evaluate("d", {})

    assert spent(run) < SECONDS


def test_a_ring_of_decisions_is_refused_and_ends():
    ring = definitions(
        decision(literal("b"), "d", needs("b", "requiredDecision"))
        + decision(literal("d"), "b", needs("d", "requiredDecision"))
        + decision(literal("b"), "outside", needs("b", "requiredDecision"))
    )
    decisions, problems = read(ring)
    assert [(each.code, each.element_id) for each in problems] == [
        ("dmn-cycle", "d"), ("dmn-cycle", "b"),
    ]
    assert decisions.evaluate("outside", {}).value is None


def importing(own: int, others: object) -> bytes:
    """A model of one type that imports the others by their numbers."""
    item = '<itemDefinition id="i" name="t"><typeRef>string</typeRef></itemDefinition>'
    links = "".join(
        f'<import name="m{n}" namespace="urn:{n}" importType="x"/>' for n in others
    )
    return definitions(links + item, f"urn:{own}")


LAST = importing(51, ())
IMPORTS = {
    "itself": ("dmn-import-cycle", 1, [importing(0, [0])]),
    "each other": (
        "dmn-import-cycle", 9 * 8,
        [importing(n, (o for o in range(9) if o != n)) for n in range(9)],
    ),
    "all that follow": (
        "dmn-imports-many", 3, [importing(n, range(n + 1, 16)) for n in range(16)],
    ),
    "a long way": ("dmn-imports-many", 1, [importing(n, [n + 1]) for n in range(51)] + [LAST]),
}  # fmt: skip


@pytest.mark.parametrize("name", IMPORTS)
def test_imports_without_end_are_refused_and_end(name):
    code, count, files = IMPORTS[name]
    _, problems = read(*files)
    assert [each.code for each in problems] == [code] * count
    assert spent(lambda: read(*files)) < SECONDS


def test_functions_needed_twice_over_are_made_once():
    layers = "".join(
        knowledge(f"f{n}", literal(f"f{n - 1}(n)") if n else literal("n"),
                  tuple(f"f{below}" for below in (n - 1, n - 2) if below >= 0))
        for n in range(50)
    )
    model = definitions(
        layers + decision(literal("f49(7)"), needs=needs("f49", "requiredKnowledge"))
    )
    decisions, _ = read(model)
    assert decisions.evaluate("d", {}).value == 7
    assert spent(lambda: decisions.evaluate("d", {})) < SECONDS


def test_functions_may_call_each_other():
    even = knowledge("even", literal("if n = 0 then true else odd(n - 1)"), ("odd",))
    odd_ = knowledge("odd", literal("if n = 0 then false else even(n - 1)"), ("even",))
    asked = decision(literal("even(10)"), needs=needs("even", "requiredKnowledge"))
    decisions, problems = read(definitions(even + odd_ + asked))
    assert problems == []
    assert decisions.evaluate("d", {}).value is True


def test_a_type_that_stands_for_itself_is_refused():
    ring = "".join(
        f'<itemDefinition name="{name}"><typeRef>{other}</typeRef></itemDefinition>'
        for name, other in (("A", "B"), ("B", "A"))
    )
    _, problems = read(definitions(ring + decision(literal("1"), kind="A")))
    assert {each.code for each in problems} == {"dmn-type"}


def test_many_names_are_put_in_order_once():
    inputs = "".join(
        f'<inputData id="i{n}" name="in put {n}"><variable name="in put {n}"/></inputData>'
        for n in range(1000)
    )
    sums = "".join(decision(literal(f"{n}+{n}"), f"d{n}") for n in range(200))
    model = definitions(inputs + sums)
    start = time.process_time()
    read(model)
    assert time.process_time() - start < 1


def test_long_chains_are_read_in_one_pass():
    count = 1500
    names = ["d", *(f"d{n}" for n in range(1, count + 1))]
    chained = "".join(
        decision(literal(after), name, needs(after, "requiredDecision"))
        for name, after in pairwise(names)
    )
    types = "".join(
        f'<itemDefinition name="t{n}"><typeRef>t{n + 1}</typeRef></itemDefinition>'
        for n in range(count)
    )
    types += f'<itemDefinition name="t{count}"><typeRef>number</typeRef></itemDefinition>'
    whole = definitions(types + chained + decision(literal("1"), f"d{count}"))
    start = time.process_time()
    decisions, problems = read(whole)
    assert time.process_time() - start < 0.5
    assert problems == []
    assert decisions.evaluate("d", {}).value == 1
