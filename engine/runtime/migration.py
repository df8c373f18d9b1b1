"""A running state on another version of one of its processes: every live element finds its like.

The state names elements by their ids, so moving it is renaming; what could go on wrongly is
refused: an element that is gone or of another kind, and a live activity or scope whose events
(boundary events, event sub-processes) differ, since what waits was set by the old version. A timer
that runs keeps its due date, whatever the new version says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import orjson

from engine.definitions.model import EventDefinition, Kind, Node, Process
from engine.errors import InvalidState
from engine.runtime.records import Frame, Listener, Row, Token
from engine.runtime.state import State, loads

Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a migration would do: live elements by their new ids, what stands against it, and what
    the one who decides should know. `numbers` are the state's tokens and waits of the process."""

    moves: Mapping[str, str]
    obstacles: tuple[Told, ...] = ()
    notes: tuple[Told, ...] = ()
    numbers: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Survey:
    old: Process
    new: Process
    mapping: Mapping[str, str]
    moves: dict[str, str] = field(default_factory=dict)
    obstacles: dict[tuple[str, str], Told] = field(default_factory=dict)
    notes: dict[tuple[str, str], Told] = field(default_factory=dict)

    def refuse(self, element: str, code: str, message: str) -> None:
        told = {"element_id": element, "code": code, "message": message}
        self.obstacles.setdefault((element, code), told)

    def note(self, element: str, code: str, message: str) -> None:
        told = {"element_id": element, "code": code, "message": message}
        self.notes.setdefault((element, code), told)

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
        if before.kind in (Kind.CATCH_EVENT, Kind.RECEIVE_TASK):
            self.waits(element, before, after)

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
        named = {node.id: node for node in after}
        if {self.renamed(node.id) for node in before} != set(named):
            self.refuse(element, "events", f"{element} has other events in the new version")
            return
        for node in before:
            target = named[self.renamed(node.id)]
            self.waits(node.id, node.start or node, target.start or target)
            if node.interrupting != target.interrupting:
                self.refuse(node.id, "interrupting", f"{target.id} interrupts in another way")

    def waits(self, element: str, before: Node, after: Node) -> None:
        """What is waited for stays as it was set: another name would never be heard."""
        old, new = _events(before), _events(after)
        if [_awaited(event) for event in old] != [_awaited(event) for event in new]:
            self.refuse(element, "event", f"{after.id} waits for something else")
        elif [_time(event) for event in old] != [_time(event) for event in new]:
            self.note(element, "timer-kept", f"the timer {after.id} keeps its due date")

    def flow(self, flow: str) -> None:
        """A flow on which a token waits to be joined."""
        if flow and self.renamed(flow) not in self.new.flows:
            self.refuse(flow, "missing", f"the new version has no flow {flow}")


def _events(node: Node) -> list[EventDefinition]:
    return [node.message] if node.message is not None else node.events


def _awaited(event: EventDefinition) -> tuple[str, str, str, str]:
    named = event.name_expression.text if event.name_expression is not None else event.name
    condition = event.condition.text if event.condition is not None else ""
    return str(event.trigger), named, event.code or "", condition


def _time(event: EventDefinition) -> str:
    if event.timer is None:
        return ""
    text = event.timer.expression.text if event.timer.expression is not None else event.timer.text
    return f"{event.timer.kind} {text}"


def versions_in(state: State, process: str) -> list[int]:
    """The versions of a process that live in the state: its own, or one that it called."""
    content = loads(state.data)
    used = {Frame(*row).process for row in content[4]}
    return [key[1] for index, key in enumerate(content[3]) if key[0] == process and index in used]


def plan(state: State, old: Process, new: Process, mapping: Mapping[str, str]) -> Plan:
    """Looks at every live element of the process in that version; nothing is changed."""
    content = loads(state.data)
    survey = _Survey(old, new, mapping)
    if len(set(mapping.values())) < len(mapping):
        survey.refuse("", "collides", "two elements are mapped to the same one")
    frames = _frames(content, old)
    for frame in frames:
        if frame.element:
            survey.scope(frame.element)
        for node, arrivals in frame.joins.items():
            survey.element(node)
            for flow in arrivals:
                survey.flow(flow)
        for record in frame.records:
            survey.element(record[0])
    own = {frame.number for frame in frames}
    numbers = set()
    for row in content[5]:
        token = Token(*row)
        if token.scope in own:
            numbers.add(token.number)
            _survey_token(survey, token)
    numbers |= {Listener(*row).number for row in content[6] if Listener(*row).frame in own}
    obstacles, notes = tuple(survey.obstacles.values()), tuple(survey.notes.values())
    return Plan(survey.moves, obstacles, notes, frozenset(numbers))


def _survey_token(survey: _Survey, token: Token) -> None:
    if token.node:
        survey.element(token.node)
    if "todo" in token.more:
        survey.refuse(token.node, "compensating", "it is being undone; wait until that is done")
    for node, _, _ in token.more.get("moves", ()):
        survey.element(node)


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
    own = {frame.number for frame in _frames(content, old)}
    for key in content[3]:
        if (key[0], key[1]) == (old.key, old.version):
            key[0], key[1] = new.key, new.version
    content[4] = [rename.frame(row) if row[0] in own else row for row in content[4]]
    content[5] = [rename.token(row) if Token(*row).scope in own else row for row in content[5]]
    content[6] = [
        rename.listener(row) if Listener(*row).frame in own else row for row in content[6]
    ]
    content[8] = [
        [frame, rename.name(node) if frame in own else node] for frame, node in content[8]
    ]
    return State(orjson.dumps(content))


@dataclass(frozen=True, slots=True)
class _Renaming:
    old: Process
    new: Process
    mapping: Mapping[str, str]

    def name(self, element: str) -> str:
        return self.mapping.get(element, element)

    def names(self, elements: Iterable[str]) -> list[str]:
        return [self.name(element) for element in elements]

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
        if "complex" in frame.more:
            late = frame.more["complex"]
            frame.more["complex"] = {self.name(n): self.names(late[n]) for n in late}
        if "offered" in frame.more:
            frame.more["offered"] = self.names(frame.more["offered"])
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


def _frames(content: Row, process: Process) -> list[Frame]:
    """The frames of the process in its version (those that it called stay as they are)."""
    wanted = {i for i, key in enumerate(content[3]) if key[:2] == [process.key, process.version]}
    return [frame for row in content[4] if (frame := Frame(*row)).process in wanted]
