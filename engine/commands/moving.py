"""One instance of a batch at a time: moved in its own transaction, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from msgspec.structs import replace as changed

from engine.administration import BatchMove, BatchState, MigrationBatch, MoveState
from engine.commands.migrate import Move, moved, process_of
from engine.commands.steps import RUNNING
from engine.errors import EngineError
from engine.model import SYSTEM_CASE, Actor, Instance, Key
from engine.ports import Context, HandlerContext
from engine.runtime.migration import versions_in
from engine.runtime.state import State


def migrate_next(handled: HandlerContext) -> Mapping[str, Any]:
    """One instance of a batch, in this transaction."""
    uow: Any = handled.uow
    batch = uow.batches.get(Key(SYSTEM_CASE, handled.variables["batch"]))
    move = uow.batch_moves.get(Key(SYSTEM_CASE, handled.variables["move"]))
    if batch.state is BatchState.RUNNING and move.state is MoveState.WAITING:
        context = changed(handled.as_context(), actor=Actor(batch.created_by))
        told = _one(uow, context, batch, move)
        uow.batch_moves.save(replace(told, moved_at=context.now))
    return {}


def _one(uow: Any, context: Context, batch: MigrationBatch, move: BatchMove) -> BatchMove:
    """The instance migrated, or why not. A case that stays as it is is not even locked."""
    instance = uow.instances.get(Key(move.instance_case, move.instance_seq))
    gone = _gone(batch, move, instance)
    if gone:
        return replace(move, state=MoveState.GONE, told={"reason": gone})
    try:
        old = process_of(uow, batch.process, move.from_version)
        way = Move(old, process_of(uow, batch.process, batch.version), batch.mapping)
        way.possible(instance)
    except EngineError as error:
        told = {"reason": error.code, "message": error.reason, **error.details}
        return replace(move, state=MoveState.REFUSED, told=told)
    case = uow.cases.lock(move.instance_case)
    after = moved(uow, context, case, instance, way, batch.reason, batch=batch.key.seq)
    return replace(move, state=MoveState.MIGRATED, mark=mark_of(after))


def _gone(batch: MigrationBatch, move: BatchMove, instance: Instance) -> str:
    """Why the instance is none of the batch any more; "" while it is."""
    if instance.state not in RUNNING:
        return "ended"
    if batch.reverses is not None and mark_of(instance) != move.mark:
        return "moved"
    found = versions_in(State.decode(instance.blob), batch.process)
    return "" if move.from_version in found else "version"


def mark_of(instance: Instance) -> str:
    return sha256(instance.blob).hexdigest()
