"""Addresses in paths: `<case_id>.<seq>` and the ids of cases."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from engine.errors import NotFound
from engine.model import SYSTEM_CASE, Key

LARGEST = 2**31 - 1


@lru_cache(maxsize=1000)
def _canonical(text: str) -> str:
    """The one spelling of an id, ValueError where it is none; the same cases come often."""
    return str(UUID(text))


def key_of(text: str, what: str = "thing", what_fi: str = "Kohdetta") -> Key:
    """The key that the path names. NotFound where it cannot be one."""
    try:
        key = Key.parse(text)
        return Key(_canonical(key.case_id), key.seq)
    except ValueError:
        raise NotFound(f"There is no such {what}.", reason_fi=f"{what_fi} ei löydy.") from None


def system_key(seq: int, what: str, what_fi: str) -> Key:
    """The key of what stands in the system's own case. NotFound where it cannot be one."""
    if not 0 < seq <= LARGEST:
        raise NotFound(f"There is no such {what}.", reason_fi=f"{what_fi} ei löydy.")
    return Key(SYSTEM_CASE, seq)


def case_id_of(text: str) -> str:
    """The case's id that the path names. NotFound where it cannot be one."""
    return id_of(text, "case", "Asiaa")


def id_of(text: str, what: str, what_fi: str) -> str:
    """The random id that the path names. NotFound where it cannot be one."""
    try:
        return _canonical(text)
    except ValueError:
        raise NotFound(f"There is no such {what}.", reason_fi=f"{what_fi} ei löydy.") from None
