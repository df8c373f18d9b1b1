"""Cases in which a person may have a part: a net that misses none, judged one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from engine.model import CaseState
from storage.queries.people import in_force
from storage.tables import case, case_role, delegation, membership


def cases_with_part(person_id: Any, on: Any) -> sa.Select[tuple[str]]:
    """Ids of cases with a role for the person, a body of theirs, or of one they act for.

    Values, or parameters for them.
    """
    principals = sa.select(delegation.c.principal).where(
        delegation.c.delegate == person_id, in_force(delegation, on)
    )
    bodies = sa.select(membership.c.body_id).where(
        sa.or_(membership.c.person_id == person_id, membership.c.person_id.in_(principals)),
        in_force(membership, on),
    )
    return sa.select(case_role.c.case_id).where(
        sa.or_(
            case_role.c.party_id == person_id,
            case_role.c.party_id.in_(principals),
            case_role.c.party_id.in_(bodies),
        )
    )


def open_cases_around(
    connection: sa.Connection, person_id: str, on: date, visible: sa.ColumnElement[bool]
) -> list[str]:
    """Ids of open cases in which the person may have a part, the newest first."""
    select = sa.select(case.c.id).where(
        case.c.state == CaseState.OPEN, case.c.id.in_(cases_with_part(person_id, on)), visible
    )
    return list(connection.execute(select.order_by(case.c.created_at.desc(), case.c.id)).scalars())
