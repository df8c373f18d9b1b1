"""Statements of experts; the setter's decisions on deadlines."""

from __future__ import annotations

from typing import Any

from api.http.keys import case_id_of, key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import referring, shown
from api.http.schemas import hearing as schemas
from api.http.schemas.people import IdSchema
from api.http.visibility import may_see_case, visible_cases
from engine.model import Key
from processes.commands.extending import ExtendDeadline, Propose
from processes.commands.hearing import (
    GiveStatement,
    HearExpert,
    RecordNoStatement,
    RequestStatement,
    SummariseStatements,
)
from processes.statements import Mode
from storage.queries import following as queries

resource = Resource("hearing")
ONE = schemas.StatementSchema


@resource.get("/statements", answer=ONE, query=schemas.StatementQuery, paged=True)
def list_statements(call: Call) -> object:
    """Statements asked for, by their last day."""
    query: dict[str, Any] = dict(call.query)
    with call.app.reading() as connection:
        if query.get("case_id") is not None:
            query["case_id"] = str(query["case_id"])
            may_see_case(call, connection, query["case_id"])
        visible = visible_cases(call, connection)
        rows, after = queries.list_statements(connection, visible=visible, **query)
    papers = {"request_document_id": "request_document", "document_id": "document"}
    return Page([referring(shown(row), **papers) for row in rows], after)


@resource.post("/statements", body=schemas.NewStatementSchema, answer=ONE, status=201)
def request_statement(call: Call) -> object:
    """Ask an expert for a statement, or to a session."""
    body = {**call.body, "case_id": str(call.body["case_id"]), "mode": Mode(call.body["mode"])}
    call.args["statement_id"] = call.run(RequestStatement(**body))["id"]
    return get_statement(call)


@resource.get("/statements/<statement_id>", answer=ONE)
def get_statement(call: Call) -> object:
    """A statement."""
    key = _key(call)
    with call.app.runner.unit() as unit:
        case = may_see_case(call, unit.connection, key.case_id)
        found = unit.statements.get(key)
    request, paper = found.request_document, found.document
    return {
        **{name: getattr(found, name) for name in ONE().fields if hasattr(found, name)},
        "id": str(key),
        "case_id": key.case_id,
        "case_number": case.number,
        "request_document_id": str(request) if request else None,
        "document_id": str(paper) if paper else None,
    }


@resource.post("/statements/<statement_id>/give", body=schemas.GivenSchema, answer=ONE)
def give_statement(call: Call) -> object:
    """Give one's statement; a late one is taken and marked late."""
    call.run(GiveStatement(_key(call), call.body["text"]))
    return get_statement(call)


@resource.post("/statements/<statement_id>/hear", body=schemas.GivenSchema, answer=ONE)
def hear_expert(call: Call) -> object:
    """Write down what the expert said in a session."""
    call.run(HearExpert(_key(call), call.body["text"]))
    return get_statement(call)


@resource.post("/statements/<statement_id>/none", body=schemas.NoStatementSchema, answer=ONE)
def record_no_statement(call: Call) -> object:
    """Record that the work goes on without the statement."""
    call.run(RecordNoStatement(_key(call), call.body["declined"], call.body["reason"]))
    return get_statement(call)


@resource.post("/cases/<case_id>/statement-summary", body=schemas.SummarySchema)
def summarise_statements(call: Call) -> None:
    """Summarise all that was heard since the last summary."""
    call.run(SummariseStatements(case_id_of(call.args["case_id"]), call.body["summary"]))


@resource.post(
    "/cases/<case_id>/proposals", body=schemas.ProposalSchema, answer=IdSchema, status=201
)
def propose(call: Call) -> object:
    """Present to the setter what is decided without a paper, such as another last day."""
    return call.run(Propose(case_id_of(call.args["case_id"]), call.body["proposal"]))


@resource.get("/cases/<case_id>/extensions", answer=schemas.ExtensionSchema, paged=True)
def list_extensions(call: Call) -> object:
    """The decisions that moved a deadline of the case."""
    case_id = case_id_of(call.args["case_id"])
    with call.app.reading() as connection:
        may_see_case(call, connection, case_id)
        rows, after = queries.list_extensions(connection, case_id, **call.query)
    return Page([referring(shown(row), task_id="task", document_id="document") for row in rows],
                after)  # fmt: skip


@resource.post(
    "/cases/<case_id>/extensions", body=schemas.NewExtensionSchema,
    answer=schemas.ExtendedSchema, status=201,
)  # fmt: skip
def extend_deadline(call: Call) -> object:
    """Decide, as the setter, on moving a deadline that was presented."""
    body = dict(call.body)
    task = body.pop("task_id")
    body["task"] = key_of(task, "task", "Tehtävää") if task else None
    return call.run(ExtendDeadline(case_id_of(call.args["case_id"]), **body))


def _key(call: Call) -> Key:
    return key_of(call.args["statement_id"], "statement", "Lausuntoa")
