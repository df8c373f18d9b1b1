"""Who waits since the step, and what stands still."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from msgspec.structs import replace as changed

from engine.commands.effects.at import At
from engine.feel.json import to_json
from engine.model import Incident, IncidentState, Subscription, SubscriptionKind
from engine.runtime import effects as fx


def subscription_opened(at: At, effect: fx.SubscriptionOpened) -> None:
    at.uow.subscriptions.add(
        Subscription(
            key=at.key(),
            kind=SubscriptionKind(effect.kind),
            name=effect.name,
            instance_seq=at.seq,
            token=effect.subscription,
            element_id=effect.element,
            business_key=effect.business_key or "",
            correlation=correlation(effect.correlation),
        )
    )

    if effect.kind == SubscriptionKind.MESSAGE:
        at.uow.jobs.wake_message(effect.name, at.now)


def subscription_closed(at: At, effect: fx.SubscriptionClosed) -> None:
    at.uow.subscriptions.remove(at.instance.key, effect.subscription)


def incident_raised(at: At, effect: fx.IncidentRaised) -> None:
    at.uow.incidents.add(
        Incident(
            key=at.key(),
            kind=effect.kind,
            message=effect.message[:4000],
            raised_at=at.now,
            instance_seq=at.seq,
            token=effect.incident,
            element_id=effect.element,
        )
    )


def incident_resolved(at: At, effect: fx.IncidentResolved) -> None:
    for incident in at.uow.incidents.open_of_instance(at.instance.key):
        if incident.token == effect.incident and incident.job_seq is None:
            at.uow.incidents.save(
                changed(
                    incident,
                    state=IncidentState.RESOLVED,
                    resolved_at=at.now,
                    resolved_by=at.context.actor.id,
                )
            )


def correlation(values: Mapping[str, Any]) -> str:
    """The values that a message must carry, as canonical JSON; empty for none."""
    if not values:
        return ""
    plain = {name: to_json(value) for name, value in values.items()}
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()
