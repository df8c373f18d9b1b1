"""Repositories of what waits: jobs for their time, subscriptions for their event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from engine.model import Job, Key, Subscription, SubscriptionKind


class Jobs(Protocol):
    """The outbox: what must happen later, or outside, or in another case."""

    def get(self, key: Key) -> Job | None:
        """None when it has been done: a vanished job is normal."""

    def add(self, job: Job) -> None: ...

    def save(self, job: Job) -> None: ...

    def done(self, job: Job) -> None:
        """Deletes the row in this commit; Conflict at commit when it was gone already."""

    def by_effect(self, case_id: str, effect: str) -> Job | None:
        """The job of that effect, if it has not been done yet."""

    def clear(self, instance: Key, effect: str) -> None:
        """Takes back what has not happened yet (a timer that is no longer wanted)."""

    def wake_message(self, name: str, now: datetime) -> None:
        """Messages of that name that found nobody are tried again at once."""

    def of_instance(self, instance: Key) -> list[Job]: ...


class Subscriptions(Protocol):
    def add(self, subscription: Subscription) -> None: ...

    def remove(self, instance: Key, token: int) -> None: ...

    def remove_all(self, instance: Key) -> None: ...

    def rename(self, instance: Key, tokens: frozenset[int], names: Mapping[str, str]) -> None:
        """Of those tokens, element ids that changed: old → new."""

    def waiting(
        self,
        kind: SubscriptionKind,
        name: str,
        *,
        case_id: str = "",
        business_key: str = "",
        correlation: str = "",
        limit: int = 100,
    ) -> list[Subscription]:
        """Who waits for it, in any case; empty filters match all."""
