"""What happened in the step: activations of elements, decisions, the end of the instance."""

from __future__ import annotations

from msgspec.structs import replace as changed

from engine.commands.act import LONGEST_TEXT, record
from engine.commands.effects.at import At
from engine.dmn.record import inputs_of
from engine.feel.json import to_json
from engine.model import Activity, ActivityState, DecisionEvaluation, InstanceState
from engine.runtime import effects as fx


def activity_started(at: At, effect: fx.ActivityStarted) -> None:
    at.uow.history.add(_activity(at, effect, ActivityState.ACTIVE))


def activity_completed(at: At, effect: fx.ActivityCompleted) -> None:
    if effect.token:
        key, token = at.instance.key, effect.token
        done = ActivityState.COMPLETED
        at.uow.history.end(key, token, effect.element, done, at.now)
    else:
        at.uow.history.add(_activity(at, effect, ActivityState.COMPLETED))


def activity_cancelled(at: At, effect: fx.ActivityCancelled) -> None:
    key, token = at.instance.key, effect.token
    at.uow.history.end(key, token, effect.element, ActivityState.CANCELLED, at.now)


def _activity(
    at: At, effect: fx.ActivityStarted | fx.ActivityCompleted, state: ActivityState
) -> Activity:
    kind, name = _element(at, effect.process, effect.element)
    return Activity(
        key=at.key(),
        instance_seq=at.seq,
        token=effect.token,
        element_id=effect.element,
        element_type=kind,
        name=name,
        state=state,
        started_at=at.now,
        ended_at=None if state is ActivityState.ACTIVE else at.now,
        process=effect.process,
    )


def _element(at: At, process: str, element: str) -> tuple[str, str]:
    if process not in at.processes:
        own = process == at.instance.definition_key
        version = at.instance.definition_version if own else None
        at.processes[process] = at.library.process(process, version)
    found = at.processes[process]
    node = None if found is None else found.nodes.get(element)
    return ("", "") if node is None else (str(node.kind), node.name)


def condition_unclear(at: At, effect: fx.ConditionUnclear) -> None:
    """Into the case's log: the case went another way than whoever drew it may have meant."""
    subject, reason = f"{effect.process} {effect.flow}", effect.reason[:LONGEST_TEXT]
    record(at.uow, at.context, at.case.id, "condition-unclear", subject=subject, reason=reason)


def decided(at: At, effect: fx.DecisionEvaluated) -> None:
    at.uow.history.decided(
        DecisionEvaluation(
            key=at.key(),
            decision_id=effect.decision,
            evaluated_at=at.now,
            instance_seq=at.seq,
            element_id=effect.element,
            inputs=inputs_of(effect.record),
            outputs=to_json(effect.result),
            rules=tuple(str(rule) for rule in effect.matched),
            record=effect.record,
        )
    )


def instance_ended(at: At, effect: fx.InstanceEnded) -> None:
    if effect.instance:
        return
    state = InstanceState.CANCELLED if effect.cancelled else InstanceState.COMPLETED
    ended = changed(
        at.uow.instances.get(at.instance.key),
        state=state,
        ended_at=at.now,
        end_reason=effect.reason,
    )
    at.uow.instances.save(ended)
    at.context.rules.instance_ended(ended, at.case, at.now, at.uow)
