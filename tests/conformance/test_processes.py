"""The processes do what their scenarios say, and the scenarios reach everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from api.cli.test import command
from engine.definitions import Models, read_models
from engine.runtime import effects as e
from engine.scenarios.playing import Player
from engine.scenarios.reading import read_scenario
from engine.scenarios.suite import models_of
from engine.scenarios.world import Played, World
from tests.conformance.process_files import KEYS, ROOT, package, scenario_files

SCENARIOS = scenario_files()


@dataclass
class Noted:
    """What the steps of a scenario did, besides what it expects of them."""

    player: Player
    done: list[tuple[str, str]] = field(default_factory=list)  # process, element or flow
    incidents: list[str] = field(default_factory=list)


class NotingWorld(World):
    noted: Noted

    def _note(self, played: Played, effect: e.Effect) -> None:
        super()._note(played, effect)
        match effect:
            case e.ActivityCompleted():
                self.noted.done.append((effect.process, effect.element))
            case e.FlowTaken():
                self.noted.done.append((effect.process, effect.flow))
            case e.IncidentRaised():
                self.noted.incidents.append(f"{effect.element}: {effect.message}")


@cache
def played(path: Path) -> Noted:
    """Each scenario is played once, whichever test asks first."""
    scenario = read_scenario(path)

    def world() -> World:
        made = NotingWorld(models_of(scenario), scenario.now)
        made.noted = noted
        return made

    noted = Noted(Player(scenario, world))
    noted.player.play()
    return noted


@cache
def _models() -> Models:
    return read_models(package())


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: str(p.relative_to(ROOT).parts[0::2]))
def test_the_scenario_holds(path: Path) -> None:
    assert played(path).incidents == []


@pytest.mark.parametrize("key", KEYS)
def test_scenarios_reach_every_element_and_every_flow(key: str) -> None:
    reached = {place for path in SCENARIOS for place in played(path).done}
    process = _models().processes[key]
    assert [n for n in (*process.nodes, *process.flows) if (key, n) not in reached] == []


@pytest.mark.parametrize("key", KEYS)
def test_each_process_is_proven_by_itself(key: str) -> None:
    """Its main path and its exceptions, each with a title that says what must happen."""
    own = [path for path in SCENARIOS if path.is_relative_to(ROOT / key)]
    titles = [yaml.safe_load(path.read_text())["title"] for path in own]
    assert len(own) >= 4
    assert len(set(titles)) == len(titles)


def test_the_whole_life_of_the_source_case_is_played() -> None:
    noted = played(ROOT / "yhteistyomalli" / "scenarios" / "elinkaari.scenario.yaml")
    world = noted.player.world
    elements = [element for _, element in noted.done]
    assert [case.ended for case in world.instances] == [True]
    assert elements.count("valmistelu") == 2
    assert elements.count("avaa_kierros") == 2
    assert world.now.year == 2024


def test_the_command_line_says_the_same() -> None:
    """`paatospolku test bpmn/ --coverage`, a second reading of the same files."""
    result = CliRunner().invoke(command, [str(ROOT), "--coverage"])
    lines = result.output.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[-1] == f"{len(SCENARIOS)} passed, 0 failed"
    shares = [line for line in lines if "%" in line]
    assert len(shares) >= len(KEYS)
    assert all("100.0 %" in line and "not reached" not in line for line in shares)
