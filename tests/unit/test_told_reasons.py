"""Every reason for a refusal, and every ground of ours, can be told in the three languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from processes.refusals import BLOCKS, refusal
from processes.refusals.states import STATES_FI
from processes.refusals.told import LANGUAGES, ground_in, grounds, reasons, swedish

ROOT = Path(__file__).resolve().parents[2]
TOLD_BY_THE_COMMAND_LINE = ("storage/backup/", "storage/migrations/", "api/settings", "api/server")
"""What only an administrator at the command line reads."""
PLACES = {"Verdict": 2, "_no": 1, "Block": 2, "complaint": 2, "missing": 1}
"""Where the Finnish stands in a call without a name."""
NO_WORDS = {"", "{} {}"}
OWN_GROUND = re.compile(r"\(työjärjestys\)|järjestelmän sääntö|järjestelmän toimivalta|domain rule")


def calls() -> Iterator[ast.Call]:
    for folder in ("engine", "processes", "storage", "api"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if str(path.relative_to(ROOT)).startswith(TOLD_BY_THE_COMMAND_LINE):
                continue
            tree = ast.parse(path.read_text("utf-8"))
            yield from (each for each in ast.walk(tree) if isinstance(each, ast.Call))


def sentences(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be, with {} where they are filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.sub(r"\{\w+\}", "{}", node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = (each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
        yield "".join(str(each) for each in parts)
    elif isinstance(node, ast.IfExp):
        yield from sentences(node.body)
        yield from sentences(node.orelse)


def finnish() -> set[str]:
    found: set[str] = set()
    for call in calls():
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        given = [each.value for each in call.keywords if each.arg == "reason_fi"]
        if name in PLACES and len(call.args) > PLACES[name]:
            given.append(call.args[PLACES[name]])
        found.update(text for each in given for text in sentences(each))
    return found


def test_each_reason_is_told_in_swedish() -> None:
    wanted = finnish() | set(STATES_FI.values())
    assert len(wanted) > 250, "the sources are not read"
    assert not sorted(wanted - reasons().keys() - NO_WORDS)


def test_the_same_is_filled_in() -> None:
    for told, there in reasons().items():
        places = {int(each) for each in re.findall(r"\{(\d)\}", there)}
        assert places <= set(range(told.count("{}"))), told


@pytest.mark.parametrize("code", BLOCKS)
def test_a_filled_in_block_is_found_again(code: str) -> None:
    names = set(re.findall(r"\{(\w+)\}", BLOCKS[code].fi + BLOCKS[code].en))
    error = refusal(code, **{name: f"“{name}”" for name in names})
    told = swedish(error.reason_fi)
    assert told != error.reason_fi
    assert "{" not in told


def test_values_within_a_sentence_are_told_too() -> None:
    error = refusal("meeting-wrong-state", state="closed", to="open")
    told = swedish(error.reason_fi)
    assert told == "Mötets läge är avslutat; det kan inte övergå till läget öppet."


def test_what_is_not_known_stays_as_it_is() -> None:
    assert swedish("Jotain muuta.") == "Jotain muuta."


def test_each_ground_of_ours_has_three_languages() -> None:
    raised = {block.ground for block in BLOCKS.values()}
    for call in calls():
        given = [each.value for each in call.keywords if each.arg == "ground"] + call.args
        raised.update(text for each in given for text in sentences(each) if OWN_GROUND.search(text))
    own = {each for each in raised if OWN_GROUND.search(each) and "{" not in each}
    assert not sorted(own - grounds().keys())
    assert all(set(each) == set(LANGUAGES) for each in grounds().values())
    assert ground_in("fi", "decision VN/1/2023-TEM-2") == "päätös VN/1/2023-TEM-2"
    assert ground_in("sv", "434/2003 § 29") == "434/2003 § 29"
