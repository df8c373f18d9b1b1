"""What a person has chosen for themselves: how they are told, their filters, their shortcuts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from engine.errors import InvalidInput

MOST_FILTERS = 30


class Telling(StrEnum):
    """Of what a person is told."""

    OFFERED = "offered"  # a task has come to the desk
    DUE_SOON = "due-soon"  # its last day is tomorrow or today
    OVERDUE = "overdue"  # its last day has passed


class MailMode(StrEnum):
    """When the same goes out by mail."""

    AT_ONCE = "at-once"
    DIGEST = "digest"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Of one person; `id` is the person's. `chosen` holds what differs from the defaults."""

    id: str
    chosen: Mapping[str, Any] = field(default_factory=dict)

    @property
    def mail(self) -> MailMode:
        """When mail is sent: at once, unless chosen otherwise."""
        return MailMode(self.chosen.get("mail", MailMode.AT_ONCE))

    @property
    def mailed(self) -> frozenset[Telling]:
        """What mail is sent of: new tasks and passed last days, unless chosen otherwise."""
        default = (Telling.OFFERED, Telling.OVERDUE)
        return frozenset(Telling(each) for each in self.chosen.get("mailed", default))

    def wants(self, kind: Telling) -> bool:
        """Whether a mail goes out at once."""
        return self.mail is MailMode.AT_ONCE and kind in self.mailed

    def with_changes(self, changes: Mapping[str, Any]) -> Preferences:
        """With some chosen anew. InvalidInput for too many filters."""
        if len(changes.get("filters") or ()) > MOST_FILTERS:
            raise InvalidInput(
                f"at most {MOST_FILTERS} filters can be kept",
                reason_fi=f"Suodattimia voi tallentaa enintään {MOST_FILTERS}.",
            )
        return Preferences(self.id, {**self.chosen, **changes})
