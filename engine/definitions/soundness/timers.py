"""Timers that can never be in time: later than what ends the wait they belong to.

Two times are compared where both follow from durations alone, or from the same one variable; the
model's own scripts give the durations that it has defaults for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from engine.definitions.lint.remark import Remark
from engine.definitions.model import EventDefinition, Kind, Node, Process, Scope, Timer, TimerKind
from engine.feel import Expression, compile_feel
from engine.feel.errors import FeelBudgetExceeded

BEGUN = datetime(2030, 1, 14, 9, tzinfo=UTC)
MORNING, DAY_END = "00:00:00", "23:59:59"
SOME_DAY = "2030-06-12"
_MOMENT = compile_feel(
    "if v instance of string then"
    " (if duration(v) != null then begun + duration(v)"
    " else if date(v) != null and not(contains(v, \"T\")) then date and time(date(v), time(clock))"
    " else date and time(v))"
    " else if v instance of date then date and time(v, time(clock))"
    " else if v instance of date and time then v else begun + v"
)
_NOT_BEFORE, _AFTER = compile_feel("a >= b"), compile_feel("a > b")


@dataclass(frozen=True, slots=True)
class When:
    """A moment on a sample day; `of` are the variables it was counted from."""

    at: Any
    of: frozenset[str]

    def is_comparable(self, other: When) -> bool:
        """Whether both count from the same."""
        return self.of == other.of and len(self.of) <= 1


def late_timers(process: Process) -> Iterator[Remark]:
    """Timers after the one that ends their wait; reminders after the due date of their task."""
    known = _defaults(process)
    for scope in process.scopes.values():
        for node in scope.nodes:
            for event in node.events:
                if event.timer is not None and node.kind is not Kind.START_EVENT:
                    yield from _of_timer(node, event, known)


def _of_timer(node: Node, event: EventDefinition, known: dict[str, Any]) -> Iterator[Remark]:
    own = _when(event.timer, known)
    if own is None:
        return
    for other in _deadlines(node):
        limit = next((_when(e.timer, known) for e in other.events if e.timer is not None), None)
        if limit is not None and own.is_comparable(limit) and _holds(_NOT_BEFORE, own, limit):
            yield Remark("sound-timer-late", node.id, {"deadline": other.id})
            return
    host = node.attached_to
    if host is not None and host.offer is not None and not node.interrupting and _reminds(node):
        due = _value(host.offer.due, known, DAY_END)
        if due is not None and own.is_comparable(due) and _holds(_AFTER, own, due):
            yield Remark("sound-reminder-late", node.id, {"task": host.id})


def _deadlines(node: Node) -> Iterator[Node]:
    """Other timers that end the wait in which the node stands, innermost first."""
    hosts = [node.attached_to] if node.attached_to is not None else []
    scope: Scope | None = node.scope
    while scope is not None:
        hosts += [scope.node] if scope.node is not None else []
        scope = scope.parent
    for host in hosts:
        for boundary in host.boundaries:
            timed = any(e.timer and e.timer.kind is not TimerKind.CYCLE for e in boundary.events)
            if boundary is not node and boundary.interrupting and timed:
                yield boundary


def _reminds(node: Node) -> bool:
    return any(f.target.work is not None and f.target.work.topic == "remind" for f in node.outgoing)


def _when(timer: Timer | None, known: dict[str, Any]) -> When | None:
    if timer is None or timer.kind is TimerKind.CYCLE:
        return None
    if timer.expression is None:
        return _moment(timer.text, frozenset())
    return _value(timer.expression, known)


def _value(expression: Any, known: dict[str, Any], clock: str = MORNING) -> When | None:
    """When the expression says; `clock` is the time of a day without one."""
    if expression is None:
        return None
    unknown = frozenset(expression.free_names) - set(known)
    if len(unknown) > 1:
        return None
    scope = {**known, **dict.fromkeys(unknown, SOME_DAY)}
    try:
        return _moment(expression.evaluate(scope, BEGUN), unknown, clock)
    except (FeelBudgetExceeded, ValueError, TypeError):  # not to be judged here
        return None


def _holds(question: Expression, one: When, other: When) -> bool:
    return question.evaluate({"a": one.at, "b": other.at}) is True


def _moment(value: Any, of: frozenset[str], clock: str = MORNING) -> When | None:
    begun = BEGUN.replace(tzinfo=None)
    found = _MOMENT.evaluate({"v": value, "begun": begun, "clock": clock})
    return None if found is None else When(found, of)


def _defaults(process: Process) -> dict[str, Any]:
    """What the process's scripts give when nothing was given: its durations by default."""
    known: dict[str, Any] = {}
    for node in process.nodes.values():
        if node.script is None or not node.result_variable:
            continue
        if frozenset(node.script.free_names) - {node.result_variable, *known}:
            continue
        scope = {node.result_variable: None, **known}
        try:
            value = node.script.evaluate(scope, BEGUN)
        except (FeelBudgetExceeded, ValueError):
            continue
        if isinstance(value, dict):
            known[node.result_variable] = value
    return known
