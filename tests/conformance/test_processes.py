"""The processes do what their scenarios say, and the scenarios reach everything."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from api.cli.test import command
from engine.definitions import read_models
from tests.conformance.process_files import KEYS, ROOT, package, scenario_files
from tests.conformance.scenario_player import Player, everything, play

SCENARIOS = scenario_files()
_played: dict[Path, Player] = {}


def played(path: Path) -> Player:
    """Each scenario is played once, whichever test asks first."""
    if path not in _played:
        _played[path] = play(path)
    return _played[path]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: str(p.relative_to(ROOT).parts[0::2]))
def test_the_scenario_holds(path: Path) -> None:
    player = played(path)
    assert player.incidents == []


@pytest.mark.parametrize("key", KEYS)
def test_scenarios_reach_every_element_and_every_flow(key: str) -> None:
    reached = set().union(*(played(path).reached for path in SCENARIOS))
    models = read_models(package())
    assert [
        name for place in everything(models, key) if place not in reached for name in place
    ] == []


@pytest.mark.parametrize("key", KEYS)
def test_each_process_is_proven_by_itself(key: str) -> None:
    """Its main path and its exceptions, each with a title that says what must happen."""
    own = [path for path in SCENARIOS if path.is_relative_to(ROOT / key)]
    titles = [yaml.safe_load(path.read_text())["title"] for path in own]
    assert len(own) >= 4
    assert len(set(titles)) == len(titles)


def test_the_whole_life_of_the_source_case_is_played() -> None:
    player = played(ROOT / "yhteistyomalli" / "scenarios" / "elinkaari.scenario.yaml")
    assert player.state.ended
    assert player.done.count("valmistelu") == 2
    assert player.done.count("avaa_kierros") == 2
    assert player.now.year == 2024


def test_the_command_line_says_the_same() -> None:
    """`paatospolku test bpmn/ --coverage`, a second reading of the same files."""
    result = CliRunner().invoke(command, [str(ROOT), "--coverage"])
    lines = result.output.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[-1] == f"{len(SCENARIOS)} passed, 0 failed"
    shares = [line for line in lines if "%" in line]
    assert len(shares) >= len(KEYS)
    assert all("100.0 %" in line and "not reached" not in line for line in shares)
