"""Lists of meetings: of a body, of a case, of a person; decisions made in them and outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import case, invitation, meeting, organization

SORTS = {
    "starts": [(meeting.c.starts, False)],
    "-starts": [(meeting.c.starts, True)],
}
_KEY = [(meeting.c.case_id, False), (meeting.c.seq, False)]
_SHOWN = [
    case.c.number.label("case_number"),
    case.c.title.label("case_title"),
    case.c.title_sv.label("case_title_sv"),
    case.c.title_en.label("case_title_en"),
    case.c.revision.label("revision"),
    organization.c.name_fi.label("body_name_fi"),
    organization.c.name_sv.label("body_name_sv"),
    organization.c.name_en.label("body_name_en"),
]


def _meetings() -> sa.Select[Any]:
    return (
        sa.select(meeting, *_SHOWN)
        .join(case, case.c.id == meeting.c.case_id)
        .join(organization, organization.c.id == meeting.c.body_id)
    )


def list_meetings(
    connection: sa.Connection,
    *,
    body_id: str | None = None,
    case_id: str | None = None,
    state: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    invited: str | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    sort: str = "-starts",
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Meetings by time; `invited` keeps those to which the person was invited."""
    select = _meetings()
    for column, wanted in (
        (meeting.c.body_id, body_id),
        (meeting.c.case_id, case_id),
        (meeting.c.state, state),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if since is not None:
        select = select.where(meeting.c.ends >= since)
    if until is not None:
        select = select.where(meeting.c.starts < until)
    if invited is not None:
        keys = sa.select(invitation.c.case_id, invitation.c.meeting).where(
            invitation.c.person_id == invited, invitation.c.reply != "withdrawn"
        )
        select = select.where(sa.tuple_(meeting.c.case_id, meeting.c.seq).in_(keys))
    if visible is not None:
        select = select.where(visible)
    return fetch(connection, select, [*SORTS[sort], *_KEY], after, limit)


def meeting_of(connection: sa.Connection, case_id: str, seq: int) -> sa.Row[Any] | None:
    """One meeting with its case's number and its body's name."""
    select = _meetings().where(meeting.c.case_id == case_id, meeting.c.seq == seq)
    return connection.execute(select).first()
