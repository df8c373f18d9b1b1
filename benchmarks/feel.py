"""FEEL and DMN: a gateway's condition, and a table of twenty rules."""

from __future__ import annotations

import itertools

from lxml import etree

from benchmarks.node import feelin
from benchmarks.report import Report
from benchmarks.timing import cpu_us
from engine.dmn import read_decisions
from engine.feel import compile_feel

CONDITION = 'amount > 100 and status = "open"'


def table(rules: int) -> bytes:
    """A table of two inputs; the last rule holds for what is asked."""
    rows = "".join(
        f'<rule id="r{i}"><inputEntry><text>[{i * 10}..{i * 10 + 9}]</text></inputEntry>'
        f'<inputEntry><text>"open"</text></inputEntry>'
        f'<outputEntry><text>"{i}"</text></outputEntry></rule>'
        for i in range(rules)
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" '
        'namespace="urn:bench"><decision id="t" name="t"><decisionTable id="tt">'
        "<input><inputExpression><text>amount</text></inputExpression></input>"
        "<input><inputExpression><text>status</text></inputExpression></input>"
        f'<output name="out"/>{rows}</decisionTable></decision></definitions>'
    ).encode()


def run(report: Report) -> None:
    """Both figures, and the same on feelin in the same run."""
    report.section("FEEL and DMN")
    condition, scope = compile_feel(CONDITION), {"amount": 150, "status": "open"}
    times = report.times(20_000, 200)
    ours = cpu_us(lambda: condition.evaluate(scope), times)
    report.add(f"condition `{CONDITION}`, compiled", ours, "µs CPU", 3)
    decisions, problems = read_decisions([("t.dmn", etree.fromstring(table(20)))])
    assert not problems, problems
    given = {"amount": 195, "status": "open"}
    assert decisions.evaluate("t", given).value == "19"
    us = cpu_us(lambda: decisions.evaluate("t", given), report.times(2_000, 20))
    report.add("decision table of 20 rules, two inputs", us, "µs CPU", 60)
    _beside_feelin(report, ours, times)


def _beside_feelin(report: Report, ours: float, times: int) -> None:
    """feelin knows no compiling: its pace is held against both of ours."""
    scope = {"amount": 150, "status": "open"}
    anew = cpu_us(lambda: parse_and_evaluate(scope), max(20, times // 50))
    report.add("the same, parsed and compiled each time", anew, "µs CPU")
    found = feelin.measured(CONDITION, scope, times)
    if isinstance(found, str):
        report.notice(f"feelin is left out: {found}")
        return
    report.add("the same in feelin on Node, parsed each time", found, "µs CPU")
    report.add("feelin / ours compiled", found / ours, "×")
    report.add("feelin / ours parsed each time", found / anew, "×")


_COUNT = itertools.count()


def parse_and_evaluate(scope: dict[str, object]) -> object:
    """A text that has never been seen before: nothing of it is in a cache."""
    return compile_feel(f"{CONDITION} // {next(_COUNT)}").evaluate(scope)
