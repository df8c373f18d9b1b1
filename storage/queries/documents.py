"""Lists of documents: of one case, or of all; with what is shown of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from processes.documents import Document
from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.repositories.documents import DocumentRows
from storage.tables import case, document, document_version

SORTS = {
    "created_at": [(document.c.created_at, False)],
    "-created_at": [(document.c.created_at, True)],
    "number": [(document.c.number, False)],
    "signed_at": [(document.c.signed_at, False)],
    "-signed_at": [(document.c.signed_at, True)],
}
_KEY = [(document.c.case_id, False), (document.c.seq, False)]
_CASE = [case.c.number.label("case_number"), case.c.title.label("case_title")]


def noun(row: sa.Row[Any]) -> Document:
    """The document of a row that begins with its columns."""
    return DocumentRows.mapper.read(row[: len(DocumentRows.mapper.columns)])


def list_documents(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    meeting: int | None = None,
    kind: str | None = None,
    state: str | None = None,
    number: str | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    sort: str = "-created_at",
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Documents with their case's number; each row begins with the columns of `noun`."""
    select = sa.select(document, *_CASE).join(case, case.c.id == document.c.case_id)
    for column, wanted in (
        (document.c.case_id, case_id),
        (document.c.meeting, meeting),
        (document.c.kind, kind),
        (document.c.state, state),
        (document.c.number, number),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if visible is not None:
        select = select.where(visible)
    return fetch(connection, select, [*SORTS[sort], *_KEY], after, limit)


def document_of(connection: sa.Connection, case_id: str, seq: int) -> sa.Row[Any] | None:
    """One document with its case's number."""
    return connection.execute(
        sa.select(document, *_CASE)
        .join(case, case.c.id == document.c.case_id)
        .where(document.c.case_id == case_id, document.c.seq == seq)
    ).first()


def versions_of(connection: sa.Connection, case_id: str, document_seq: int) -> list[sa.Row[Any]]:
    """A document's versions, the newest first, without their contents."""
    shown = [column for column in document_version.c if column.name != "content"]
    select = sa.select(*shown).where(
        document_version.c.case_id == case_id, document_version.c.document == document_seq
    )
    return list(connection.execute(select.order_by(document_version.c.version.desc())))
