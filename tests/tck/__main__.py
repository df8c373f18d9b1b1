"""`python -m tests.tck DIR [--level 2|3] [--json FILE]`: what passed, and what with a value."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.tck.models import Outcome, outcomes

LEVEL = re.compile(r"compliance-level-(\d)$")


def directories(root: Path) -> Iterator[tuple[str, Path]]:
    """Level and path of each directory of tests: `root`, those in it, those of levels below it."""
    below = (each for each in root.rglob("compliance-level-*") if LEVEL.search(each.name))
    found = {each for level in below for each in level.iterdir() if each.is_dir()}
    found |= {each for each in (root, *root.iterdir()) if any(each.glob("*.dmn"))}
    listed = sorted((level_of(each), each.name, each) for each in found)
    yield from ((level, each) for level, _, each in listed)


def level_of(directory: Path) -> str:
    """The compliance level that the directory lies in; 3 outside of any."""
    above = (LEVEL.search(each.name) for each in directory.resolve().parents)
    return next((match[1] for match in above if match), "3")


def main() -> int:
    """Runs the kit and prints what passed; exit status 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.tck", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--level", choices=("2", "3"))
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    if not asked.directory.is_dir():
        parser.error(f"{asked.directory} is not a directory")
    levels: dict[str, dict[str, int]] = {}
    failures: list[Outcome] = []
    for level, directory in directories(asked.directory):
        if asked.level in (None, level):
            counts = run(directory, failures)
            print(line(f"{level} {directory.name}", counts))
            total = levels.setdefault(level, dict.fromkeys(counts, 0))
            for key, value in counts.items():
                total[key] += value
    for level, counts in sorted(levels.items()):
        print(line(f"level {level} in total", counts))
    if asked.json:
        asked.json.write_text(report(levels, failures), encoding="utf-8")
    passed = sum(counts["passed"] for counts in levels.values())
    print(f"{passed} passed, {sum(c['all'] for c in levels.values()) - passed} failed")
    return 1 if failures or not levels else 0


def run(directory: Path, failures: list[Outcome]) -> dict[str, int]:
    """How many test cases of a directory passed; its failed result nodes are added."""
    counts = {"all": 0, "passed": 0, "value": 0, "value_passed": 0}
    for case in outcomes(directory):
        passed = all(each.passed for each in case)
        valued = any(each.wants_value for each in case)
        counts["all"] += 1
        counts["passed"] += passed
        counts["value"] += valued
        counts["value_passed"] += passed and valued
        failures.extend(each for each in case if not each.passed)
    return counts


def line(name: str, counts: dict[str, int]) -> str:
    """A row of the report."""
    share = 100 * counts["passed"] / max(1, counts["all"])
    return (
        f"{name}: {counts['passed']} of {counts['all']} ({share:.1f} %); with a value"
        f" {counts['value_passed']} of {counts['value']}"
    )


def report(levels: dict[str, dict[str, int]], failures: list[Outcome]) -> str:
    """The machine-readable report."""
    listed = [
        [each.directory, each.test, each.node, plain(each.expected), plain(each.got)]
        for each in failures
    ]
    return json.dumps({"levels": levels, "failures": listed}, ensure_ascii=False, indent=1)


def plain(value: Any) -> Any:
    """A value as JSON shows it."""
    return value if value is None or isinstance(value, bool | int | str) else repr(value)


if __name__ == "__main__":
    sys.exit(main())
