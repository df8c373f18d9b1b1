"""Lists of deployments, their files and the versions they made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import definition, deployment, resource


def list_deployments(
    connection: sa.Connection,
    *,
    name: str | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Deployments, the newest first."""
    select = sa.select(deployment)
    if name is not None:
        select = select.where(deployment.c.name == name)
    sort = [(deployment.c.deployed_at, True), (deployment.c.id, False)]
    return fetch(connection, select, sort, after, limit)


def deployment_of(connection: sa.Connection, deployment_id: str) -> sa.Row[Any] | None:
    """One deployment."""
    return connection.execute(sa.select(deployment).where(deployment.c.id == deployment_id)).first()


def files_of(connection: sa.Connection, deployment_id: str) -> list[sa.Row[Any]]:
    """Path and hash of each file, without the bytes."""
    select = sa.select(resource.c.path, resource.c.hash)
    return list(
        connection.execute(
            select.where(resource.c.deployment_id == deployment_id).order_by(resource.c.path)
        )
    )


def file_of(connection: sa.Connection, deployment_id: str, path: str) -> bytes | None:
    """A file's bytes as they were deployed."""
    return connection.execute(
        sa.select(resource.c.content).where(
            resource.c.deployment_id == deployment_id, resource.c.path == path
        )
    ).scalar_one_or_none()


def contents_of(connection: sa.Connection, deployment_id: str) -> dict[str, bytes]:
    """All files of a deployment, byte for byte."""
    select = sa.select(resource.c.path, resource.c.content).order_by(resource.c.path)
    rows = connection.execute(select.where(resource.c.deployment_id == deployment_id))
    return {row.path: bytes(row.content) for row in rows}


def package_of(
    connection: sa.Connection, kind: str, key: str, version: int
) -> dict[str, bytes] | None:
    """The files that were deployed together with a version; None without such a version."""
    found = connection.execute(
        sa.select(definition.c.deployment_id).where(
            definition.c.kind == kind, definition.c.key == key, definition.c.version == version
        )
    ).scalar_one_or_none()
    return None if found is None else contents_of(connection, found)


def latest_package(connection: sa.Connection, name: str) -> dict[str, bytes]:
    """The files of the latest deployment of that name; none where there is none."""
    rows, _ = list_deployments(connection, name=name, limit=1)
    return contents_of(connection, rows[0].id) if rows else {}


def list_definitions(
    connection: sa.Connection,
    *,
    kind: str | None = None,
    key: str | None = None,
    deployment_id: str | None = None,
    latest: bool = False,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Definitions by kind, key and version; `latest` keeps the newest version of each."""
    select = sa.select(definition)
    for column, wanted in (
        (definition.c.kind, kind),
        (definition.c.key, key),
        (definition.c.deployment_id, deployment_id),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if latest:
        newer = definition.alias("newer")
        select = select.where(
            ~sa.exists().where(
                newer.c.kind == definition.c.kind,
                newer.c.key == definition.c.key,
                newer.c.version > definition.c.version,
            )
        )
    sort = [(definition.c.kind, False), (definition.c.key, False), (definition.c.version, True)]
    return fetch(connection, select, sort, after, limit)
