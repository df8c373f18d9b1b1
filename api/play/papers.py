"""Writes the case's papers to a folder, as they are stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from api.wiring import Application
from storage.tables import document, rendering

SUFFIXES = {"application/pdf": "pdf", "text/calendar": "ics"}


def write_papers(application: Application, case_id: str, folder: Path) -> Iterator[Path]:
    """Each printed version as a file, named by its number or kind; the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    query = (
        sa.select(
            document.c.kind, document.c.number, document.c.seq, rendering.c.version,
            rendering.c.media_type, rendering.c.content,
        )
        .join(
            document,
            sa.and_(
                document.c.case_id == rendering.c.case_id,
                rendering.c.document == document.c.seq,
            ),
        )
        .where(rendering.c.case_id == case_id)
        .order_by(document.c.seq, rendering.c.version)
    )  # fmt: skip
    with application.reading() as connection:
        for row in connection.execute(query):
            name = row.number or f"luonnos-{row.seq}"
            plain = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{row.kind}-{name}-v{row.version}")
            path = folder / f"{plain}.{SUFFIXES.get(row.media_type, 'bin')}"
            path.write_bytes(bytes(row.content))
            yield path
