"""Service work of hearing experts and following up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.deadlines import as_day, period_end
from engine.model import Key
from engine.ports import HandlerContext
from processes.acts import following as acts
from processes.acts.desk import Desk, desk_of
from processes.acts.telling import people_of, printed, tell
from processes.handlers.reading import document, needed, text
from processes.refusals import refusal
from processes.statements import REMINDER_DAYS, Mode

MONTHS_OF_ROUND = 6


def request_statement(context: HandlerContext) -> Mapping[str, Any]:
    """Asks one expert; ten working days, the reminder three working days before."""
    desk, variables = _desk(context), context.variables
    paper = document(context.uow, variables)
    mode = Mode(text(variables, "mode") or Mode.STATEMENT)
    made = acts.ask(
        desk,
        needed(variables, "expert"),
        needed(variables, "questions"),
        mode,
        paper.key if paper else None,
    )
    reminder = desk.calendar.add(made.due, -REMINDER_DAYS)
    data = {"title": paper.title if paper else context.case.title, "due": made.due.isoformat()}
    tell(desk, people_of(desk, [made.expert]), "statement_request", data, printed(desk, paper))
    return {"statement_due": made.due, "statement_reminder": reminder}


def record_no_statement(context: HandlerContext) -> Mapping[str, Any]:
    """The work goes on without the statement, and the record says why."""
    desk, variables = _desk(context), context.variables
    expert = needed(variables, "expert")
    asked = acts.asked_of(desk, expert)
    if asked is None:
        raise refusal("statement-not-asked", expert=expert)
    why = text(variables, "no_statement_reason")
    acts.go_without(desk, asked, why, text(variables, "decline_reason"))
    return {}


def open_round(context: HandlerContext) -> Mapping[str, Any]:
    """A round over the measures in force, from the end of the round before."""
    desk = _desk(context)
    before = acts.latest_round(desk)
    start = before.end if before else period_end(desk.day, months=-MONTHS_OF_ROUND)
    made, measures = acts.open_round(desk, start, desk.day)
    listed = [{"id": str(m.key), "title": m.title, "owner": m.owner} for m in measures]
    return {"round_id": str(made.key), "measures": listed, "report_due": made.due}


def compile_report_data(context: HandlerContext) -> Mapping[str, Any]:
    """The round's reports side by side; a missing one is a row without a status."""
    desk = _desk(context)
    found = context.uow.rounds.get(Key.parse(needed(context.variables, "round_id")))
    report = acts.compiled(desk, found)
    listed = [
        {
            "measure": str(row.measure.key),
            "title": row.measure.title,
            "owner": row.measure.owner,
            "indicator": row.measure.indicator,
            "target": row.measure.target,
            "status": str(row.report.status) if row.report else None,
            "text": row.report.text if row.report else None,
            "value": row.report.value if row.report else None,
            "deviation": row.report.deviation if row.report else None,
            "correction": row.report.correction if row.report else None,
            "reported": as_day(row.report.reported_at) if row.report else None,
        }
        for row in report.rows
    ]
    return {"report_rows": listed, "gaps": len(report.missing)}


def _desk(context: HandlerContext) -> Desk:
    return desk_of(context.uow, context.case, context.actor, context.now)
