"""Small decision models, written out for the tests."""

from __future__ import annotations

from typing import Any

from lxml import etree

from engine.dmn import Decisions, read_decisions

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def definitions(body: str, namespace: str = "urn:test", extra: str = "") -> bytes:
    """A DMN file around the elements."""
    return (
        f'<definitions xmlns="{MODEL}" id="defs" name="test" namespace="{namespace}" {extra}>'
        f"{body}</definitions>"
    ).encode()


def read(*files: bytes) -> tuple[Decisions, list[Any]]:
    """The decisions of the files, and what is wrong in them."""
    return read_decisions(
        [(f"m{n}.dmn", etree.fromstring(content)) for n, content in enumerate(files)]
    )


def sound(*files: bytes) -> Decisions:
    """The decisions of files in which nothing is wrong."""
    decisions, problems = read(*files)
    assert [str(each) for each in problems] == []
    return decisions


def literal(text: str) -> str:
    """A literal expression."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<literalExpression id="lit"><text>{shown}</text></literalExpression>'


def decision(logic: str, name: str = "d", needs: str = "", kind: str = "") -> str:
    """A decision with its logic and its requirements."""
    typed = f'typeRef="{kind}"' if kind else ""
    return (
        f'<decision id="{name}" name="{name}"><variable name="{name}" {typed}/>{needs}{logic}'
        "</decision>"
    )


def needs(identifier: str, kind: str = "requiredInput") -> str:
    """A requirement; knowledge requirements for `requiredKnowledge`."""
    outer = "knowledgeRequirement" if kind == "requiredKnowledge" else "informationRequirement"
    return f'<{outer}><{kind} href="#{identifier}"/></{outer}>'


def given(name: str, kind: str = "number") -> str:
    """An input data."""
    return (
        f'<inputData id="{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/>'
        "</inputData>"
    )


def table(
    policy: str, rules: list[tuple[str, str]], output: str = "", attributes: str = ""
) -> str:
    """A table of one input `x` and one output: pairs of a test and a result."""
    rows = "".join(
        f'<rule id="r{n}"><inputEntry><text>{test.replace("<", "&lt;")}</text></inputEntry>'
        f"<outputEntry><text>{result}</text></outputEntry></rule>"
        for n, (test, result) in enumerate(rules, 1)
    )
    return (
        f'<decisionTable id="t" hitPolicy="{policy}" {attributes}>'
        f'<input id="i"><inputExpression><text>x</text></inputExpression></input>'
        f'<output id="o" name="d">{output}</output>{rows}</decisionTable>'
    )


def of_table(logic: str) -> Decisions:
    """A model of one table over `x`."""
    return sound(definitions(given("x") + decision(logic, needs=needs("x"))))
