"""Measures with where they stand, rounds, statements, extensions, costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.queries.cases import Rows
from storage.queries.page import fetch
from storage.tables import (
    case,
    deadline_extension,
    expense,
    measure,
    organization,
    report_round,
    statement,
    status_report,
)

_RANK = {"done": 4, "on_track": 3, "at_risk": 2, "delayed": 1, "not_started": 0}


def _reports(place: int) -> sa.Subquery:
    """Each measure's latest report (place 1), or the one before it (place 2)."""
    order = (
        sa.func.row_number()
        .over(
            partition_by=[status_report.c.case_id, status_report.c.measure],
            order_by=[report_round.c.number.desc(), status_report.c.seq.desc()],
        )
        .label("place")
    )
    numbered = (
        sa.select(status_report, report_round.c.number.label("round_number"), order)
        .join(
            report_round,
            sa.and_(
                report_round.c.case_id == status_report.c.case_id,
                report_round.c.seq == status_report.c.round,
            ),
        )
        .subquery()
    )
    name = "latest" if place == 1 else "before"
    return sa.select(numbered).where(numbered.c.place == place).subquery(name)


LATEST, BEFORE = _reports(1), _reports(2)


def _rank(column: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.case(_RANK, value=column)


TREND = sa.case(
    (sa.or_(LATEST.c.status.is_(None), BEFORE.c.status.is_(None)), "new"),
    (_rank(LATEST.c.status) > _rank(BEFORE.c.status), "better"),
    (_rank(LATEST.c.status) < _rank(BEFORE.c.status), "worse"),
    else_="same",
)
TRENDS = ("new", "better", "same", "worse")
_KEY = [(measure.c.case_id, False), (measure.c.seq, False)]
SORTS = {
    "theme": [(measure.c.theme, False)],
    "due": [(measure.c.due, False)],
    "-due": [(measure.c.due, True)],
    "owner": [(measure.c.owner, False)],
    "title": [(measure.c.title, False)],
    "-reported_at": [(LATEST.c.reported_at, True)],
}


def _missing(on: date) -> sa.ColumnElement[bool]:
    """Active, asked in a round whose last day has passed, and not reported in it."""
    asked = report_round.c.case_id == measure.c.case_id
    reported = sa.exists().where(
        status_report.c.case_id == report_round.c.case_id,
        status_report.c.round == report_round.c.seq,
        status_report.c.measure == measure.c.seq,
    )
    late = sa.exists().where(
        asked, report_round.c.state == "open", report_round.c.due < on, ~reported
    )
    return sa.and_(measure.c.state == "active", late)


def _overdue(on: date) -> sa.ColumnElement[bool]:
    return sa.and_(measure.c.state == "active", measure.c.due < on)


def _measures(on: date) -> sa.Select[Any]:
    def of(reports: sa.Subquery) -> sa.ColumnElement[bool]:
        same = reports.c.case_id == measure.c.case_id
        return sa.and_(same, reports.c.measure == measure.c.seq)

    shown = [LATEST.c[name] for name in ("status", "value", "deviation", "correction")]
    return (
        sa.select(
            measure, *shown,
            LATEST.c.text.label("status_text"),
            LATEST.c.reported_at, LATEST.c.reported_by, LATEST.c.round_number,
            BEFORE.c.status.label("status_before"), TREND.label("trend"),
            _missing(on).label("report_missing"), _overdue(on).label("overdue"),
            case.c.number.label("case_number"),
            organization.c.name_fi.label("owner_name_fi"),
            organization.c.name_sv.label("owner_name_sv"),
            organization.c.name_en.label("owner_name_en"),
        )
        .join(case, case.c.id == measure.c.case_id)
        .join(organization, organization.c.id == measure.c.owner)
        .outerjoin(LATEST, of(LATEST))
        .outerjoin(BEFORE, of(BEFORE))
    )  # fmt: skip


def list_measures(
    connection: sa.Connection,
    *,
    on: date,
    case_id: str | None = None,
    theme: str | None = None,
    owner: str | None = None,
    state: str | None = None,
    status: str | None = None,
    trend: str | None = None,
    late: bool | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    sort: str = "theme",
    after: Sequence[Any] | None = None,
    limit: int | None = 50,
) -> Rows:
    """Measures as they stand on a day; `late`: overdue, or their report is. No limit: all."""
    select = _measures(on)
    for column, wanted in (
        (measure.c.case_id, case_id),
        (measure.c.theme, theme),
        (measure.c.owner, owner),
        (measure.c.state, state),
        (LATEST.c.status, status),
        (TREND, trend),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if late is not None:
        is_late = sa.or_(_missing(on), _overdue(on))
        select = select.where(is_late if late else sa.not_(sa.func.coalesce(is_late, sa.false())))
    if visible is not None:
        select = select.where(visible)
    return fetch(connection, select, [*SORTS[sort], *_KEY], after, limit or MOST)


MOST = 10_000


def measure_of(connection: sa.Connection, case_id: str, seq: int, on: date) -> sa.Row[Any] | None:
    """One measure as it stands on a day."""
    select = _measures(on).where(measure.c.case_id == case_id, measure.c.seq == seq)
    return connection.execute(select).first()


def list_rounds(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    state: str | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Rounds of reports, the latest due first."""
    number = case.c.number.label("case_number")
    select = sa.select(report_round, number).join(case, case.c.id == report_round.c.case_id)
    for column, wanted in ((report_round.c.case_id, case_id), (report_round.c.state, state)):
        if wanted is not None:
            select = select.where(column == wanted)
    if visible is not None:
        select = select.where(visible)
    own = [(report_round.c.case_id, False), (report_round.c.seq, False)]
    return fetch(connection, select, [(report_round.c.due, True), *own], after, limit)


def list_statements(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    expert: str | None = None,
    state: str | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Statements asked for, by their last day."""
    number = case.c.number.label("case_number")
    select = sa.select(statement, number).join(case, case.c.id == statement.c.case_id)
    for column, wanted in (
        (statement.c.case_id, case_id),
        (statement.c.expert, expert),
        (statement.c.state, state),
    ):
        if wanted is not None:
            select = select.where(column == wanted)
    if visible is not None:
        select = select.where(visible)
    own = [(statement.c.case_id, False), (statement.c.seq, False)]
    return fetch(connection, select, [(statement.c.due, False), *own], after, limit)


def list_extensions(
    connection: sa.Connection,
    case_id: str,
    *,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """The decisions of a case that moved a deadline."""
    select = sa.select(deadline_extension).where(deadline_extension.c.case_id == case_id)
    return fetch(connection, select, [(deadline_extension.c.seq, False)], after, limit)


def list_expenses(
    connection: sa.Connection,
    *,
    case_id: str | None = None,
    body_id: str | None = None,
    visible: sa.ColumnElement[bool] | None = None,
    after: Sequence[Any] | None = None,
    limit: int = 50,
) -> Rows:
    """Costs by the day they were made, the latest first."""
    select = sa.select(expense).join(case, case.c.id == expense.c.case_id)
    for column, wanted in ((expense.c.case_id, case_id), (expense.c.body_id, body_id)):
        if wanted is not None:
            select = select.where(column == wanted)
    if visible is not None:
        select = select.where(visible)
    own = [(expense.c.case_id, False), (expense.c.seq, False)]
    return fetch(connection, select, [(expense.c.spent_on, True), *own], after, limit)
