"""What a variable may be called: almost anything, but not as the machinery calls its own parts."""

from __future__ import annotations

from engine.errors import InvalidInput

LONGEST = 200


def is_inner(name: str) -> bool:
    """Whether the name looks like `__class__`: a part of a programming language, not of a case."""
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def require_name(name: object, what: str = "variables") -> None:
    """InvalidInput for a name that a variable may not have; `what` says where it was found."""
    if not isinstance(name, str) or not 1 <= len(name) <= LONGEST:
        raise InvalidInput(
            f"a name in {what} has 1 to {LONGEST} characters",
            reason_fi=f"Muuttujan nimessä on 1–{LONGEST} merkkiä.",
            code="invalid-name",
        )
    if is_inner(name):
        raise InvalidInput(
            f"no name in {what} may look like __class__: {name!r}",
            reason_fi=f"Muuttujan nimi ei saa olla ohjelman sisäinen: {name}",
            code="invalid-name",
        )
