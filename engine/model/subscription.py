"""What waits for a message or a signal."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from engine.model.key import Key


class SubscriptionKind(StrEnum):
    MESSAGE = "message"
    SIGNAL = "signal"


class Subscription(Struct, frozen=True):
    """A running instance waits for a message or a signal."""

    key: Key
    kind: SubscriptionKind
    name: str
    instance_seq: int
    token: int
    element_id: str = ""
    business_key: str = ""
    correlation: str = ""


class StartSubscription(Struct, frozen=True):
    """A definition starts a new instance on a message, a signal or a timer (latest version)."""

    definition_key: str
    definition_version: int
    kind: str
    name: str
    element_id: str
