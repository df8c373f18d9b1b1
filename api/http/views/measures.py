"""Measures and the reports on them; the same as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from api.http import table
from api.http.keys import key_of
from api.http.operation import Binary, Call, Resource
from api.http.paging import Page
from api.http.rows import referring, shown
from api.http.schemas import following as schemas
from api.http.visibility import may_see_case, visible_cases
from engine.model import Key
from engine.text import Text
from processes.commands.following import AddMeasure, EndMeasure, ReportStatus
from processes.measures import MeasureState
from processes.status_reports import STATUS_NAMES, MeasureStatus
from storage.queries import following as queries

resource = Resource("measures")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@resource.get("/measures", answer=schemas.MeasureSchema, query=schemas.MeasureQuery, paged=True)
def list_measures(call: Call) -> object:
    """Measures by theme, owner, status and trend; late ones."""
    rows, after = _found(call, dict(call.query))
    return Page([_told(row) for row in rows], after)


def _found(call: Call, query: dict[str, Any]) -> Any:
    with call.app.reading() as connection:
        if query.get("case_id") is not None:
            query["case_id"] = str(query["case_id"])
            may_see_case(call, connection, query["case_id"])
        visible = visible_cases(call, connection)
        return queries.list_measures(connection, on=call.today, visible=visible, **query)


def _told(row: Any) -> dict[str, Any]:
    told = referring(shown(row), decision_id="decision")
    return {**told, "overdue": bool(row.overdue), "report_missing": bool(row.report_missing)}


@resource.get("/measures.csv", query=schemas.ExportQuery, media_type="text/csv")
def export_measures(call: Call) -> object:
    """The measures as a table for a spreadsheet."""
    head, cells = _table(call)
    return Binary(table.written(head, cells), "text/csv", "toimenpiteet.csv")


@resource.get("/measures.xlsx", query=schemas.ExportQuery, media_type=_XLSX)
def export_measures_xlsx(call: Call) -> object:
    """The measures as an Excel workbook."""
    head, cells = _table(call)
    title = _SHEET.in_language(call.query["language"])
    return Binary(table.workbook(title, head, cells), _XLSX, "toimenpiteet.xlsx")


def _table(call: Call) -> tuple[list[str], Iterator[list[object]]]:
    query = dict(call.query)
    language = query.pop("language")
    rows, _ = _found(call, {**query, "limit": None})
    head = [name.in_language(language) for name in _COLUMNS.values()]
    return head, ([_cell(row, name, language) for name in _COLUMNS] for row in rows)


_SHEET = Text("Toimenpiteet", "Åtgärder", "Measures")
_COLUMNS = {
    "case_number": Text("Asia", "Ärende", "Case"),
    "theme": Text("Teema", "Tema", "Theme"),
    "title": Text("Toimenpide", "Åtgärd", "Measure"),
    "owner_name": Text("Vastuutaho", "Ansvarig", "Owner"),
    "indicator": Text("Mittari", "Indikator", "Indicator"),
    "target": Text("Tavoite", "Mål", "Target"),
    "due": Text("Määräaika", "Tidsfrist", "Due"),
    "status": Text("Tilanne", "Läge", "Status"),
    "value": Text("Arvo", "Värde", "Value"),
    "status_text": Text("Kuvaus", "Beskrivning", "Description"),
    "deviation": Text("Poikkeama", "Avvikelse", "Deviation"),
    "correction": Text("Korjaava toimi", "Korrigerande åtgärd", "Correction"),
    "reported_at": Text("Raportoitu", "Rapporterad", "Reported"),
}


def _cell(row: Any, name: str, language: str) -> object:
    if name == "owner_name":
        return row._mapping[f"owner_name_{language}"]
    value = row._mapping[name]
    if name == "status" and value is not None:
        return STATUS_NAMES[MeasureStatus(value)].in_language(language)
    return value.date() if isinstance(value, datetime) else value


@resource.post("/measures", body=schemas.NewMeasureSchema, answer=schemas.MeasureSchema, status=201)
def add_measure(call: Call) -> object:
    """Add a measure to follow up."""
    body = dict(call.body)
    body["case_id"] = str(body["case_id"])
    decision = body.pop("decision_id")
    body["decision"] = key_of(decision, "decision", "Päätöstä") if decision else None
    call.args["measure_id"] = call.run(AddMeasure(**body))["id"]
    return get_measure(call)


@resource.get("/measures/<measure_id>", answer=schemas.MeasureSchema)
def get_measure(call: Call) -> object:
    """A measure and where it stands."""
    key = _key(call)
    with call.app.reading() as connection:
        may_see_case(call, connection, key.case_id)
        row = queries.measure_of(connection, key.case_id, key.seq, call.today)
    if row is None:
        raise call.missing("measure", "Toimenpidettä")
    return _told(row)


@resource.post(
    "/measures/<measure_id>/end", body=schemas.EndMeasureSchema, answer=schemas.MeasureSchema
)
def end_measure(call: Call) -> object:
    """End a measure: done, or dropped with a reason."""
    call.run(EndMeasure(_key(call), MeasureState(call.body["state"]), call.body["reason"]))
    return get_measure(call)


@resource.get("/measures/<measure_id>/reports", answer=schemas.ReportsSchema)
def list_reports(call: Call) -> object:
    """The reports on a measure, the latest first."""
    key = _key(call)
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, key.case_id)
        unit.measures.get(key)
        rounds = {each.key: each.number for each in unit.rounds.of_case(key.case_id)}
        found = [r for r in unit.status_reports.of_case(key.case_id) if r.measure == key]
    return {"items": [of_report(each, rounds[each.round]) for each in reversed(found)]}


def of_report(report: Any, number: int) -> dict[str, Any]:
    """A status report with the number of its round."""
    names = ("status", "text", "value", "deviation", "correction", "reported_by", "reported_at")
    told = {name: getattr(report, name) for name in names}
    return {"id": str(report.key), "round_number": number, **told}


@resource.post(
    "/measures/<measure_id>/reports", body=schemas.NewReportSchema,
    answer=schemas.MeasureSchema, status=201,
)  # fmt: skip
def report_status(call: Call) -> object:
    """Report where the measure stands in the open round, for its owner."""
    body = {**call.body, "status": MeasureStatus(call.body["status"])}
    call.run(ReportStatus(_key(call), **body))
    return get_measure(call)


def _key(call: Call) -> Key:
    return key_of(call.args["measure_id"], "measure", "Toimenpidettä")
