"""Rounds of following up, and the costs of a body's work."""

from __future__ import annotations

from typing import Any

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import referring, shown
from api.http.schemas import following as schemas
from api.http.schemas.people import IdSchema
from api.http.views.measures import of_report
from api.http.visibility import may_see_case, visible_cases
from engine.model import Key
from processes.acts.desk import Desk
from processes.acts.following import contents
from processes.commands.following import CompileRound, EnterExpense, OpenRound
from processes.expenses import ExpenseKind
from processes.rounds import ReportRow
from storage.queries import following as queries

resource = Resource("measures")
DETAIL = schemas.RoundDetailSchema


@resource.get("/rounds", answer=schemas.RoundSchema, query=schemas.RoundQuery, paged=True)
def list_rounds(call: Call) -> object:
    """Rounds of reports, the latest due first."""
    rows, after = _visible(call, queries.list_rounds)
    return Page([referring(shown(row), document_id="document") for row in rows], after)


def _visible(call: Call, query: Any) -> Any:
    given = dict(call.query)
    with call.app.reading() as connection:
        if given.get("case_id") is not None:
            given["case_id"] = str(given["case_id"])
            may_see_case(call, connection, given["case_id"])
        return query(connection, visible=visible_cases(call, connection), **given)


@resource.post("/rounds", body=schemas.NewRoundSchema, answer=DETAIL, status=201)
def open_round(call: Call) -> object:
    """Open a round over the measures in force."""
    body = {**call.body, "case_id": str(call.body["case_id"])}
    call.args["round_id"] = call.run(OpenRound(**body))["id"]
    return get_round(call)


@resource.get("/rounds/<round_id>", answer=DETAIL)
def get_round(call: Call) -> object:
    """A round with each measure's report, the missing ones visible."""
    key = _key(call)
    with call.app.runner.unit() as unit:
        case = may_see_case(call, unit.connection, key.case_id)
        found = unit.rounds.get(key)
        report = contents(Desk(unit, unit.cases.get(key.case_id), call.actor, call.now), found)
    return {
        **{name: getattr(found, name) for name in _ROUND},
        "id": str(found.key),
        "case_id": key.case_id,
        "case_number": case.number,
        "document_id": str(found.document) if found.document else None,
        "rows": [_row(each, found.number) for each in report.rows],
        "missing": len(report.missing),
    }


_ROUND = ("number", "start", "end", "opened_at", "due", "state", "conclusion")


def _row(row: ReportRow, number: int) -> dict[str, Any]:
    measure, report = row.measure, row.report
    return {
        "measure_id": str(measure.key),
        **{name: getattr(measure, name) for name in ("theme", "title", "owner")},
        "missing": row.missing,
        "deviates": bool(report and report.deviates),
        "report": of_report(report, number) if report else None,
    }


@resource.post("/rounds/<round_id>/compile", answer=DETAIL)
def compile_round(call: Call) -> object:
    """Take no more reports; what is missing stays visible."""
    call.run(CompileRound(_key(call)))
    return get_round(call)


def _key(call: Call) -> Key:
    return key_of(call.args["round_id"], "round", "Raportointikierrosta")


@resource.get("/expenses", answer=schemas.ExpenseSchema, query=schemas.ExpenseQuery, paged=True)
def list_expenses(call: Call) -> object:
    """Costs of a body's work, the latest first."""
    rows, after = _visible(call, queries.list_expenses)
    return Page([referring(shown(row), meeting_id="meeting") for row in rows], after)


@resource.post("/expenses", body=schemas.NewExpenseSchema, answer=IdSchema, status=201)
def enter_expense(call: Call) -> object:
    """Enter a cost, unless the appointing decision denies its kind."""
    body = {**call.body, "case_id": str(call.body["case_id"])}
    meeting = body.pop("meeting_id")
    body["kind"] = ExpenseKind(body["kind"])
    body["meeting"] = key_of(meeting, "meeting", "Kokousta") if meeting else None
    return call.run(EnterExpense(**body))
