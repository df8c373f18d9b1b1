"""Jobs and incidents: what is due, what stands still, and trying again."""

from __future__ import annotations

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.rows import page
from api.http.schemas import operations as schemas
from api.http.visibility import may_operate
from engine.commands.jobs import RetryIncident, RetryJob
from storage.queries import jobs as queries

resource = Resource("jobs")


def _filters(call: Call) -> dict[str, object]:
    query = dict(call.query)
    if query.get("case_id") is not None:
        query["case_id"] = str(query["case_id"])
    return query


@resource.get("/jobs", answer=schemas.JobSchema, query=schemas.JobQuery, paged=True)
def list_jobs(call: Call) -> object:
    """Jobs by due time."""
    may_operate(call)
    with call.app.reading() as connection:
        return page(queries.list_jobs(connection, **_filters(call)))


@resource.post("/jobs/<job_id>/retry", answer=schemas.DoneSchema)
def retry_job(call: Call) -> object:
    """Try a failed job again, now."""
    return {"answer": call.run(RetryJob(key_of(call.args["job_id"], "job", "Työtä")))}


@resource.get("/incidents", answer=schemas.IncidentSchema, query=schemas.IncidentQuery, paged=True)
def list_incidents(call: Call) -> object:
    """What stands still and waits for an administrator."""
    may_operate(call)
    with call.app.reading() as connection:
        return page(queries.list_incidents(connection, **_filters(call)))


@resource.post(
    "/incidents/<incident_id>/retry", body=schemas.RetrySchema, answer=schemas.DoneSchema
)
def retry_incident(call: Call) -> object:
    """Try again what stands still, after setting variables if need be."""
    key = key_of(call.args["incident_id"], "incident", "Häiriötä")
    return {"answer": call.run(RetryIncident(key, call.body["variables"]))}
