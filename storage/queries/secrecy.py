"""Secret cases that a person may have to do with: a net that misses none, judged one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from engine.authority import Publicity
from storage.prepared import Prepared, rows_on
from storage.queries.parties import cases_with_part
from storage.tables import case, task, task_candidate


def _around() -> sa.Select[Any]:
    person_id, on = sa.bindparam("person_id"), sa.bindparam("on", type_=sa.Date)
    named = sa.select(task.c.case_id).where(
        task.c.ended_at.is_(None),
        sa.or_(
            task.c.assignee == person_id,
            task.c.claimant == person_id,
            task.c.delegated_to == person_id,
        ),
    )
    chosen = sa.select(task_candidate.c.case_id).where(
        task_candidate.c.kind == "user", task_candidate.c.name == person_id
    )
    return sa.select(case.c.id).where(
        case.c.publicity == Publicity.SECRET,
        sa.or_(
            case.c.id.in_(cases_with_part(person_id, on)),
            case.c.id.in_(named),
            case.c.id.in_(chosen),
        ),
    )


_AROUND = Prepared(_around())


def secret_cases_around(connection: sa.Connection, person_id: str, on: date) -> list[str]:
    """Ids of secret cases with a role for the person, a body of theirs, or of one they act for,
    and of those in which an open task names them."""
    return [row[0] for row in rows_on(connection, _AROUND, {"person_id": person_id, "on": on})]


def secret_among(connection: sa.Connection, case_ids: set[str]) -> set[str]:
    """Those of the cases that are secret."""
    if not case_ids:
        return set()
    select = sa.select(case.c.id).where(
        case.c.publicity == Publicity.SECRET, case.c.id.in_(sorted(case_ids))
    )
    return set(connection.execute(select).scalars())


def known_among(
    connection: sa.Connection, case_ids: set[str], visible: sa.ColumnElement[bool]
) -> set[str]:
    """Those of the cases that the condition keeps."""
    if not case_ids:
        return set()
    select = sa.select(case.c.id).where(visible, case.c.id.in_(sorted(case_ids)))
    return set(connection.execute(select).scalars())
