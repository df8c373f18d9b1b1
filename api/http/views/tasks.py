"""Tasks: whose they are, when they are due and why, and what can be done with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import page, shown
from api.http.schemas import tasks as schemas
from api.http.views.permissions import told as told_verdict
from api.http.visibility import may_see_case, visible_cases
from engine.commands.complete import CompleteTask
from engine.commands.tasks import ClaimTask, DelegateTask, ReleaseTask
from engine.deadlines import as_day
from engine.model import Key
from processes.commands.substituting import HandToSubstitute
from processes.hats import personal_groups
from storage.queries import tasks as queries

resource = Resource("tasks")
ACTIONS = ("claim", "release", "delegate", "complete", "save-draft")


@resource.get("/tasks", answer=schemas.TaskSchema, query=schemas.TaskQuery, paged=True)
def list_tasks(call: Call) -> object:
    """My tasks (or another's, or a case's) by effective due date."""
    query = dict(call.query)
    person = query.pop("person", None)
    case_id = query.pop("case_id", None)
    if person is None and case_id is None:
        person = call.actor.person_id
    if person is not None and person != call.actor.person_id:
        call.may("read-desk")
    mine = query.pop("mine", False)
    if query.pop("overdue", False):
        query["due_before"] = min(call.now, query.get("due_before") or call.now)
    equal = {name: query.pop(name) for name in ("duty", "element_id") if name in query}
    if case_id is not None:
        equal["case_id"] = str(case_id)
    with call.app.runner.unit() as uow:
        if case_id is not None:
            may_see_case(call, uow.connection, str(case_id))
        ended = call.query["state"] != "open"
        whose = None if person is None else _whose(call, uow, person, mine, ended)
        visible = visible_cases(call, uow.connection)
        found = page(
            queries.list_tasks(
                uow.connection, whose=whose, visible=visible, equal=equal, **query
            )
        )
    return Page([told(row, call.now) for row in found.items], found.after)


def _whose(call: Call, uow: Any, person: str, mine: bool, ended: bool) -> sa.ColumnElement[bool]:
    if mine:
        return queries.held_by(person, ended=ended)
    groups = personal_groups(person, call.today, uow)
    return queries.of_person(person, groups, ended=ended)


def told(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The row of a task with how far its last day is, by Finland's calendar."""
    row = {**row, "description": row.get("properties", {}).get("documentation", "")}
    due = row.get("effective_due")
    if due is None:
        return {**row, "overdue": False, "days_left": None}
    late = row["state"] in queries.OPEN and due < now
    return {**row, "overdue": bool(late), "days_left": (as_day(due) - as_day(now)).days}


def _key(call: Call) -> Key:
    return key_of(call.args["task_id"], "task", "Tehtävää")


@resource.get("/tasks/<task_id>", answer=schemas.TaskSchema)
def get_task(call: Call) -> object:
    """A task."""
    key = _key(call)
    with call.app.reading() as connection:
        row = queries.task_of(connection, key.case_id, key.seq)
        if row is None:
            raise call.missing("task", "Tehtävää")
        may_see_case(call, connection, key.case_id)
    return told(shown(row), call.now)


@resource.get("/tasks/<task_id>/permissions", answer=schemas.PermissionsSchema)
def get_permissions(call: Call) -> object:
    """What I may do with the task, and why not."""
    key = _key(call)
    with call.app.runner.unit() as uow:
        may_see_case(call, uow.connection, key.case_id)
        found = uow.tasks.get(key)
        verdicts = [
            (action, call.app.runner.rules.may(call.actor, action, found, call.now, uow))
            for action in ACTIONS
        ]
    return {"items": [told_verdict(action, verdict) for action, verdict in verdicts]}


@resource.post("/tasks/<task_id>/claim", answer=schemas.TaskSchema)
def claim_task(call: Call) -> object:
    """Take a task that is offered to me."""
    call.run(ClaimTask(_key(call), call.revision))
    return get_task(call)


@resource.post("/tasks/<task_id>/release", answer=schemas.TaskSchema)
def release_task(call: Call) -> object:
    """Give a task back to those it is offered to."""
    call.run(ReleaseTask(_key(call), call.revision))
    return get_task(call)


@resource.post("/tasks/<task_id>/delegate", body=schemas.DelegateSchema, answer=schemas.TaskSchema)
def delegate_task(call: Call) -> object:
    """Let another do the task for me, for a time and by a source."""
    body = call.body
    with call.app.runner.unit() as uow:
        uow.people.get(body["to"])
    call.run(DelegateTask(_key(call), body["to"], body["until"], body["source"], call.revision))
    return get_task(call)


@resource.post(
    "/tasks/<task_id>/hand-to-substitute", body=schemas.HandToSubstituteSchema,
    answer=schemas.TaskSchema,
)  # fmt: skip
def hand_to_substitute(call: Call) -> object:
    """Give the task to my substitute, in one step."""
    call.run(HandToSubstitute(_key(call), call.body["until"], call.revision))
    return get_task(call)


@resource.post(
    "/tasks/<task_id>/complete", body=schemas.CompleteSchema, answer=schemas.CompletedSchema
)
def complete_task(call: Call) -> object:
    """Complete a task with the form's answers."""
    return call.run(CompleteTask(_key(call), revision=call.revision, **call.body))
