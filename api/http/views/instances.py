"""Running processes: variables, and an administrator's tools, each with its reason."""

from __future__ import annotations

from typing import Any

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.schemas import instances as schemas
from api.http.visibility import may_see_case
from engine.commands.instances import (
    CancelInstance,
    FinishAdHoc,
    MoveTokens,
    ResumeInstance,
    SetVariables,
    StartActivity,
    SuspendInstance,
)
from engine.errors import NotFound
from engine.feel.json import to_json
from engine.model import Key
from engine.runtime.state import State
from processes.access import sees_work

resource = Resource("instances")


def _key(call: Call) -> Key:
    return key_of(call.args["instance_id"], "process", "Prosessia")


@resource.get("/instances/<instance_id>", answer=schemas.InstanceDetailSchema)
def get_instance(call: Call) -> object:
    """A running process: where it stands, and its variables for those who take part in it."""
    key = _key(call)
    with call.app.runner.unit() as uow:
        seen = _may_see(call, uow, key)
        case, found = uow.cases.get(key.case_id), uow.instances.get(key)
        readable = bool(sees_work(call.actor, case, call.now, uow))
        state = State.decode(found.blob) if found.blob else State.empty()
        return {
            "id": str(key),
            "case_id": key.case_id,
            "seq": key.seq,
            "revision": case.revision,
            "definition_key": found.definition_key,
            "definition_version": found.definition_version,
            "state": str(found.state),
            "started_at": found.started_at,
            "ended_at": found.ended_at,
            "end_reason": found.end_reason if seen else "",
            "business_key": found.business_key if seen else "",
            "readable": readable,
            "variables": {name: to_json(value) for name, value in state.variables().items()}
            if readable
            else {},
            "tokens": [
                {"token": token.number, "element_id": token.node} for token in state.tokens()
            ],
        }


def _may_see(call: Call, uow: Any, key: Key) -> bool:
    """Whether the caller may know what the case is about, or only keeps the installation running;
    NotFound where neither."""
    try:
        may_see_case(call, uow.connection, key.case_id)
    except NotFound:
        if not call.app.runner.rules.may(call.actor, "read-jobs", None, call.now, uow):
            raise
        return False
    return True


@resource.patch(
    "/instances/<instance_id>/variables",
    body=schemas.SetVariablesSchema,
    answer=schemas.InstanceDetailSchema,
)
def set_variables(call: Call) -> object:
    """Set variables, as an administrator."""
    body = dict(call.body)
    call.run(
        SetVariables(_key(call), body["variables"], tuple(body["removals"]), revision=call.revision)
    )
    return get_instance(call)


def _act(call: Call, command: Any) -> object:
    call.run(command)
    return get_instance(call)


@resource.post(
    "/instances/<instance_id>/suspend", body=schemas.ReasonSchema,
    answer=schemas.InstanceDetailSchema,
)  # fmt: skip
def suspend_instance(call: Call) -> object:
    """Stop a process until it is resumed."""
    return _act(call, SuspendInstance(_key(call), call.body["reason"], call.revision))


@resource.post(
    "/instances/<instance_id>/resume", body=schemas.ResumeSchema,
    answer=schemas.InstanceDetailSchema,
)  # fmt: skip
def resume_instance(call: Call) -> object:
    """Let a suspended process go on."""
    return _act(call, ResumeInstance(_key(call), call.body["keep_rest"], call.revision))


@resource.post(
    "/instances/<instance_id>/cancel", body=schemas.ReasonSchema,
    answer=schemas.InstanceDetailSchema,
)  # fmt: skip
def cancel_instance(call: Call) -> object:
    """End a process with all that runs in it."""
    return _act(call, CancelInstance(_key(call), call.body["reason"], call.revision))


@resource.post(
    "/instances/<instance_id>/move", body=schemas.MoveSchema, answer=schemas.InstanceDetailSchema
)
def move_tokens(call: Call) -> object:
    """Cancel activities and begin at others, all or nothing."""
    body = call.body
    command = MoveTokens(
        _key(call),
        body["reason"],
        tuple(_place(each) for each in body["cancel"]),
        tuple(body["start_before"]),
        tuple(body["start_after"]),
        body["variables"],
        call.revision,
    )
    return _act(call, command)


def _place(text: str) -> int | str:
    """The number of one token, or an element's id: no id begins with a digit."""
    return int(text) if text.isascii() and text.isdigit() else text


@resource.post(
    "/instances/<instance_id>/activities", body=schemas.StartActivitySchema,
    answer=schemas.InstanceDetailSchema,
)  # fmt: skip
def start_activity(call: Call) -> object:
    """Start an activity that an ad-hoc part of the process offers."""
    body = call.body
    return _act(
        call,
        StartActivity(
            _key(call), body["token"], body["element_id"], body["variables"], call.revision
        ),
    )


@resource.post(
    "/instances/<instance_id>/finish-ad-hoc", body=schemas.FinishAdHocSchema,
    answer=schemas.InstanceDetailSchema,
)  # fmt: skip
def finish_ad_hoc(call: Call) -> object:
    """Say that nothing more is started in an ad-hoc part."""
    body = call.body
    return _act(
        call, FinishAdHoc(_key(call), body["token"], body["cancel_remaining"], call.revision)
    )
