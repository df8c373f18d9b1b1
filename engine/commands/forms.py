"""The form of a user task: found in the definition's own package, and its answers checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.model import DefinitionKind, Key, Task
from engine.ports import UnitOfWork


def schema_of(uow: UnitOfWork, task: Task) -> bytes | None:
    """The form-js schema (JSON bytes) of the task's form, None when it has none."""
    if not task.form_key:
        return None
    instance = uow.instances.get(Key(task.key.case_id, task.instance_seq))
    version = instance.definition_version
    definition = uow.definitions.get(DefinitionKind.PROCESS, instance.definition_key, version)
    return uow.definitions.form(definition, task.form_key)


def checked(uow: UnitOfWork, task: Task, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as the form lets them through; InvalidForm names fields and complaints."""
    schema = schema_of(uow, task)
    if schema is None:
        return dict(answers)
    try:
        from engine.forms import validate
    except ImportError:
        return dict(answers)
    return dict(validate(schema, answers))
