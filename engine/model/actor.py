"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    authority over cases never comes from them but from posts and memberships. `id` is what logs
    and rows name the actor by.
    """

    person_id: str | None = None
    kind: ActorKind = ActorKind.PERSON
    on_behalf_of: str | None = None
    mandate: str = ""
    name: str = ""
    grants: frozenset[str] = frozenset()
    ip: str = ""
    # derived, since a command asks for them a dozen times
    id: str = field(init=False, repr=False, compare=False)
    is_system: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        service = self.kind is ActorKind.SERVICE and self.name
        name = f"service:{self.name}" if service else self.person_id or self.kind.value
        object.__setattr__(self, "id", name)
        object.__setattr__(self, "is_system", self.kind is ActorKind.SYSTEM)


SYSTEM = Actor(kind=ActorKind.SYSTEM, name="system")
