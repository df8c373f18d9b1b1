"""Whether what somebody has read still holds: the revision of a case, the version of a paper."""

from __future__ import annotations

from engine.commands.registry import Command
from engine.errors import Conflict
from engine.model import SYSTEM_CASE, Key
from storage.unit import Unit


def require_seen(unit: Unit, command: Command, seen: int) -> None:
    """Conflict (`stale-revision`) where another revision holds of what the command changes.

    What belongs to a case has the case's revision, a paper its version; what has none (a person,
    a membership, an account) never holds one that was seen.
    """
    if command.of_paper:
        key: Key = command.key  # type: ignore[attr-defined]
        holds = unit.documents.get(key).current
    elif command.home not in ("", SYSTEM_CASE):
        unit.cases.lock(command.home, seen)
        return
    else:
        holds = None
    if holds != seen:
        raise Conflict(
            f"this is at revision {holds}, not {seen}" if holds else "this has no revisions",
            reason_fi="Joku muu on jo muuttanut asiaa. Lataa tiedot uudelleen.",
            code="stale-revision",
            details={"revision": holds},
        )
