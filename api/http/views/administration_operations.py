"""Operating: what runs and how it fares, what stands still tried again or passed, the queue."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.retrying import retried
from api.http.rows import shown
from api.http.schemas import running as schemas
from api.http.schemas.operations import DoneSchema
from engine.commands.skipping import SkipIncident
from storage.queries import operations as queries
from storage.queries.health import health

resource = Resource("administration")


@resource.get(
    "/instances", answer=schemas.InstanceRowSchema, query=schemas.InstancesQuery, paged=True
)
def list_instances(call: Call) -> object:
    """Processes by definition, version, element and age, the oldest first."""
    call.may("read-instances")
    asked = dict(call.query)
    asked["started_before"] = _days_ago(call, asked.pop("older_than_days"))
    with call.app.reading() as connection:
        rows, after = queries.list_instances(connection, **asked)
    ages = [int(((row.ended_at or call.now) - row.started_at).total_seconds()) for row in rows]
    items = [{**shown(row), "age_seconds": age} for row, age in zip(rows, ages, strict=True)]
    return Page(items, after)


@resource.get(
    "/definitions/process/<key>/heat", query=schemas.HeatQuery, answer=schemas.HeatSchema
)
def get_heat(call: Call) -> object:
    """For each element: visits, median and 90 % duration, how many wait there and are overdue."""
    call.may("read-instances")
    with call.app.reading() as connection:
        found = queries.heat(
            connection, call.args["key"], call.now, version=call.query["version"],
            since=_days_ago(call, call.query["days"]),
        )  # fmt: skip
    return {"elements": [asdict(each) for each in found]}


def _days_ago(call: Call, days: int | None) -> datetime | None:
    return None if days is None else call.now - timedelta(days=days)


@resource.post(
    "/incidents/retries", body=schemas.RetryManySchema, answer=schemas.RetriedManySchema
)
def retry_incidents(call: Call) -> object:
    """Try incidents again now, each by itself, and tell what came of each."""
    call.may("retry-incident")
    keys = [key_of(each, "incident", "Häiriötä") for each in call.body["incidents"]]
    return {"results": [retried(call, key, call.body["variables"]) for key in dict.fromkeys(keys)]}


@resource.post(
    "/incidents/<incident_id>/skip", body=schemas.SkipSchema, answer=DoneSchema
)
def skip_incident(call: Call) -> object:
    """Go on past what stands still, with a reason; never past a person's task."""
    key = key_of(call.args["incident_id"], "incident", "Häiriötä")
    return {"answer": call.run(SkipIncident(key, call.body["reason"], call.body["to"]))}


@resource.get("/operations", answer=schemas.OperationsSchema)
def get_operations(call: Call) -> object:
    """Whether the installation is well: queue, workers, incidents, mails that failed."""
    call.may("read-jobs")
    with call.app.reading() as connection:
        found = health(connection, call.now)
        return {
            "due": found.due,
            "lag_seconds": found.lag,
            "timer_lag_seconds": found.timer_lag,
            "incidents": found.incidents,
            "open_tasks": queries.open_tasks(connection),
            "queue": queries.queue(connection, call.now),
            "workers": queries.workers(connection, call.now),
            "mails": queries.failed_mails(connection),
        }
