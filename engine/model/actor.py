"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    PERSON = "person"
    SYSTEM = "system"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person (perhaps on behalf of another), a service with a token, or the system.

    `on_behalf_of` is the person in whose place the actor acts (delegation, substitution) and
    `mandate` its source. `grants` are administrative rights (`deploy`, `operate`, `admin` …);
    authority over cases never comes from them but from posts and memberships.
    """

    person_id: str | None = None
    kind: ActorKind = ActorKind.PERSON
    on_behalf_of: str | None = None
    mandate: str = ""
    name: str = ""
    grants: frozenset[str] = frozenset()
    ip: str = ""

    @property
    def id(self) -> str:
        if self.kind is ActorKind.SERVICE and self.name:
            return f"service:{self.name}"
        return self.person_id or self.kind.value

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM


SYSTEM = Actor(kind=ActorKind.SYSTEM, name="system")
