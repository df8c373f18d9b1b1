"""Takes a running instance to another version of its process: explicitly, with a reason, logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from engine.commands.act import authorise, given, record
from engine.commands.cases import case_of
from engine.commands.registry import Answer, Command, handles
from engine.commands.steps import running
from engine.definitions.model import Process
from engine.errors import InvalidInput, NotFound
from engine.model import Case, Instance, Key
from engine.ports import Context, UnitOfWork
from engine.runtime.migration import migrated, plan
from engine.runtime.state import State


@dataclass(frozen=True, slots=True)
class MigrateInstance(Command):
    """`mapping`: old element id → new one, where they differ. With `dry_run` only a look."""

    action: ClassVar[str] = "migrate"
    key: Key
    version: int
    reason: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    revision: int | None = None


@handles(MigrateInstance)
def migrate(command: MigrateInstance, uow: UnitOfWork, context: Context) -> Answer:
    """Raises InvalidState with `details["obstacles"]` when an element has no like."""
    case = case_of(uow, command.key, command.revision)
    verdict = authorise(uow, context, command.action, case)
    instance = running(uow, command.key)
    old = _process(uow, instance.definition_key, instance.definition_version)
    new = _process(uow, instance.definition_key, command.version)
    if new.version == old.version:
        raise InvalidInput(
            "it is on that version already",
            code="same-version",
            reason_fi="Prosessi on jo tässä versiossa.",
        )
    state = State.decode(instance.blob)
    if command.dry_run:
        found = plan(state, old, new, command.mapping)
        return {"moves": dict(found.moves), "obstacles": [dict(each) for each in found.obstacles]}
    reason = given(command.reason, "the reason", "Perustelu")
    moved = migrated(state, old, new, command.mapping)
    uow.instances.save(replace(instance, blob=moved.encode(), definition_version=new.version))
    _rename_rows(uow, case, instance, new, command.mapping)
    record(
        uow, context, case.id, command.action, subject=str(command.key), reason=reason,
        verdict=verdict, before={"version": old.version},
        after={"version": new.version, "mapping": dict(command.mapping)},
    )  # fmt: skip
    return {"instance": str(command.key), "version": new.version}


def _process(uow: UnitOfWork, key: str, version: int) -> Process:
    found: Process | None = uow.definitions.library().process(key, version)
    if found is None:
        raise NotFound(
            f"there is no version {version} of {key}",
            code="no-such-definition",
            reason_fi="Versiota ei ole.",
        )
    return found


def _rename_rows(
    uow: UnitOfWork, case: Case, instance: Instance, new: Process, mapping: Mapping[str, str]
) -> None:
    """Open tasks and jobs stand under the new names."""
    for task in uow.tasks.open_of_case(case.id):
        if task.instance_seq == instance.key.seq and not task.properties.get("process"):
            element = mapping.get(task.element_id, task.element_id)
            node = new.nodes.get(element)
            names: dict[str, Any] = {} if node is None else _names(node)
            uow.tasks.save(replace(task, element_id=element, **names))
    for job in uow.jobs.of_instance(instance.key):
        element = mapping.get(job.element_id, job.element_id)
        if element != job.element_id:
            uow.jobs.save(replace(job, element_id=element))


def _names(node: Any) -> dict[str, str]:
    return {
        "name": node.name or node.id,
        "name_sv": node.names.get("sv", ""),
        "name_en": node.names.get("en", ""),
    }
