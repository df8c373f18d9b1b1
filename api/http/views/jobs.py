"""Jobs and incidents: what is due, what stands still, and trying again."""

from __future__ import annotations

import sqlalchemy as sa

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import shown
from api.http.schemas import operations as schemas
from api.http.visibility import unseen_cases
from engine.commands.failures import RetryIncident, RetryJob
from storage.queries import jobs as queries
from storage.queries.cases import Rows

resource = Resource("jobs")


def _filters(call: Call) -> dict[str, object]:
    query = dict(call.query)
    if query.get("case_id") is not None:
        query["case_id"] = str(query["case_id"])
    return query


def _told(call: Call, connection: sa.Connection, text: str, found: Rows) -> Page:
    """The page; what is said of a secret case stays there: an operator need not know it."""
    rows, after = found
    unseen = unseen_cases(call, connection, rows)
    hidden = {text: ""}
    return Page(
        [{**shown(row), **(hidden if row.case_id in unseen else {})} for row in rows], after
    )


@resource.get("/jobs", answer=schemas.JobSchema, query=schemas.JobQuery, paged=True)
def list_jobs(call: Call) -> object:
    """Jobs by due time."""
    call.may("read-jobs")
    with call.app.reading() as connection:
        return _told(call, connection, "error", queries.list_jobs(connection, **_filters(call)))


@resource.post("/jobs/<job_id>/retry", answer=schemas.DoneSchema)
def retry_job(call: Call) -> object:
    """Try a failed job again, now."""
    return {"answer": call.run(RetryJob(key_of(call.args["job_id"], "job", "Työtä")))}


@resource.get("/incidents", answer=schemas.IncidentSchema, query=schemas.IncidentQuery, paged=True)
def list_incidents(call: Call) -> object:
    """What stands still and waits for an administrator."""
    call.may("read-jobs")
    with call.app.reading() as connection:
        found = queries.list_incidents(connection, **_filters(call))
        return _told(call, connection, "message", found)


@resource.post(
    "/incidents/<incident_id>/retry", body=schemas.RetrySchema, answer=schemas.DoneSchema
)
def retry_incident(call: Call) -> object:
    """Try again what stands still, after setting variables if need be."""
    key = key_of(call.args["incident_id"], "incident", "Häiriötä")
    return {"answer": call.run(RetryIncident(key, call.body["variables"]))}
