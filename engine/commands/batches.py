"""Migrates many running instances: looked at first, then one transaction for each, told one by one.

Each instance is a job of the system's case, so that a batch goes on after a crash where it was, on
as many workers as there are, and stops when somebody stops it. The batch is done when none waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from engine.administration import BatchMove, BatchState, MigrationBatch, MoveState
from engine.commands.act import authorise, given, record
from engine.commands.migrate import Move, looked, process_of
from engine.commands.registry import Answer, Command, handles
from engine.definitions.comparing.likeness import likenesses
from engine.errors import InvalidInput, InvalidState
from engine.model import SYSTEM_CASE, Instance, Job, JobKind, Key
from engine.ports import Context
from engine.runtime.migration import versions_in
from engine.runtime.state import State

TOPIC = "migrate-next"
MOST = 20_000  # instances in a batch
SHOWN = 500  # outcomes of a dry run that are told one by one


class PlanMigration(Command, frozen=True):
    """A look at what a batch would do, on copies of the real states; nothing is changed."""

    action: ClassVar[str] = "migrate"
    process: str
    from_version: int
    to_version: int
    mapping: Mapping[str, str] = {}

    @property
    def subject(self) -> str:
        return self.process[:200]


@handles(PlanMigration)
def look(command: PlanMigration, uow: Any, context: Context) -> Answer:
    """Answers each element with its like and how often it is live, and the outcome per instance."""
    authorise(uow, context, command.action, None)
    move, likes = _move(uow, command.process, command.from_version, command.to_version)
    asked = {**move.mapping, **command.mapping}
    move = replace(move, mapping=_changed(asked))
    live: dict[str, int] = {}
    outcomes = []
    for instance in chosen(uow, command.process, command.from_version):
        found = move.plan(instance)
        for element in found.moves:
            live[element] = live.get(element, 0) + 1
        outcomes.append({"instance": str(instance.key), "ok": not found.obstacles, **looked(found)})
    return {
        "elements": [
            {
                "element_id": like.element_id, "name": like.name, "kind": like.kind,
                "target": asked.get(like.element_id, like.target),
                "why": "given" if like.element_id in command.mapping else like.why,
                "live": live.get(like.element_id, 0),
            }
            for like in likes
        ],
        "mapping": dict(move.mapping),
        "instances": len(outcomes),
        "possible": sum(1 for each in outcomes if each["ok"]),
        "outcomes": outcomes[:SHOWN],
    }  # fmt: skip


def _move(uow: Any, process: str, old: int, new: int) -> tuple[Move, list[Any]]:
    if old == new:
        raise InvalidInput(
            "it is the same version", code="same-version", reason_fi="Versio on sama."
        )
    before, after = process_of(uow, process, old), process_of(uow, process, new)
    likes = list(likenesses(before, after))
    found = {like.element_id: like.target for like in likes if like.target}
    return Move(before, after, _changed(found)), likes


def _changed(mapping: Mapping[str, str]) -> dict[str, str]:
    return {old: new for old, new in mapping.items() if old != new}


def chosen(uow: Any, process: str, version: int) -> Iterator[Instance]:
    """The running instances in which that version lives, their own or called."""
    for key in uow.instances.running_with(process)[:MOST]:
        instance = uow.instances.get(key)
        if version in versions_in(State.decode(instance.blob), process):
            yield instance


class StartMigration(Command, frozen=True):
    """`instances`: only these; without any, all that run on the version."""

    action: ClassVar[str] = "migrate"
    process: str
    from_version: int
    to_version: int
    reason: str
    mapping: Mapping[str, str] = {}
    instances: tuple[Key, ...] = ()

    @property
    def subject(self) -> str:
        return self.process[:200]


@handles(StartMigration)
def start(command: StartMigration, uow: Any, context: Context) -> Answer:
    """Answers the batch; the moving begins with the next turn of a worker."""
    authorise(uow, context, command.action, None)
    reason = given(command.reason, "the reason", "Perustelu")
    move, _ = _move(uow, command.process, command.from_version, command.to_version)
    mapping = _changed({**move.mapping, **command.mapping})
    wanted = set(command.instances)
    keys = {
        instance.key: ""
        for instance in chosen(uow, command.process, command.from_version)
        if not wanted or instance.key in wanted
    }
    return _begun(
        uow, context, keys, command.from_version,
        MigrationBatch(
            Key(SYSTEM_CASE, 0), command.process, command.to_version, reason, context.actor.id,
            context.now, mapping,
        ),
    )  # fmt: skip


def _begun(
    uow: Any, context: Context, keys: Mapping[Key, str], from_version: int, batch: MigrationBatch
) -> Answer:
    """`keys`: the instances, each with the mark that it must still have ("": any)."""
    if not keys:
        raise InvalidState(
            "there is nothing to migrate",
            reason_fi="Siirrettäviä ei ole.",
            code="nothing-to-migrate",
        )
    uow.cases.lock(SYSTEM_CASE)
    batch = replace(batch, key=Key(SYSTEM_CASE, uow.cases.next_seq()))
    uow.batches.add(batch)
    for key, mark in keys.items():
        place = Key(SYSTEM_CASE, uow.cases.next_seq())
        uow.batch_moves.add(
            BatchMove(place, batch.key, key.case_id, key.seq, from_version, mark=mark)
        )
    _go_on(uow, context, batch)
    after = {"batch": batch.key.seq, "version": batch.version, "instances": len(keys)}
    record(
        uow, context, SYSTEM_CASE, "start-migration", subject=batch.process, reason=batch.reason,
        after=after,
    )  # fmt: skip
    return _answer(batch)


class StopMigration(Command, frozen=True):
    """What is migrated stays so; the rest waits until the batch goes on."""

    action: ClassVar[str] = "migrate"
    key: Key
    reason: str


@handles(StopMigration)
def stop(command: StopMigration, uow: Any, context: Context) -> Answer:
    authorise(uow, context, command.action, None)
    reason = given(command.reason, "the reason", "Perustelu")
    batch = _in_state(uow, command.key, BatchState.RUNNING)
    stopped = replace(batch, state=BatchState.STOPPED, stop_reason=reason)
    uow.batches.save(stopped)
    after = {"batch": batch.key.seq}
    record(
        uow, context, SYSTEM_CASE, "stop-migration", subject=batch.process, reason=reason,
        after=after,
    )  # fmt: skip
    return _answer(stopped)


class ResumeMigration(Command, frozen=True):
    """A stopped batch goes on where it was."""

    action: ClassVar[str] = "migrate"
    key: Key


@handles(ResumeMigration)
def resume(command: ResumeMigration, uow: Any, context: Context) -> Answer:
    authorise(uow, context, command.action, None)
    batch = _in_state(uow, command.key, BatchState.STOPPED)
    running = replace(batch, state=BatchState.RUNNING, stop_reason="")
    uow.batches.save(running)
    _go_on(uow, context, running)
    record(
        uow, context, SYSTEM_CASE, "resume-migration", subject=batch.process,
        after={"batch": batch.key.seq},
    )  # fmt: skip
    return _answer(running)


class ReverseMigration(Command, frozen=True):
    """Takes back what a batch has migrated, as far as nothing has moved since."""

    action: ClassVar[str] = "migrate"
    key: Key
    reason: str


@handles(ReverseMigration)
def reverse(command: ReverseMigration, uow: Any, context: Context) -> Answer:
    """A batch of its own; instances that went on meanwhile are left and told."""
    authorise(uow, context, command.action, None)
    reason = given(command.reason, "the reason", "Perustelu")
    batch = _in_state(uow, command.key, BatchState.DONE, BatchState.STOPPED)
    if batch.reverses is not None:
        raise InvalidState(
            "it takes back another batch itself",
            reason_fi="Tämä erä on itse palautus.",
            code="is-a-reversal",
        )
    done = [m for m in uow.batch_moves.of_batch(batch.key) if m.state is MoveState.MIGRATED]
    version = done[0].from_version if done else batch.version
    back = {new: old for old, new in batch.mapping.items()}
    return _begun(
        uow, context, {Key(m.instance_case, m.instance_seq): m.mark for m in done}, batch.version,
        replace(
            batch, version=version, reason=reason, created_by=context.actor.id,
            created_at=context.now, mapping=back, state=BatchState.RUNNING, reverses=batch.key,
            stop_reason="",
        ),
    )  # fmt: skip


def _go_on(uow: Any, context: Context, batch: MigrationBatch) -> None:
    """A job for each instance that waits."""
    for move in uow.batch_moves.waiting(batch.key):
        effect = f"migrate:{batch.key.seq}:{move.key.seq}"
        if uow.jobs.by_effect(SYSTEM_CASE, effect) is None:
            uow.jobs.add(
                Job(
                    Key(SYSTEM_CASE, uow.cases.next_seq()), JobKind.EFFECT, effect, context.now,
                    topic=TOPIC, payload={"batch": batch.key.seq, "move": move.key.seq},
                    created_at=context.now,
                )
            )


def _in_state(uow: Any, key: Key, *states: BatchState) -> MigrationBatch:
    uow.cases.lock(SYSTEM_CASE)
    batch: MigrationBatch = uow.batches.get(key)
    state = batch.state
    if state is BatchState.RUNNING and not uow.batch_moves.waiting(batch.key):
        state = BatchState.DONE
    if state not in states:
        raise InvalidState(
            f"the batch is {state}",
            reason_fi="Siirtoerä ei ole tilassa, jossa tämän voi tehdä.",
            code="batch-state",
        )
    return batch


def _answer(batch: MigrationBatch) -> Answer:
    return {"batch": str(batch.key.seq), "state": str(batch.state)}
