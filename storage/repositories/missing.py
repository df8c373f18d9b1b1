"""What every repository says of a noun that is not there."""

from __future__ import annotations

from engine.errors import NotFound


def missing(name: str, name_fi: str, which: object) -> NotFound:
    """`name` is the kind of noun in English, `name_fi` in Finnish; `which` its key or id."""
    return NotFound(
        f"there is no {name} {str(which)[:100]}",
        reason_fi=f"Tällaista ei ole: {name_fi}.",
        code=f"no-such-{name.replace(' ', '-')}",
    )
