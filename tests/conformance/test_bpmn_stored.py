"""The shared BPMN scenarios and our own on the real engine: each step is a command and a commit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.commands import steps
from engine.definitions import read_models
from engine.errors import InvalidForm
from engine.runtime.commands import CompleteTask
from engine.scenarios.playing import Player
from engine.scenarios.reading import read_scenario
from engine.scenarios.suite import models_of
from storage.database import Database, open_database
from tests.conformance.stored_world import StoredWorld, Telling
from tests.conformance.test_bpmn_suites import FILES
from tests.unit.definitions.samples import line, process
from tests.unit.definitions.test_forms_inside import FIELDS, NOW


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "data.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def database(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    monkeypatch.setattr(steps, "Effects", Telling)
    Telling.completed.clear()
    shutil.copy(empty_file, tmp_path / "data.db")
    found = open_database(f"sqlite:///{tmp_path / 'data.db'}", synchronous="OFF")
    yield found
    found.close()


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_scenario_on_the_real_engine(path: Path, database: Database) -> None:
    scenario = read_scenario(path)
    if scenario.manual_tasks_wait:
        pytest.skip("manual tasks pass on the real engine")

    def world() -> StoredWorld:
        files = {each.name: each.read_bytes() for each in scenario.files}
        return StoredWorld(database, models_of(scenario), scenario.now, files)

    Player(scenario, world).play()


def test_a_form_inside_a_model_is_deployed_with_it(database: Database) -> None:
    files = {"m.bpmn": process(line(FIELDS))}
    world = StoredWorld(database, read_models(files), NOW, files)
    world.start("P")
    (case,) = world.instances
    (task,) = case.tasks
    with pytest.raises(InvalidForm):
        world.apply(case, CompleteTask(task, {"many": 2}))
    world.apply(case, CompleteTask(task, {"who": "Anna", "many": 2}))
    assert case.ended
