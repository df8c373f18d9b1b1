"""No text ever becomes Python: the product calls no built-in that would run it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {"eval", "exec", "compile", "__import__"}
PARTS = ("engine", "processes", "storage", "api")


def calls(source: str) -> list[str]:
    """The forbidden built-ins that a source calls or hands on, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id in FORBIDDEN and isinstance(node.ctx, ast.Load):
            found.append(f"{node.id} on line {node.lineno}")
        if (
            isinstance(node, ast.Attribute)
            and node.attr in FORBIDDEN
            and isinstance(node.value, ast.Name)
            and node.value.id in ("builtins", "__builtins__")
        ):
            found.append(f"builtins.{node.attr} on line {node.lineno}")
    return found


@pytest.mark.parametrize("part", PARTS)
def test_product_runs_no_text(part: str) -> None:
    files = sorted((ROOT / part).rglob("*.py"))
    assert files
    found = {str(path.relative_to(ROOT)): calls(path.read_text("utf-8")) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source", ["eval('1')", "run = exec", "import builtins\nbuiltins.compile('1', '', 'eval')"]
)
def test_the_check_sees_a_call(source: str) -> None:
    assert calls(source)


def test_the_check_leaves_methods_alone() -> None:
    assert calls("import re\nre.compile('a')") == []
