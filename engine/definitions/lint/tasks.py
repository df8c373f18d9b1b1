"""Nodes one by one: names, who may do a task, strange times, errors that nobody catches."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.assembly.timers import duration_seconds
from engine.definitions.lint.remark import Remark
from engine.definitions.model import (
    ACTIVITIES,
    Kind,
    Models,
    Node,
    Process,
    Scope,
    TimerKind,
    Trigger,
)

_MINUTE, _TEN_YEARS = 60, 10 * 366 * 86_400
_LANGUAGES = ("sv", "en")


def names(process: Process) -> Iterator[Remark]:
    """Activities without a name, and translations that only some elements have."""
    known = {language for node in process.nodes.values() for language in node.names}
    used = [language for language in _LANGUAGES if language in known]
    for node in process.nodes.values():
        if node.kind not in ACTIVITIES or node.for_compensation:
            continue
        if not node.name:
            yield Remark("unnamed", node.id)
        for language in used:
            if node.name and language not in node.names:
                yield Remark("unnamed-translation", node.id, {"language": language})


def offers(process: Process) -> Iterator[Remark]:
    """User tasks that nobody is offered, or that have no form where others have one."""
    tasks = [node for node in process.nodes.values() if node.offer is not None]
    with_forms = any(node.offer and node.offer.form_key for node in tasks)
    for node in tasks:
        offer = node.offer
        assert offer is not None
        someone = offer.assignee or offer.candidate_users or offer.candidate_groups
        if someone is None and not any(lane.groups for lane in node.lanes):
            yield Remark("task-without-candidate", node.id)
        if with_forms and offer.form_key is None:
            yield Remark("task-without-form", node.id)


def times(process: Process) -> Iterator[Remark]:
    """Literal timers of a strange length, and dates that are the same for every case."""
    for node in process.nodes.values():
        for event in node.events:
            if event.timer is None or not event.timer.text:
                continue
            text = event.timer.text
            if event.timer.kind is TimerKind.DATE:
                yield Remark("timer-fixed", node.id, {"text": text})
                continue
            seconds = duration_seconds(text.split("/")[-1])
            if seconds is not None and seconds < _MINUTE:
                yield Remark("timer-short", node.id, {"text": text})
            if seconds is not None and seconds > _TEN_YEARS:
                yield Remark("timer-long", node.id, {"text": text})


def errors(process: Process, models: Models) -> Iterator[Remark]:
    """Error end events that nothing around them catches; a caller may, if there is one."""
    called = {
        node.call.element
        for other in models.processes.values()
        for node in other.nodes.values()
        if node.call is not None
    }
    if process.key in called:
        return
    for node in process.nodes.values():
        for event in node.events:
            thrown = node.kind is Kind.END_EVENT and event.trigger is Trigger.ERROR
            if thrown and not _is_caught(node.scope, event.code):
                yield Remark("error-uncaught", node.id, {"error": event.code or ""})


def _is_caught(scope: Scope, code: str | None) -> bool:
    """By an event sub-process of the scope, a boundary event on it, or further out."""
    if any(_catches(esp.start, code) for esp in scope.event_subprocesses if esp.start):
        return True
    if scope.node is None or scope.parent is None:
        return False
    if any(_catches(boundary, code) for boundary in scope.node.boundaries):
        return True
    return _is_caught(scope.parent, code)


def _catches(node: Node, code: str | None) -> bool:
    return any(
        event.trigger is Trigger.ERROR
        and (
            event.code in (None, code) or not event.code_given or event.code_expression is not None
        )
        for event in node.events
    )
