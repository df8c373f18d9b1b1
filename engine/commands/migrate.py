"""Takes a running instance to another version of a process: explicitly, with a reason, logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from msgspec.structs import replace as changed

from engine.commands.act import authorise, given, record
from engine.commands.cases import case_of
from engine.commands.registry import Answer, Command, handles
from engine.commands.steps import running
from engine.definitions.model import Process
from engine.errors import InvalidInput, InvalidState, NotFound
from engine.model import ALLOWED, Case, Instance, Key, Verdict
from engine.ports import Context, UnitOfWork
from engine.runtime.migration import Plan, migrated, plan, versions_in
from engine.runtime.state import State


class MigrateInstance(Command, frozen=True):
    """`mapping`: old element id → new one, where they differ. With `dry_run` only a look.

    `process` is the instance's own, or one that it called; `from_version` is needed only where
    several versions of it live in the instance.
    """

    action: ClassVar[str] = "migrate"
    key: Key
    version: int
    reason: str = ""
    mapping: Mapping[str, str] = {}
    dry_run: bool = False
    revision: int | None = None
    process: str = ""
    from_version: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """From one version of a process to another, with the likes of elements that differ."""

    old: Process
    new: Process
    mapping: Mapping[str, str]

    def plan(self, instance: Instance) -> Plan:
        """What it would do to the instance."""
        return plan(State.decode(instance.blob), self.old, self.new, self.mapping)

    def possible(self, instance: Instance) -> State:
        """The state that the instance would have. Raises InvalidState where there is none."""
        return migrated(State.decode(instance.blob), self.old, self.new, self.mapping)


@handles(MigrateInstance)
def migrate(command: MigrateInstance, uow: UnitOfWork, context: Context) -> Answer:
    """Raises InvalidState with `details["obstacles"]` when an element has no like."""
    case = case_of(uow, command.key, command.revision)
    verdict = authorise(uow, context, command.action, case)
    instance = running(uow, command.key)
    process = command.process or instance.definition_key
    old = process_of(uow, process, _from(instance, process, command.from_version))
    move = Move(old, process_of(uow, process, command.version), command.mapping)
    if move.new.version == move.old.version:
        raise InvalidInput(
            "it is on that version already",
            code="same-version",
            reason_fi="Prosessi on jo tässä versiossa.",
        )
    if command.dry_run:
        return looked(move.plan(instance))
    reason = given(command.reason, "the reason", "Perustelu")
    moved(uow, context, case, instance, move, reason, verdict)
    return {"instance": str(command.key), "version": move.new.version}


def looked(found: Plan) -> dict[str, Any]:
    """A plan as JSON."""
    return {
        "moves": dict(found.moves),
        "obstacles": [dict(each) for each in found.obstacles],
        "notes": [dict(each) for each in found.notes],
    }


def moved(
    uow: UnitOfWork,
    context: Context,
    case: Case,
    instance: Instance,
    move: Move,
    reason: str,
    verdict: Verdict = ALLOWED,
    **told: Any,
) -> Instance:
    """The instance on the new version with all its rows, and the line in the case's log."""
    found = move.plan(instance)
    state = move.possible(instance)
    own = move.old.key == instance.definition_key
    version = move.new.version if own else instance.definition_version
    after = changed(instance, blob=state.encode(), definition_version=version)
    uow.instances.save(after)
    _rename_rows(uow, case, instance, move, found.numbers)
    record(
        uow, context, case.id, MigrateInstance.action, subject=str(instance.key), reason=reason,
        verdict=verdict, before={"version": move.old.version, **_process(move, own)},
        after={"version": move.new.version, "mapping": dict(move.mapping), **told},
    )  # fmt: skip
    return after


def _process(move: Move, own: bool) -> dict[str, str]:
    return {} if own else {"process": move.old.key}


def _from(instance: Instance, process: str, version: int | None) -> int:
    """The version that the process has in the instance."""
    found = versions_in(State.decode(instance.blob), process)
    if version is not None and version in found:
        return version
    if len(found) != 1 or version is not None:
        raise InvalidState(
            f"versions of {process} in the instance: {found or 'none'}",
            code="not-that-version",
            reason_fi="Prosessissa ei ole siirrettävää versiota.",
            details={"versions": found},
        )
    return found[0]


def process_of(uow: UnitOfWork, key: str, version: int) -> Process:
    """A version's model. NotFound without one."""
    found: Process | None = uow.definitions.library().process(key, version)
    if found is None:
        raise NotFound(
            f"there is no version {version} of {key}",
            code="no-such-definition",
            reason_fi="Versiota ei ole.",
        )
    return found


def _rename_rows(
    uow: UnitOfWork, case: Case, instance: Instance, move: Move, numbers: frozenset[int]
) -> None:
    """Open tasks, jobs, waits, incidents and the open history stand under the new names.

    `numbers`: the tokens and waits of the process, since other processes may use the same ids.
    """
    own = move.old.key == instance.definition_key
    for task in uow.tasks.open_of_case(case.id):
        within = task.properties.get("process", "") or instance.definition_key
        if task.instance_seq == instance.key.seq and within == move.old.key:
            element = move.mapping.get(task.element_id, task.element_id)
            node = move.new.nodes.get(element)
            names: dict[str, Any] = {} if node is None else _names(node)
            uow.tasks.save(changed(task, element_id=element, **names))
    renamed = {old: new for old, new in move.mapping.items() if old != new}
    if not renamed:
        return
    for job in uow.jobs.of_instance(instance.key):
        if job.token in numbers and job.element_id in renamed:
            uow.jobs.save(changed(job, element_id=renamed[job.element_id]))
    for incident in uow.incidents.open_of_instance(instance.key):
        if incident.element_id in renamed and own:
            uow.incidents.save(changed(incident, element_id=renamed[incident.element_id]))
    uow.subscriptions.rename(instance.key, numbers, renamed)
    uow.history.rename(instance.key, move.old.key, renamed)


def _names(node: Any) -> dict[str, str]:
    return {
        "name": node.name or node.id,
        "name_sv": node.names.get("sv", ""),
        "name_en": node.names.get("en", ""),
    }
