"""The form of a user task: found in the definition's own package, and its answers checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from engine.commands.steps import visible
from engine.forms import Examined, Form, examine, initial, read_form, reads_variables, validate
from engine.model import DefinitionKind, Instance, Key, Task
from engine.ports import UnitOfWork
from engine.runtime.state import State


@lru_cache(maxsize=1000)
def _form(schema: bytes) -> Form:
    return read_form(schema)


def schema_of(uow: UnitOfWork, task: Task) -> bytes | None:
    """The form-js schema (JSON bytes) of the task's form, None when it has none."""
    if not task.form_key:
        return None
    instance = uow.instances.get(Key(task.key.case_id, task.instance_seq))
    return _schema(uow, task, instance)


def _schema(uow: UnitOfWork, task: Task, instance: Instance) -> bytes | None:
    """From the package of the process that the task is in, in the version that it began with."""
    called = task.properties.get("process")
    key, version = instance.definition_key, instance.definition_version
    definition = uow.definitions.get(DefinitionKind.PROCESS, key, version)
    if called:
        begun = State.decode(instance.blob).version_at(task.token) if instance.blob else None
        other = uow.definitions.find(DefinitionKind.PROCESS, called, begun or None)
        definition = definition if other is None else other
    return uow.definitions.form(definition, task.form_key)


def checked(
    uow: UnitOfWork, task: Task, instance: Instance, answers: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """The answers as the form lets them through; InvalidForm names fields and complaints.

    Without a form all answers pass.
    """
    schema = _schema(uow, task, instance) if task.form_key else None
    if schema is None:
        return dict(answers)
    form = _form(schema)
    known = visible(instance, task.token) if reads_variables(form) else {}
    return validate(form, answers, known, now)


def prefilled(uow: UnitOfWork, task: Task, blank: bool = False) -> dict[str, Any]:
    """What the form's fields hold at first: what the case knows already.

    `blank` leaves that out, for answers that are given anew each time.
    """
    instance = uow.instances.get(Key(task.key.case_id, task.instance_seq))
    schema = _schema(uow, task, instance) if task.form_key and task.is_open else None
    known = {} if blank else visible(instance, task.token)
    return initial(_form(schema), known) if schema else {}


def examined(
    uow: UnitOfWork, task: Task, answers: Mapping[str, Any], now: datetime
) -> Examined | None:
    """How the task's form stands with answers that are still being given; None without a form."""
    instance = uow.instances.get(Key(task.key.case_id, task.instance_seq))
    schema = _schema(uow, task, instance) if task.form_key and task.is_open else None
    if schema is None:
        return None
    return examine(_form(schema), answers, visible(instance, task.token), now)
