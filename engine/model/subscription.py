"""What waits for a message or a signal."""

from __future__ import annotations

from enum import StrEnum

from engine.model.key import Key
from engine.model.noun import noun


class SubscriptionKind(StrEnum):
    MESSAGE = "message"
    SIGNAL = "signal"


@noun(frozen=True, slots=True)
class Subscription:
    """A running instance waits for a message or a signal."""

    key: Key
    kind: SubscriptionKind
    name: str
    instance_seq: int
    token: int
    element_id: str = ""
    business_key: str = ""
    correlation: str = ""


@noun(frozen=True, slots=True)
class StartSubscription:
    """A definition starts a new instance on a message, a signal or a timer (latest version)."""

    definition_key: str
    definition_version: int
    kind: str
    name: str
    element_id: str
