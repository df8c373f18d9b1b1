"""What administrators do to a running instance: each is asked for, reasoned, and logged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace as changed

from engine.commands.act import authorise, given, record
from engine.commands.cases import case_of
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import plain
from engine.commands.steps import advance, running
from engine.errors import InvalidInput, InvalidState
from engine.model import Case, Instance, InstanceState, JobState, Key, Verdict
from engine.ports import Context, UnitOfWork
from engine.runtime import commands as runtime
from engine.runtime.state import State


class SetVariables(Command, frozen=True):
    """Sets variables of the instance, or (with `token`) of the scope of a live token."""

    action: ClassVar[str] = "set-variables"
    key: Key
    variables: Mapping[str, Any]
    removals: tuple[str, ...] = ()
    token: int = 0
    local: bool = False
    revision: int | None = None


@handles(SetVariables)
def set_variables(command: SetVariables, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    state = State.decode(instance.blob)
    scope = _scope(state, command.token)
    seen = state.variables(scope)
    names = [*command.variables, *command.removals]
    before = {name: seen.get(name) for name in names}
    step = runtime.SetVariables(plain(command.variables), scope, command.local, command.removals)
    advance(uow, context, case, instance, step)
    _record(uow, context, command, verdict, before=before, after=dict(command.variables))
    return {"instance": str(command.key)}


def _scope(state: State, token: int) -> int:
    if not token:
        return 0
    for each in state.tokens():
        if each.number == token:
            return each.data
    raise InvalidInput(f"there is no token {token}", code="no-such-token")


class SuspendInstance(Command, frozen=True):
    """Stops the instance: no task, timer or job of it goes on until it is resumed."""

    action: ClassVar[str] = "suspend"
    key: Key
    reason: str
    revision: int | None = None


@handles(SuspendInstance)
def suspend(command: SuspendInstance, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    reason = given(command.reason, "the reason", "Perustelu")
    if instance.state is InstanceState.SUSPENDED:
        raise InvalidState(
            "it is suspended already",
            code="already-suspended",
            reason_fi="Prosessi on jo pysäytetty.",
        )
    advance(uow, context, case, instance, runtime.Suspend())
    for job in uow.jobs.of_instance(instance.key):
        if job.state in (JobState.SCHEDULED, JobState.RETRYING, JobState.RUNNING):
            uow.jobs.save(changed(job, state=JobState.SUSPENDED, lease_owner=""))
    return _turn(uow, context, command, InstanceState.SUSPENDED, verdict, reason)


class ResumeInstance(Command, frozen=True):
    """Lets a suspended instance go on; timers with the time they had left, if `keep_rest`."""

    action: ClassVar[str] = "resume"
    key: Key
    keep_rest: bool = True
    revision: int | None = None


@handles(ResumeInstance)
def resume(command: ResumeInstance, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    if instance.state is not InstanceState.SUSPENDED:
        raise InvalidState(
            "it is not suspended", code="not-suspended", reason_fi="Prosessia ei ole pysäytetty."
        )
    for job in uow.jobs.of_instance(instance.key):
        if job.state is JobState.SUSPENDED:
            uow.jobs.save(changed(job, state=JobState.SCHEDULED))
    advance(uow, context, case, instance, runtime.Resume(command.keep_rest))
    return _turn(uow, context, command, InstanceState.ACTIVE, verdict)


class CancelInstance(Command, frozen=True):
    """Ends the instance with all that runs in it; the reason is obligatory."""

    action: ClassVar[str] = "cancel-instance"
    key: Key
    reason: str
    revision: int | None = None


@handles(CancelInstance)
def cancel(command: CancelInstance, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    reason = given(command.reason, "the reason", "Perustelu")
    advance(uow, context, case, instance, runtime.CancelInstance(reason))
    _record(uow, context, command, verdict, reason=reason, before={"state": instance.state})
    return {"instance": str(command.key), "state": str(uow.instances.get(command.key).state)}


class MoveTokens(Command, frozen=True):
    """Cancels tokens and begins at other elements, all or nothing."""

    action: ClassVar[str] = "move-tokens"
    key: Key
    reason: str
    cancel: tuple[int | str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    variables: Mapping[str, Any] = {}
    revision: int | None = None


@handles(MoveTokens)
def move_tokens(command: MoveTokens, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    reason = given(command.reason, "the reason", "Perustelu")
    variables = plain(command.variables)
    step = runtime.MoveTokens(
        command.cancel,
        tuple(runtime.Move(element, variables=variables) for element in command.before),
        tuple(runtime.Move(element, variables=variables) for element in command.after),
    )
    advance(uow, context, case, instance, step)
    moves = {"before": command.before, "after": command.after}
    _record(
        uow,
        context,
        command,
        verdict,
        reason=reason,
        before={"cancel": command.cancel},
        after=moves,
    )
    return {"instance": str(command.key)}


class StartActivity(Command, frozen=True):
    """Starts an activity that an open ad-hoc sub-process (the token) offers."""

    action: ClassVar[str] = "start-activity"
    key: Key
    token: int
    element: str
    variables: Mapping[str, Any] = {}
    revision: int | None = None


@handles(StartActivity)
def start_activity(command: StartActivity, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    step = runtime.StartActivity(command.token, command.element, plain(command.variables))
    advance(uow, context, case, instance, step)
    _record(uow, context, command, verdict, after={"element": command.element})
    return {"instance": str(command.key)}


class FinishAdHoc(Command, frozen=True):
    """Nothing more is started in the ad-hoc sub-process."""

    action: ClassVar[str] = "finish-ad-hoc"
    key: Key
    token: int
    cancel_remaining: bool = False
    revision: int | None = None


@handles(FinishAdHoc)
def finish_ad_hoc(command: FinishAdHoc, uow: UnitOfWork, context: Context) -> Answer:
    case, instance, verdict = _target(uow, context, command)
    step = runtime.FinishAdHoc(command.token, command.cancel_remaining)
    advance(uow, context, case, instance, step)
    _record(uow, context, command, verdict, after={"token": command.token})
    return {"instance": str(command.key)}


def _target(uow: UnitOfWork, context: Context, command: Any) -> tuple[Case, Instance, Verdict]:
    case = case_of(uow, command.key, command.revision)
    verdict = authorise(uow, context, command.action, case)
    return case, running(uow, command.key), verdict


def _turn(
    uow: UnitOfWork,
    context: Context,
    command: Any,
    state: InstanceState,
    verdict: Verdict,
    reason: str = "",
) -> Answer:
    instance = uow.instances.get(command.key)
    if instance.state in (InstanceState.ACTIVE, InstanceState.SUSPENDED):
        uow.instances.save(changed(instance, state=state))
    _record(
        uow,
        context,
        command,
        verdict,
        reason=reason,
        before={"state": instance.state},
        after={"state": state},
    )
    return {"instance": str(command.key), "state": str(state)}


def _record(uow: UnitOfWork, context: Context, command: Any, verdict: Verdict, **more: Any) -> None:
    key: Key = command.key
    record(uow, context, key.case_id, command.action, subject=str(key), verdict=verdict, **more)
