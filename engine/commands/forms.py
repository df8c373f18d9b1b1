"""The form of a user task: found in the definition's own package, and its answers checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from engine.forms import Form, read_form, validate
from engine.model import DefinitionKind, Key, Task
from engine.ports import UnitOfWork
from engine.runtime.state import State


def schema_of(uow: UnitOfWork, task: Task) -> bytes | None:
    """The form-js schema (JSON bytes) of the task's form, None when it has none."""
    if not task.form_key:
        return None
    instance = uow.instances.get(Key(task.key.case_id, task.instance_seq))
    version = instance.definition_version
    definition = uow.definitions.get(DefinitionKind.PROCESS, instance.definition_key, version)
    return uow.definitions.form(definition, task.form_key)


def checked(
    uow: UnitOfWork, task: Task, answers: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """The answers as the form lets them through; InvalidForm names fields and complaints."""
    schema = schema_of(uow, task)
    if schema is None:
        return dict(answers)
    return validate(_form(schema), answers, _visible(uow, task), now)


@lru_cache(maxsize=512)
def _form(schema: bytes) -> Form:
    """Read once per version: schemas never change."""
    return read_form(schema)


def _visible(uow: UnitOfWork, task: Task) -> dict[str, Any]:
    """The variables that the task sees; conditions and options of its form read them."""
    instance = uow.instances.get(Key(task.key.case_id, task.instance_seq))
    if not instance.blob:
        return {}
    state = State.decode(instance.blob)
    frames = (token.data for token in state.tokens() if token.number == task.token)
    return state.variables(next(frames, 0))
