"""Drafts, proposals and batches of migrations, and whom a proposal would touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from engine.administration import BatchState, MoveState
from engine.model import SYSTEM_CASE, InstanceState
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import (
    activity,
    batch_move,
    draft_save,
    instance,
    migration_batch,
    model_draft,
    model_file,
    proposal,
)

_LEFT = sa.exists().where(
    batch_move.c.case_id == migration_batch.c.case_id,
    batch_move.c.batch == migration_batch.c.seq,
    batch_move.c.state == MoveState.WAITING,
)
_STATE = sa.case(
    (sa.and_(migration_batch.c.state == BatchState.RUNNING, ~_LEFT), str(BatchState.DONE)),
    else_=migration_batch.c.state,
)
_BATCHES = sa.select(*(c for c in migration_batch.c if c.name != "state"), _STATE.label("state"))
LIVE = (InstanceState.ACTIVE, InstanceState.SUSPENDED)
_LISTED = ("files", "checked", "tested")


def list_drafts(
    connection: sa.Connection, *, after: Sequence[Any] | None = None, limit: int = 50
) -> Rows:
    """Drafts that are worked on, the latest saved first."""
    select = sa.select(model_draft).where(model_draft.c.discarded.is_(sa.false()))
    sort = [(model_draft.c.saved_at, True), (model_draft.c.seq, False)]
    return fetch(connection, select, sort, after, limit)


def draft_of(connection: sa.Connection, seq: int) -> sa.Row[Any] | None:
    """One draft."""
    return connection.execute(sa.select(model_draft).where(_own(model_draft, seq))).first()


def saves_of(connection: sa.Connection, draft: int) -> list[sa.Row[Any]]:
    """The history of a draft, the latest first."""
    select = sa.select(draft_save).where(
        draft_save.c.case_id == SYSTEM_CASE, draft_save.c.draft == draft
    )
    return list(connection.execute(select.order_by(draft_save.c.number.desc())))


def manifest_of(connection: sa.Connection, draft: int, number: int) -> dict[str, str] | None:
    """The files of one save of a draft; None where there is no such save."""
    select = sa.select(draft_save.c.files).where(
        draft_save.c.case_id == SYSTEM_CASE,
        draft_save.c.draft == draft,
        draft_save.c.number == number,
    )
    found = connection.execute(select).scalar_one_or_none()
    return None if found is None else dict(found)


def contents(connection: sa.Connection, manifest: dict[str, str]) -> dict[str, bytes]:
    """The files of a manifest, byte for byte."""
    wanted = sorted(set(manifest.values()))
    found: dict[str, bytes] = {}
    for start in range(0, len(wanted), 200):
        part = wanted[start : start + 200]
        rows = connection.execute(sa.select(model_file).where(model_file.c.hash.in_(part)))
        found |= {row.hash: bytes(row.content) for row in rows}
    return {path: found[name] for path, name in manifest.items()}


def list_proposals(
    connection: sa.Connection,
    *,
    state: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Proposals without what was checked and tested, the newest first."""
    select = sa.select(*(c for c in proposal.c if c.name not in _LISTED))
    if state is not None:
        select = select.where(proposal.c.state == state)
    sort = [(proposal.c.created_at, True), (proposal.c.seq, False)]
    return fetch(connection, select, sort, after, limit)


def proposal_of(connection: sa.Connection, seq: int) -> sa.Row[Any] | None:
    """One proposal with everything."""
    return connection.execute(sa.select(proposal).where(_own(proposal, seq))).first()


def affected(connection: sa.Connection, processes: Iterable[str]) -> list[dict[str, Any]]:
    """How many instances of these processes run: numbers only, no cases.

    Their own by version, then those in which a process is open because it was called (which has
    a version in each of them that only their state tells: `version` is None).
    """
    keys = list(processes)
    own = [
        {"process": key, "version": version, "called": False, "running": count}
        for key, version, count in connection.execute(_own_instances(keys))
    ]
    called = [
        {"process": key, "version": None, "called": True, "running": count}
        for key, count in connection.execute(_called_instances(keys))
    ]
    return own + called


def _called_instances(keys: list[str]) -> sa.Select[Any]:
    open_ones = (
        sa.select(activity.c.process, activity.c.case_id, activity.c.instance_seq)
        .where(
            activity.c.process.in_(keys),
            activity.c.ended_at.is_(None),
            instance.c.case_id == activity.c.case_id,
            instance.c.seq == activity.c.instance_seq,
            instance.c.definition_key != activity.c.process,
        )
        .distinct()
        .subquery()
    )
    select = sa.select(open_ones.c.process, sa.func.count()).group_by(open_ones.c.process)
    return select.order_by(open_ones.c.process)


def _own_instances(keys: list[str]) -> sa.Select[Any]:
    return (
        sa.select(
            instance.c.definition_key,
            instance.c.definition_version,
            sa.func.count().label("running"),
        )
        .where(instance.c.definition_key.in_(keys), instance.c.state.in_(LIVE))
        .group_by(instance.c.definition_key, instance.c.definition_version)
        .order_by(instance.c.definition_key, instance.c.definition_version)
    )


def list_batches(
    connection: sa.Connection, *, after: Sequence[Any] | None = None, limit: int = 50
) -> Rows:
    """Batches of migrations, the newest first."""
    sort = [(migration_batch.c.created_at, True), (migration_batch.c.seq, False)]
    return fetch(connection, _BATCHES, sort, after, limit)


def batch_of(connection: sa.Connection, seq: int) -> sa.Row[Any] | None:
    """One batch."""
    return connection.execute(_BATCHES.where(_own(migration_batch, seq))).first()


def progress_of(connection: sa.Connection, batch: int) -> dict[str, int]:
    """How many instances of a batch are in which state."""
    select = (
        sa.select(batch_move.c.state, sa.func.count())
        .where(batch_move.c.case_id == SYSTEM_CASE, batch_move.c.batch == batch)
        .group_by(batch_move.c.state)
    )
    return {str(row[0]): row[1] for row in connection.execute(select)}


def moves_of(
    connection: sa.Connection,
    batch: int,
    *,
    state: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """The report of a batch, instance by instance."""
    select = sa.select(batch_move).where(
        batch_move.c.case_id == SYSTEM_CASE, batch_move.c.batch == batch
    )
    if state is not None:
        select = select.where(batch_move.c.state == state)
    return fetch(connection, select, [(batch_move.c.seq, False)], after, limit)


def _own(table: sa.Table, seq: int) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.case_id == SYSTEM_CASE, table.c.seq == seq)
