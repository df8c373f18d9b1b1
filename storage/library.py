"""The deployed models as the runtime asks for them; each package is parsed once per process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import NotFound
from engine.model import Definition, DefinitionKind

if TYPE_CHECKING:
    from engine.definitions.model import GlobalTask, Models, Process
    from engine.runtime.decisions import Decided, DecisionEvaluator

MOST_KEPT = 1000
"""Packages, and versions of processes."""


class Versions(Protocol):
    """The deployed versions and the files of their packages."""

    def find(self, kind: DefinitionKind, key: str, version: int | None) -> Definition | None: ...
    def versions(self, kind: DefinitionKind, key: str) -> Sequence[Definition]: ...
    def files(self, deployment_id: str) -> Mapping[str, bytes]: ...


class Library:
    """See `engine.runtime.definitions.Definitions`: any deployed version, else the latest."""

    def __init__(self, rows: Versions, cache: dict[Any, Any]) -> None:
        self._rows = rows
        self._cache = cache
        self._processes: dict[tuple[Any, ...], Process] = {}  # asked for already

    @property
    def decisions(self) -> DecisionEvaluator:
        return _Decisions(self)

    def process(
        self,
        key: str,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Process | None:
        asked = key, version, version_tag, deployment
        found = self._processes.get(asked) or self._cache.get(asked)
        if found is not None:
            return found
        definition = self._find(DefinitionKind.PROCESS, *asked)
        found = None if definition is None else self._package(definition).processes.get(key)
        if found is not None:
            self._processes[asked] = found
            if version is not None:  # a version never changes
                self._keep(asked, found)
        return found

    def global_task(self, key: str, deployment: str = "") -> GlobalTask | None:
        """Global tasks have no versions of their own: they belong to their package."""
        return self._models(deployment).global_task(key) if deployment else None

    def _find(
        self,
        kind: DefinitionKind,
        key: str,
        version: int | None = None,
        tag: str | None = None,
        deployment: str | None = None,
    ) -> Definition | None:
        if tag is None and deployment is None:
            return self._rows.find(kind, key, version)
        for each in self._rows.versions(kind, key):
            if tag in (None, each.version_tag) and deployment in (None, each.deployment_id):
                return each
        return None

    def _package(self, definition: Definition) -> Models:
        """The package's models; a process of it knows its version and deployment."""
        place = definition.deployment_id
        models = self._models(place)
        process = models.processes.get(definition.key)
        if process is not None and not process.version:
            process.version, process.deployment = definition.version, place
        return models

    def _models(self, place: str) -> Models:
        models: Models | None = self._cache.get(place)
        if models is None:
            models = self._read(place)
            self._keep(place, models)
        return models

    def _keep(self, place: Any, found: Any) -> None:
        while len(self._cache) >= MOST_KEPT:
            self._cache.pop(next(iter(self._cache)), None)
        self._cache[place] = found

    def _read(self, deployment_id: str) -> Models:
        from engine.definitions import read_models

        models: Models = read_models(self._rows.files(deployment_id))
        return models

    def decision_models(
        self, decision: str, version: int | None, tag: str | None, deployment: str | None
    ) -> Models:
        found = self._find(DefinitionKind.DECISION, decision, version, tag, deployment)
        if found is None:
            raise NotFound(f"there is no decision {decision}", code="no-such-decision")
        return self._package(found)


class _Decisions:
    """See `engine.runtime.decisions.DecisionEvaluator`."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def evaluate(
        self,
        decision: str,
        variables: Mapping[str, Any],
        now: datetime | None = None,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Decided:
        models = self._library.decision_models(decision, version, version_tag, deployment)
        decided: Decided = models.decisions.evaluate(decision, variables, now)
        return decided
