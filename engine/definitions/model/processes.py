"""Processes, global tasks, the events that start them, and all that was read together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.definitions.model.events import CorrelationKey, CorrelationSubscription, EventDefinition
from engine.definitions.model.nodes import Flow, Lane, Linked, Node, Scope


@dataclass(slots=True, eq=False, repr=False)
class Process(Linked):
    """An executable process. `key` is its id; `version` is set when it is deployed."""

    key: str
    root: Scope
    name: str = ""
    names: dict[str, str] = field(default_factory=dict)
    version: int = 0
    version_tag: str = ""
    deployment: str = ""
    extensions: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    lanes: tuple[Lane, ...] = ()
    correlations: list[CorrelationSubscription] = field(default_factory=list)
    keys: list[CorrelationKey] = field(default_factory=list)  # of its conversations
    # derived
    nodes: dict[str, Node] = field(default_factory=dict)  # all, in all scopes
    scopes: dict[str, Scope] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class GlobalTask:
    """A global script, user, manual or business-rule task, called by call activities."""

    id: str
    node: Node
    process: Process | None = None  # derived: the process of this one node


@dataclass(slots=True, eq=False)
class Start:
    """An event by which a process begins: a message, signal, timer or conditional start event,
    an instantiating receive task or event-based gateway."""

    process: str
    element: str
    event: EventDefinition


@dataclass(slots=True, eq=False)
class Models:
    """Everything that was read together; a store of deployed versions offers the same methods."""

    processes: dict[str, Process] = field(default_factory=dict)
    global_tasks: dict[str, GlobalTask] = field(default_factory=dict)
    decisions: Any = None  # engine.runtime.decisions.DecisionEvaluator
    starts: list[Start] = field(default_factory=list)
    versions: dict[tuple[str, int], Process] = field(default_factory=dict)
    forms: dict[str, bytes] = field(default_factory=dict)  # schemas that stood in models, by key

    def process(
        self,
        key: str,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Process | None:
        """The process of that key: of a version, a tag, a deployment, else the latest."""
        if version_tag is not None:
            known = [*self.versions.values(), *self.processes.values()]
            fit = [p for p in known if p.key == key and p.version_tag == version_tag]
            return max(fit, key=lambda p: p.version, default=None)
        latest = self.processes.get(key)
        if version is None or (latest is not None and latest.version == version):
            return latest
        return self.versions.get((key, version))

    def global_task(self, key: str, deployment: str = "") -> GlobalTask | None:
        return self.global_tasks.get(key)
