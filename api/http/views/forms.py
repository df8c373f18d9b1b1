"""The form of a task: what it asks, how it stands while it is filled in, and its draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.schemas import forms as schemas
from api.http.visibility import may_see_form
from engine.commands.forms import examined, prefilled, schema_of
from engine.commands.tasks import SaveDraft
from engine.forms import Examined
from engine.model import Key, Task
from processes.policy import SIGNING_OFF
from storage.queries import choices

resource = Resource("tasks")


def _key(call: Call) -> Key:
    return key_of(call.args["task_id"], "task", "Tehtävää")


@resource.get("/tasks/<task_id>/form", answer=schemas.FormSchema)
def get_form(call: Call) -> object:
    """The task's form with my draft, else with what the case knows already.

    A decision or signature begins empty: the last round's answer is never given again unread.
    """
    key = _key(call)
    with call.app.runner.unit() as uow:
        task = may_see_form(call, uow, key)
        schema = schema_of(uow, task)
        draft = uow.drafts.get(key, call.actor.id)
        blank = task.duty in SIGNING_OFF
        data = dict(draft.data) if draft else prefilled(uow, task, blank)
        state = _state(call, uow, task, data)
    return {
        "form_key": task.form_key,
        "schema": orjson.loads(schema) if schema else None,
        "data": data,
        "saved_at": draft.saved_at if draft else None,
        "state": state,
    }


@resource.post(
    "/tasks/<task_id>/form/check", body=schemas.AnswersSchema, answer=schemas.FormStateSchema
)
def check_form(call: Call) -> object:
    """How the form stands with these answers; nothing is kept."""
    key = _key(call)
    with call.app.runner.unit() as uow:
        task = may_see_form(call, uow, key)
        return _state(call, uow, task, call.body["data"]) or {}


def _state(call: Call, uow: Any, task: Task, data: Mapping[str, Any]) -> dict[str, Any] | None:
    found = examined(uow, task, data, call.now)
    if found is None:
        return None
    return {
        "hidden": found.hidden,
        "fixed": found.fixed,
        "offered": _offered(call, uow, task, found),
        "computed": found.computed,
        "complaints": found.complaints,
    }


def _offered(call: Call, uow: Any, task: Task, found: Examined) -> dict[str, Any]:
    """The choices of a variable; where the case has none, those of the registers."""
    schema = orjson.loads(schema_of(uow, task) or b"{}")
    sources = {each.get("key"): each.get("valuesKey") for each in schema.get("components", ())}
    return {
        path: [_choice(each) for each in known]
        if known is not None
        else choices.registered(
            uow.connection, str(sources.get(path, "")), task.key.case_id, call.today
        )
        for path, known in found.offered.items()
    }


def _choice(one: Any) -> Mapping[str, Any]:
    return one if isinstance(one, Mapping) else {"value": one, "label": str(one)}


@resource.put("/tasks/<task_id>/draft", body=schemas.DraftSchema, answer=schemas.DraftSchema)
def save_draft(call: Call) -> object:
    """Keep what I have typed so far, if nobody has kept another draft in between."""
    body = call.body
    command = SaveDraft(_key(call), body["data"], body.get("based_on"), "based_on" in body)
    answer = call.run(command)
    return {
        "data": body["data"],
        "person_id": call.actor.id,
        "saved_at": datetime.fromisoformat(answer["saved_at"]),
    }


@resource.get("/tasks/<task_id>/draft", answer=schemas.DraftSchema)
def get_draft(call: Call) -> object:
    """What I have typed so far."""
    with call.app.runner.unit() as uow:
        draft = uow.drafts.get(_key(call), call.actor.id)
    if draft is None:
        raise call.missing("draft", "Luonnosta")
    return {"data": draft.data, "person_id": draft.person_id, "saved_at": draft.saved_at}
