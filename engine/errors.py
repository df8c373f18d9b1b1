"""What can go wrong, each named for what went wrong; every refusal says why and on what ground."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


class EngineError(Exception):
    """Something was refused or failed.

    `reason` is a sentence in English, `reason_fi` the sentence that officials see, `ground` the
    law, decision or rule that the refusal stands on (may be empty), `code` a stable kebab-case
    slug that programs may test, `details` whatever helps to mend it (JSON values).
    """

    default_code: ClassVar[str] = "error"

    def __init__(
        self,
        reason: str,
        *,
        reason_fi: str = "",
        ground: str = "",
        code: str = "",
        details: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.reason_fi = reason_fi or reason
        self.ground = ground
        self.code = code or self.default_code
        self.details: dict[str, Any] = dict(details or {})
        self.logged = False

    def __str__(self) -> str:
        return f"{self.reason} ({self.ground})" if self.ground else self.reason


class NotFound(EngineError):
    """There is no such thing, or the actor may not know that there is."""

    default_code = "not-found"


class NotAllowed(EngineError):
    """The actor may not do this, to this, on this date."""

    default_code = "not-allowed"


class Conflict(EngineError):
    """Somebody else was first: the revision is stale, or the key was used for something else."""

    default_code = "conflict"


class InvalidState(EngineError):
    """The thing exists, but in a state in which this cannot be done."""

    default_code = "invalid-state"


class InvalidForm(EngineError):
    """The form's answers do not hold; `details["fields"]` maps a field's key to its complaint."""

    default_code = "invalid-form"


class InvalidDefinition(EngineError):
    """The model cannot be run right; `details["findings"]` names elements and reasons."""

    default_code = "invalid-definition"


class InvalidInput(EngineError):
    """The request itself makes no sense: a wrong type, an over-long text, an impossible date."""

    default_code = "invalid-input"


class Unavailable(EngineError):
    """The database is away, or cannot take more; it is not the request that is at fault."""

    default_code = "unavailable"
