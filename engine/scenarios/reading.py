"""A scenario file → its steps; an unknown key or a wrong shape is an error with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from engine.errors import InvalidInput
from engine.runtime.environment import HELSINKI
from engine.runtime.iso8601 import parse_moment
from engine.scenarios.shapes import EXPECTATIONS, FLAG, STEPS, TEXT, at_odds, misshapen
from engine.scenarios.shapes import KEYS as SHAPES

KINDS: Mapping[str, frozenset[str]] = {
    "start": frozenset({"as", "by", "variables", "business_key", "expect"}),
    "complete": frozenset({"by", "variables", "instance", "expect"}),
    "work": frozenset({"variables", "error", "message", "fail", "instance", "expect"}),
    "advance": frozenset({"expect", "instance"}),
    "advance_to": frozenset({"expect", "instance"}),
    "message": frozenset({"variables", "correlation", "business_key", "instance", "expect"}),
    "signal": frozenset({"variables", "expect"}),
    "set": frozenset({"instance", "expect"}),
    "expect": frozenset({"instance"}),
}
_TOP = frozenset({"title", "description", "files", "now", "waits", "steps"})
_START = datetime(2030, 1, 1, tzinfo=UTC)


class ScenarioError(Exception):
    """A scenario is not as it should be: its text, or what the models did."""


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One step: its kind, the value written with it, the keys beside it."""

    number: int  # from 1
    kind: str
    value: Any
    keys: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario file as read; `files` are the paths of its models."""

    path: Path
    title: str
    files: tuple[Path, ...]
    now: datetime
    manual_tasks_wait: bool
    steps: tuple[ScenarioStep, ...] = field(default_factory=tuple)


class _Loader(yaml.SafeLoader):
    """Time stamps stay texts: variables are JSON, and the clock reads them itself. A key that
    stands twice is an error: the first one would be forgotten."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for name in names:
            if name != "<<" and names.count(name) > 1:
                raise yaml.MarkedYAMLError(None, None, f"{name} stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file. Raises ScenarioError for text that is no scenario."""
    try:
        return scenario_of(path, path.read_bytes())
    except OSError as error:
        raise ScenarioError(f"cannot be read: {error}") from error


def scenario_of(path: Path, data: bytes) -> Scenario:
    """The scenario in these bytes, its models beside `path`. Raises ScenarioError."""
    return scenario_from(path, content_of(data))


def content_of(data: bytes) -> Any:
    """What a scenario file says, not looked at yet. Raises ScenarioError."""
    try:
        return yaml.load(data, Loader=_Loader)  # nosec B506: a SafeLoader of ours
    except yaml.YAMLError as error:
        raise ScenarioError(f"cannot be read: {' '.join(str(error).split())}") from error


def scenario_from(path: Path, content: Any) -> Scenario:
    """The scenario that the content of a file says. Raises ScenarioError."""
    if not isinstance(content, dict):
        raise ScenarioError("is no scenario: a mapping is expected")
    _known(content, _TOP, "the scenario")
    files = content.get("files")
    steps = content.get("steps")
    if not isinstance(files, list) or not all(isinstance(f, str) for f in files):
        raise ScenarioError("`files` must be a list of file names")
    if not isinstance(steps, list):
        raise ScenarioError("`steps` must be a list")
    if wrong := misshapen(content, {"title": TEXT, "description": TEXT, "waits": FLAG}):
        raise ScenarioError(wrong)
    return Scenario(
        path,
        str(content.get("title", path.stem)),
        tuple(path.parent / name for name in files),
        _now(content.get("now")),
        content.get("waits") is True,
        tuple(_step(number, step) for number, step in enumerate(steps, 1)),
    )


def _now(value: Any) -> datetime:
    if value is None:
        return _START
    return moment(value)


def moment(value: Any) -> datetime:
    """A time stamp; without an offset in the engine's zone. Raises ScenarioError."""
    if isinstance(value, datetime | date):
        value = value.isoformat()
    try:
        return parse_moment(str(value), HELSINKI)
    except InvalidInput as error:
        raise ScenarioError(str(error)) from error


def _step(number: int, content: Any) -> ScenarioStep:
    where = f"step {number}"
    if not isinstance(content, dict):
        raise ScenarioError(f"{where}: a mapping is expected, there is {content!r}")
    kinds = [key for key in KINDS if key in content]
    if "expect" in kinds and len(kinds) > 1:
        kinds.remove("expect")
    if "work" in kinds and "message" in kinds:
        kinds.remove("message")
    if len(kinds) != 1:
        raise ScenarioError(f"{where}: one of {', '.join(KINDS)} is expected, there is {content}")
    kind = kinds[0]
    keys = {key: value for key, value in content.items() if key != kind}
    _known(keys, KINDS[kind], where)
    if content[kind] is None and kind != "expect":
        raise ScenarioError(f"{where}: `{kind}` says nothing")
    own = {kind: content[kind]}
    if wrong := misshapen(own, STEPS) or misshapen(keys, SHAPES) or at_odds(kind, keys):
        raise ScenarioError(f"{where}: {wrong}")
    if (expected := content.get("expect")) is not None:
        _known(expected, frozenset(EXPECTATIONS), f"{where}: expect")
        if wrong := misshapen(expected, EXPECTATIONS):
            raise ScenarioError(f"{where}: expect: {wrong}")
        if kind == "expect" and "raises" in expected:
            raise ScenarioError(f"{where}: `raises` stands on the step that is refused")
    return ScenarioStep(number, kind, content[kind], keys)


def _known(content: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    unknown = [str(key) for key in content if key not in known]
    if unknown:
        raise ScenarioError(f"{where}: unknown key {', '.join(unknown)}")
