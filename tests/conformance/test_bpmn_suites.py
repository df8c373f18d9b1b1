"""The shared BPMN suites and our own pass; a state turns to bytes between any two commands."""

from pathlib import Path

import pytest

from engine.scenarios import run_scenario
from engine.scenarios.suite import scenario_files

SUITES = Path(__file__).resolve().parents[3] / "shared" / "suites" / "bpmn"
LEAST = 204

OWN = Path(__file__).parent / "own"

SHARED = list(scenario_files(SUITES)) if SUITES.is_dir() else []
FILES = [*SHARED, *scenario_files(OWN)]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_scenario(path: Path) -> None:
    result = run_scenario(path)
    assert not result.failure, result.line


@pytest.mark.skipif(
    not SHARED, reason=f"THE BPMN SUITES ARE NOT THERE: nothing at {SUITES}, little is proved"
)
def test_the_suites_are_complete() -> None:
    assert len(SHARED) >= LEAST
