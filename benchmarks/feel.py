"""FEEL and DMN: a gateway's condition, and a table of twenty rules."""

from __future__ import annotations

from lxml import etree

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


def main() -> None:
    """Prints both figures with what is to be reached."""
    condition, scope = compile_feel(CONDITION), {"amount": 150, "status": "open"}
    us = cpu_us(lambda: condition.evaluate(scope), 20_000)
    print(f"FEEL condition                 {us:8.2f} µs  (to reach: 3)")
    decisions, problems = read_decisions([("t.dmn", etree.fromstring(table(20)))])
    assert not problems, problems
    given = {"amount": 195, "status": "open"}
    assert decisions.evaluate("t", given).value == "19"
    us = cpu_us(lambda: decisions.evaluate("t", given), 2_000)
    print(f"DMN table of 20 rules          {us:8.2f} µs  (to reach: 60)")


if __name__ == "__main__":
    main()
