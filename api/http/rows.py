"""Rows of queries as the schemas take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from api.http.paging import Page


def shown(row: sa.Row[Any]) -> dict[str, Any]:
    """A row as a dict, with the address of what belongs to a case."""
    found = dict(row._mapping)
    if "seq" in found and "case_id" in found:
        found["id"] = f"{found['case_id']}.{found['seq']}"
    return found


def page(rows: tuple[Iterable[sa.Row[Any]], list[Any] | None]) -> Page:
    """A page of rows."""
    found, after = rows
    return Page([shown(row) for row in found], after)


def referring(row: dict[str, Any], **names: str) -> dict[str, Any]:
    """The row with addresses of what it points to: `referring(row, meeting_id="meeting")`."""
    case_id = row["case_id"]
    ids = {
        shown_as: None if row.get(column) is None else f"{case_id}.{row[column]}"
        for shown_as, column in names.items()
    }
    return {**row, **ids}
