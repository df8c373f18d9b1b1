"""Runs scenario files: the function behind `paatospolku test`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from posixpath import normpath

from engine.definitions import read_models
from engine.definitions.model import Models
from engine.errors import EngineError
from engine.scenarios.coverage import Coverage
from engine.scenarios.junit import junit
from engine.scenarios.playing import Player
from engine.scenarios.reading import Scenario, ScenarioError, read_scenario, scenario_of
from engine.scenarios.result import Result
from engine.scenarios.world import World

SUFFIXES = (".scenario.yaml", ".scenario.yml")
_KEPT = 64  # packages that several scenarios share


@dataclass(slots=True)
class Report:
    """All outcomes; `lines` are what a command line prints, the totals last."""

    results: list[Result] = field(default_factory=list)
    coverage: Coverage | None = None

    @property
    def failed(self) -> list[Result]:
        return [result for result in self.results if result.failure]

    @property
    def exit_status(self) -> int:
        return 1 if self.failed or not self.results else 0

    @property
    def lines(self) -> list[str]:
        found = [result.line for result in self.failed]
        if self.coverage is not None:
            found += self.coverage.lines()
        passed = len(self.results) - len(self.failed)
        return [*found, f"{passed} passed, {len(self.failed)} failed"]

    @property
    def junit(self) -> bytes:
        return junit(self.results)


def run_paths(
    paths: Iterable[Path | str],
    *,
    coverage: bool = False,
    told: Callable[[Result], None] | None = None,
) -> Report:
    """Every scenario file among the paths and in the folders among them, in order of name.

    `told` hears of each result as it comes. A path that is not there is a failure.
    """
    report = Report(coverage=Coverage() if coverage else None)
    for path in paths:
        for file in scenario_files(Path(path)):
            result = run_scenario(file, report.coverage)
            report.results.append(result)
            if told is not None:
                told(result)
    return report


def scenario_files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.name.endswith(SUFFIXES))
    else:
        yield path


def run_scenario(path: Path, coverage: Coverage | None = None) -> Result:
    """One scenario file; whatever goes wrong is its failure, never an exception."""
    return played(path, lambda: read_scenario(path), models_of, coverage)


def run_package(files: Mapping[str, bytes]) -> Report:
    """Every scenario file of a package that is in memory, with the coverage of its models."""
    report = Report(coverage=Coverage())
    known: dict[tuple[str, ...], Models] = {}

    def models(scenario: Scenario) -> Models:
        names = [normpath(path.as_posix()) for path in scenario.files]
        missing = [name for name in names if name not in files]
        if missing:
            raise ScenarioError(f"not in the package: {', '.join(missing)}")
        if tuple(names) not in known:
            known[tuple(names)] = deployed_once({Path(n).name: files[n] for n in names})
        return known[tuple(names)]

    for name in sorted(files):
        if name.endswith(SUFFIXES):
            path, data = Path(name), files[name]
            read = partial(scenario_of, path, data)
            report.results.append(played(path, read, models, report.coverage))
    return report


def played(
    path: Path,
    read: Callable[[], Scenario],
    models: Callable[[Scenario], Models],
    coverage: Coverage | None,
) -> Result:
    """The outcome of one scenario; `models` gives its models when they are first needed."""
    title = path.stem
    try:
        scenario = read()
        title = scenario.title
        player = Player(scenario, lambda: _world(scenario, models(scenario)))
        try:
            player.play()
        finally:
            if coverage is not None and player.world_is_there:
                coverage.add(player.world.models, player.reached)
    except ScenarioError as error:
        return Result(path, title, _one_line(str(error)))
    except EngineError as error:
        return Result(path, title, _one_line(f"refused: {error}"))
    except Exception as error:  # a fault of the engine must not hide the other scenarios
        return Result(path, title, _one_line(f"the engine failed: {type(error).__name__}: {error}"))
    return Result(path, title)


def _world(scenario: Scenario, models: Models) -> World:
    return World(models, scenario.now, scenario.manual_tasks_wait)


def models_of(scenario: Scenario) -> Models:
    """The models of a scenario. Raises ScenarioError for a file that cannot be read,
    InvalidDefinition for a model that is refused."""
    try:
        files = tuple((path.as_posix(), path.read_bytes()) for path in scenario.files)
    except OSError as error:
        raise ScenarioError(f"cannot be read: {error}") from error
    return _read(files)


@lru_cache(maxsize=_KEPT)
def _read(files: tuple[tuple[str, bytes], ...]) -> Models:
    return deployed_once({Path(name).name: content for name, content in files})


def deployed_once(files: Mapping[str, bytes]) -> Models:
    """The models as after a first deployment. Raises InvalidDefinition."""
    models = read_models(files)
    for process in models.processes.values():
        process.version = 1
        models.versions[process.key, 1] = process
    return models


def _one_line(text: str) -> str:
    return " ".join(text.split())
