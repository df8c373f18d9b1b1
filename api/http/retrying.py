"""Tries an incident again and looks what came of it, once the work itself was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.http.operation import Call
from api.http.visibility import unseen_cases
from engine.commands.failures import RetryIncident
from engine.errors import EngineError
from engine.model import IncidentState, JobState, Key
from storage.queries import jobs as queries
from storage.worker import Worker

Result = dict[str, str]


def retried(call: Call, key: Key, variables: Mapping[str, Any] | None) -> Result:
    """The outcome; whatever is due in the case is done before it is told."""
    with call.app.reading() as connection:
        before = queries.incident_of(connection, key)
        secret = bool(before is not None and unseen_cases(call, connection, [before]))
    try:
        call.run(RetryIncident(key, variables))
    except EngineError as refusal:
        return _result(key, "refused", refusal.reason, secret)
    Worker(call.app.runner).visit(key.case_id, lambda: call.now)
    outcome, message = _found(call, key, before)
    return _result(key, outcome, message, secret)


def _result(key: Key, outcome: str, message: str, secret: bool) -> Result:
    return {"incident": str(key), "outcome": outcome, "message": "" if secret else message}


def _found(call: Call, key: Key, before: Any) -> tuple[str, str]:
    with call.app.reading() as connection:
        rows, _ = queries.list_incidents(
            connection, case_id=key.case_id, state=IncidentState.OPEN, limit=200
        )
        for row in rows:
            same = (row.instance_seq, row.element_id) == (before.instance_seq, before.element_id)
            if same and row.kind == before.kind:
                return "failed", row.message
        jobs, _ = queries.list_jobs(connection, case_id=key.case_id, limit=200)
    for row in jobs:
        if _is_of(row, before):
            return ("failed", row.error) if row.state == JobState.RETRYING else ("waiting", "")
    return "done", ""


def _is_of(row: Any, before: Any) -> bool:
    """Whether the job is the one that the incident was about, or its element's work."""
    if before.job_seq is not None:
        return bool(row.seq == before.job_seq)
    here = (row.instance_seq, row.element_id) == (before.instance_seq, before.element_id)
    return here and row.kind == "work"
