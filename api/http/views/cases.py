"""Cases: list, open, look at, change, end."""

from __future__ import annotations

from typing import Any

from api.http.keys import case_id_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import page, shown
from api.http.schemas import cases as schemas
from api.http.visibility import may_see_case, visible_cases
from engine.commands.cases import CancelCase, ChangeCase, CloseCase, StartCase, StartInstance
from engine.dmn.explaining import in_languages
from engine.model import Party, PartyKind
from processes.access import Reader, sees_work
from processes.commands.act import required
from storage.queries import cases as queries

resource = Resource("cases")


def _parties(roles: dict[str, list[dict[str, str]]]) -> dict[str, tuple[Party, ...]]:
    return {
        role: tuple(Party(PartyKind(each["kind"]), each["id"]) for each in parties)
        for role, parties in roles.items()
    }


@resource.get("/cases", answer=schemas.CaseSchema, query=schemas.CaseQuery, paged=True)
def list_cases(call: Call) -> object:
    """Cases that I may know of."""
    with call.app.reading() as connection:
        return page(
            queries.list_cases(connection, visible=visible_cases(call, connection), **call.query)
        )


@resource.post("/cases", body=schemas.NewCaseSchema, answer=schemas.StartedCaseSchema, status=201)
def start_case(call: Call) -> object:
    """Open a case and start its process."""
    body = dict(call.body)
    roles = _parties(body.pop("roles"))
    answer = call.run(StartCase(process=body.pop("definition_key"), roles=roles, **body))
    return _with_revision(call, answer)


@resource.get("/cases/<case_id>", answer=schemas.CaseDetailSchema)
def get_case(call: Call) -> object:
    """A case with its parties and processes."""
    case_id = case_id_of(call.args["case_id"])
    with call.app.reading() as connection:
        row = may_see_case(call, connection, case_id)
        roles: dict[str, list[dict[str, str]]] = {}
        for party in queries.parties_of(connection, case_id):
            roles.setdefault(party.role, []).append(
                {"kind": party.party_kind, "id": party.party_id}
            )
        instances = [shown(each) for each in queries.instances_of(connection, case_id)]
    return {**shown(row), "roles": roles, "instances": instances}


@resource.patch(
    "/cases/<case_id>",
    body=schemas.CaseChangeSchema,
    answer=schemas.CaseDetailSchema,
    revision=True,
)
def change_case(call: Call) -> object:
    """Change what a case tells of itself."""
    case_id = case_id_of(call.args["case_id"])
    body: dict[str, Any] = dict(call.body)
    if "roles" in body:
        body["roles"] = _parties(body["roles"])
    call.run(ChangeCase(case_id, revision=call.revision, **body))
    return get_case(call)


@resource.post(
    "/cases/<case_id>/instances", body=schemas.NewInstanceSchema, answer=schemas.StartedCaseSchema,
    status=201,
)  # fmt: skip
def start_instance(call: Call) -> object:
    """Start another process in a case."""
    body = dict(call.body)
    command = StartInstance(
        case_id_of(call.args["case_id"]),
        body.pop("definition_key"),
        revision=call.revision,
        **body,
    )
    return _with_revision(call, {**call.run(command), "case_id": command.case_id})


@resource.post("/cases/<case_id>/close", body=schemas.ReasonSchema, answer=schemas.CaseDetailSchema)
def close_case(call: Call) -> object:
    """End a case in which nothing runs any more."""
    call.run(CloseCase(case_id_of(call.args["case_id"]), call.body["reason"], call.revision))
    return get_case(call)


@resource.post(
    "/cases/<case_id>/cancel", body=schemas.ReasonSchema, answer=schemas.CaseDetailSchema
)
def cancel_case(call: Call) -> object:
    """Call a case off, with the reason."""
    call.run(CancelCase(case_id_of(call.args["case_id"]), call.body["reason"], call.revision))
    return get_case(call)


@resource.get(
    "/cases/<case_id>/activities", answer=schemas.ActivitySchema, query=schemas.ActivityQuery,
    paged=True,
)  # fmt: skip
def list_activities(call: Call) -> object:
    """What has happened in the case's processes, element by element.

    The steps of preparing are not public yet (621/1999 § 6): who takes no part in the case sees
    none of them, but what the timeline tells everybody.
    """
    case_id = case_id_of(call.args["case_id"])
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, case_id)
        if not Reader(call.actor, call.now, unit).takes_part(unit.cases.get(case_id)):
            return Page([], None)
        return page(queries.activities_of(unit.connection, case_id, **call.query))


@resource.get("/cases/<case_id>/evaluations", answer=schemas.EvaluationSchema, paged=True)
def list_evaluations(call: Call) -> object:
    """The decisions evaluated in the case: inputs, rows that held, results, and why in words.

    Inputs are what the case is prepared with: for those who may see that.
    """
    case_id = case_id_of(call.args["case_id"])
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, case_id)
        required(sees_work(call.actor, unit.cases.get(case_id), call.now, unit))
        found = page(queries.decisions_of(unit.connection, case_id, **call.query))
    for row in found.items:
        row["explanation"] = in_languages(row["record"])
    return found


def _with_revision(call: Call, answer: dict[str, Any]) -> dict[str, Any]:
    with call.app.reading() as connection:
        row = queries.case_of(connection, answer["case_id"])
    return {**answer, "number": row.number, "revision": row.revision} if row else answer
