"""Gets past what stands still without doing it: the last resort, never for a person's work."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.act import authorise, given, record
from engine.commands.failures import resolve
from engine.commands.registry import Answer, Command, handles
from engine.commands.steps import advance, running
from engine.definitions.model import Kind, Node
from engine.errors import InvalidState, NotAllowed
from engine.model import SYSTEM_CASE, Case, Incident, IncidentState, Instance, Key
from engine.ports import Context, UnitOfWork
from engine.runtime import commands as runtime
from engine.runtime.state import State

BY_PEOPLE = frozenset((Kind.USER_TASK, Kind.MANUAL_TASK))
PEOPLES_WORK = "Vain ihminen täyttää tehtävän (järjestelmän sääntö 9)"


class SkipIncident(Command, frozen=True):
    """Goes on after the element as if it were done, or at `to`; a job that failed is dropped."""

    action: ClassVar[str] = "skip-incident"
    key: Key
    reason: str
    to: str = ""


@handles(SkipIncident)
def skip(command: SkipIncident, uow: UnitOfWork, context: Context) -> Answer:
    """NotAllowed where a person's task stands still: that is retried, or the token is moved."""
    case = uow.cases.lock(command.key.case_id)
    verdict = authorise(uow, context, command.action, None if case.id == SYSTEM_CASE else case)
    reason = given(command.reason, "the reason", "Perustelu")
    incident = uow.incidents.get(command.key)
    if incident.state is not IncidentState.OPEN:
        raise InvalidState(
            "the incident is resolved already",
            code="incident-resolved",
            reason_fi="Häiriö on jo ratkaistu.",
        )
    if incident.job_seq is not None:
        job = uow.jobs.get(Key(case.id, incident.job_seq))
        if job is not None:
            uow.jobs.done(job)
    else:
        _pass(uow, context, case, incident, command.to)
    left = uow.incidents.get(command.key)
    if left.state is IncidentState.OPEN:
        resolve(uow, context, left)
    record(
        uow, context, case.id, command.action, subject=str(command.key), reason=reason,
        verdict=verdict, before={"element": incident.element_id, "message": incident.message},
        after={"to": command.to},
    )  # fmt: skip
    return {"incident": str(command.key)}


def _pass(
    uow: UnitOfWork, context: Context, case: Case, incident: Incident, to: str
) -> None:
    instance = running(uow, Key(case.id, incident.instance_seq or 0))
    state = State.decode(instance.blob)
    if incident.token not in state.incidents:
        raise InvalidState(
            "the token has moved on", code="incident-resolved", reason_fi="Häiriö on jo ohi."
        )
    number = state.incidents[incident.token][0]
    token = next(each for each in state.tokens() if each.number == number)
    node = _node(uow, instance, state, token)
    if node is not None and node.kind in BY_PEOPLE:
        raise NotAllowed(
            "a person's task is not skipped",
            reason_fi="Ihmisen tehtävää ei ohiteta. Korjaa syy ja yritä uudelleen.",
            ground=PEOPLES_WORK,
            code="peoples-work",
        )
    onward = (runtime.Move(to),) if to else ()
    after = () if to else (runtime.Move(token.node, token.scope),)
    advance(uow, context, case, instance, runtime.MoveTokens((number,), onward, after))


def _node(uow: UnitOfWork, instance: Instance, state: State, token: Any) -> Node | None:
    """The element that the token stands on, in the process that its scope belongs to."""
    frame = next((each for each in state.frames() if each.number == token.scope), None)
    keys = state.content[3]
    key, version = keys[frame.process][:2] if frame is not None else (instance.definition_key, None)
    process = uow.definitions.library().process(key, version)
    found: Node | None = None if process is None else process.nodes.get(token.node)
    return found
