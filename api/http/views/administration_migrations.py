"""Running instances taken to another version: looked at, begun, watched, stopped, taken back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from api.http.keys import key_of, system_key
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import page, shown
from api.http.schemas import migrations as schemas
from api.http.schemas.administration import BecauseSchema
from engine.administration import MoveState
from engine.commands import batches
from storage.queries import administration as queries

resource = Resource("administration")


def _key(call: Call) -> Any:
    return system_key(call.args["batch"], "batch", "Siirtoerää")


@resource.post(
    "/migrations/plan", body=schemas.MigrationPlanSchema, answer=schemas.MigrationPlannedSchema
)
def plan_migration(call: Call) -> object:
    """What a batch would do: likes of elements, and the outcome for each running instance."""
    body = call.body
    return call.run(
        batches.PlanMigration(
            body["process"], body["from_version"], body["to_version"], body["mapping"]
        )
    )


@resource.post(
    "/migrations", body=schemas.StartMigrationSchema, answer=schemas.StartedSchema, status=201
)
def start_migration(call: Call) -> object:
    """Begin a batch; workers move the instances one by one."""
    body = call.body
    keys = tuple(key_of(each, "process", "Prosessia") for each in body["instances"])
    return call.run(
        batches.StartMigration(
            body["process"], body["from_version"], body["to_version"], body["reason"],
            body["mapping"], keys,
        )
    )  # fmt: skip


@resource.get("/migrations", answer=schemas.BatchSchema, paged=True)
def list_migrations(call: Call) -> object:
    """Batches, the newest first."""
    call.may("migrate")
    with call.app.reading() as connection:
        return page(queries.list_batches(connection, **call.query))


@resource.get("/migrations/<int:batch>", answer=schemas.BatchDetailSchema)
def get_migration(call: Call) -> object:
    """A batch with its progress."""
    call.may("migrate")
    with call.app.reading() as connection:
        row = _row(call, connection)
        counted = queries.progress_of(connection, row.seq)
    return {**shown(row), "progress": {str(s): counted.get(s, 0) for s in MoveState}}


@resource.get(
    "/migrations/<int:batch>/instances", answer=schemas.MigrationMoveSchema,
    query=schemas.MovesQuery, paged=True,
)  # fmt: skip
def list_migration_instances(call: Call) -> object:
    """The report: what became of each instance."""
    call.may("migrate")
    with call.app.reading() as connection:
        rows, after = queries.moves_of(connection, _row(call, connection).seq, **call.query)
    items = [{**shown(row), "instance": f"{row.instance_case}.{row.instance_seq}"} for row in rows]
    return Page(items, after)


@resource.post(
    "/migrations/<int:batch>/stop", body=BecauseSchema, answer=schemas.StartedSchema
)
def stop_migration(call: Call) -> object:
    """Stop: what is migrated stays so, the rest waits."""
    return call.run(batches.StopMigration(_key(call), call.body["reason"]))


@resource.post("/migrations/<int:batch>/resume", answer=schemas.StartedSchema)
def resume_migration(call: Call) -> object:
    """Go on where a stopped batch was."""
    return call.run(batches.ResumeMigration(_key(call)))


@resource.post(
    "/migrations/<int:batch>/reverse", body=BecauseSchema, answer=schemas.StartedSchema,
    status=201,
)  # fmt: skip
def reverse_migration(call: Call) -> object:
    """Take back what was migrated, as far as nothing has moved since: a batch of its own."""
    return call.run(batches.ReverseMigration(_key(call), call.body["reason"]))


def _row(call: Call, connection: sa.Connection) -> sa.Row[Any]:
    row = queries.batch_of(connection, _key(call).seq)
    if row is None:
        raise call.missing("batch", "Siirtoerää")
    return row
