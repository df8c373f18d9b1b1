"""A running state on another version of its process: every live element must find its like.

The state names elements by their ids, so moving it is renaming; what could go on wrongly is
refused: an element that is gone or of another kind, and a live activity or scope whose events
(boundary events, event sub-processes) differ, since what waits was set by the old version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson

from engine.definitions.model import Node, Process
from engine.errors import InvalidState
from engine.runtime.records import Frame, Listener, Row, Token
from engine.runtime.state import State, loads


@dataclass(frozen=True, slots=True)
class Plan:
    """What a migration would do: live elements by their new ids, and what stands against it."""

    moves: Mapping[str, str]
    obstacles: tuple[Mapping[str, str], ...] = ()


@dataclass(slots=True)
class _Survey:
    old: Process
    new: Process
    mapping: Mapping[str, str]
    moves: dict[str, str] = field(default_factory=dict)
    obstacles: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def refuse(self, element: str, code: str, message: str) -> None:
        found = {"element_id": element, "code": code, "message": message}
        self.obstacles.setdefault((element, code), found)

    def renamed(self, element: str) -> str:
        return self.mapping.get(element, element)

    def element(self, element: str) -> None:
        """A live node: there, of the same kind, in the same scope, with the same events."""
        if element in self.moves:
            return
        target = self.moves[element] = self.renamed(element)
        before, after = self.old.nodes.get(element), self.new.nodes.get(target)
        if after is None or before is None:
            self.refuse(element, "missing", f"the new version has no element {target}")
            return
        if before.kind is not after.kind:
            self.refuse(element, "kind", f"{target} is a {after.kind}, not a {before.kind}")
        if bool(before.multi) != bool(after.multi) or bool(before.loop) != bool(after.loop):
            self.refuse(element, "repetition", f"{target} is repeated in another way")
        if self.scope_id(before.scope.id) != after.scope.id:
            self.refuse(element, "scope", f"{target} stands in another sub-process")
        self.events(element, before.boundaries, after.boundaries)

    def scope(self, scope: str) -> None:
        """A live scope: there, with the same event sub-processes."""
        before = self.old.scopes.get(scope)
        after = self.new.scopes.get(self.scope_id(scope))
        if before is None or after is None:
            self.refuse(scope, "missing", f"the new version has no scope {scope}")
            return
        self.events(scope, before.event_subprocesses, after.event_subprocesses)

    def scope_id(self, scope: str) -> str:
        return self.new.key if scope == self.old.key else self.renamed(scope)

    def events(self, element: str, before: list[Node], after: list[Node]) -> None:
        if {self.renamed(node.id) for node in before} != {node.id for node in after}:
            self.refuse(element, "events", f"{element} has other events in the new version")

    def flow(self, flow: str) -> None:
        """A flow on which a token waits to be joined."""
        if self.renamed(flow) not in self.new.flows:
            self.refuse(flow, "missing", f"the new version has no flow {flow}")


def plan(state: State, old: Process, new: Process, mapping: Mapping[str, str]) -> Plan:
    """Looks at every live element of the root process; nothing is changed."""
    content = loads(state.data)
    survey = _Survey(old, new, mapping)
    for frame in _frames(content, old.key):
        if frame.element:
            survey.scope(frame.element)
        for node, arrivals in frame.joins.items():
            survey.element(node)
            for flow in arrivals:
                survey.flow(flow)
        for record in frame.records:
            survey.element(record[0])
    frames = {frame.number for frame in _frames(content, old.key)}
    for row in content[5]:
        token = Token(*row)
        if token.scope in frames and token.node:
            survey.element(token.node)
            for node, _, _ in token.more.get("moves", ()):
                survey.element(node)
    return Plan(survey.moves, tuple(survey.obstacles.values()))


def migrated(state: State, old: Process, new: Process, mapping: Mapping[str, str]) -> State:
    """The state on the new version. Raises InvalidState with `details["obstacles"]`."""
    found = plan(state, old, new, mapping)
    if found.obstacles:
        raise InvalidState(
            "; ".join(each["message"] for each in found.obstacles[:5]),
            reason_fi="Prosessia ei voi siirtää uuteen versioon: elementit eivät vastaa toisiaan.",
            ground="Käynnissä oleva asia säilyttää versionsa (järjestelmän sääntö 12)",
            code="not-migratable",
            details={"obstacles": [dict(each) for each in found.obstacles]},
        )
    content = loads(state.data)
    rename = _Renaming(old, new, mapping)
    own = {frame.number for frame in _frames(content, old.key)}
    for key in content[3]:
        if key[0] == old.key:
            key[0], key[1] = new.key, new.version
    content[4] = [rename.frame(row) if row[0] in own else row for row in content[4]]
    content[5] = [rename.token(row) if Token(*row).scope in own else row for row in content[5]]
    content[6] = [
        rename.listener(row) if Listener(*row).frame in own else row for row in content[6]
    ]
    return State(orjson.dumps(content))


@dataclass(frozen=True, slots=True)
class _Renaming:
    old: Process
    new: Process
    mapping: Mapping[str, str]

    def name(self, element: str) -> str:
        return self.mapping.get(element, element)

    def frame(self, row: Row) -> Row:
        frame = Frame(*row)
        if frame.element:
            own = frame.element == self.old.key
            frame.element = self.new.key if own else self.name(frame.element)
        frame.joins = {
            self.name(node): {self.name(flow): count for flow, count in arrivals.items()}
            for node, arrivals in frame.joins.items()
        }
        frame.records = [[self.name(record[0]), *record[1:]] for record in frame.records]
        return frame.row()

    def token(self, row: Row) -> Row:
        token = Token(*row)
        token.node = self.name(token.node)
        if "moves" in token.more:
            token.more["moves"] = [
                [self.name(node), self.name(flow), times]
                for node, flow, times in token.more["moves"]
            ]
        return token.row()

    def listener(self, row: Row) -> Row:
        listener = Listener(*row)
        listener.node = self.name(listener.node)
        return listener.row()


def _frames(content: Row, process: str) -> list[Frame]:
    """The frames of the process (those that it called stay as they are)."""
    index = next((i for i, key in enumerate(content[3]) if key[0] == process), -1)
    return [frame for row in content[4] if (frame := Frame(*row)).process == index]
