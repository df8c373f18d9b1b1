"""The kit's decisions that are one literal expression and need no other: FEEL by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from engine.feel import Evaluation, compile_feel
from engine.feel.errors import FeelBudgetExceeded, FeelSyntaxError
from tests.tck.values import children, read_value, same

MOMENT = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


REQUIREMENTS = ("{*}informationRequirement/{*}requiredDecision", "{*}knowledgeRequirement")


@dataclass(frozen=True)
class Literal:
    """One expression of the kit, its inputs and its expected value."""

    directory: str
    test: str
    node: str
    text: str
    inputs: dict[str, Any]
    expected: Any
    error: bool


def expressions(model: Path) -> dict[str, str]:
    """The literal expressions of a model's decisions, by decision; those with a type are out."""
    found = {}
    for decision in etree.parse(model).getroot().iter("{*}decision"):
        variable = decision.find("{*}variable")
        literal = decision.find("{*}literalExpression")
        needs = (decision.find(path) is not None for path in REQUIREMENTS)
        if literal is None or any(needs):
            continue
        if variable is not None and variable.get("typeRef"):
            continue
        found[decision.get("name", "")] = "".join(literal.find("{*}text").itertext())
    return found


def literals(directory: Path) -> Iterator[Literal]:
    """The literal expressions of a directory's tests."""
    for path in sorted(directory.glob("*.xml")):
        root = etree.parse(path).getroot()
        texts = expressions(directory / (root.findtext("{*}modelName") or "").strip())
        for case in children(root, "testCase"):
            inputs = {
                each.get("name", ""): read_value(each) for each in children(case, "inputNode")
            }
            for node in children(case, "resultNode"):
                name = node.get("name", "")
                if name in texts:
                    expected = next(children(node, "expected"), None)
                    yield Literal(
                        directory.name, case.get("id", ""), name, texts[name], inputs,
                        read_value(expected), node.get("errorResult") == "true",
                    )


def outcome(literal: Literal) -> tuple[bool, Any]:
    """Whether the expression gives what is expected, and what it gives."""
    try:
        expression = compile_feel(literal.text, literal.inputs)
        got = expression.run(literal.inputs, Evaluation(MOMENT))
    except (FeelSyntaxError, FeelBudgetExceeded) as error:
        return literal.expected is None, error
    return same(literal.expected, got), got
