"""The address of what belongs to a case."""

from __future__ import annotations

from typing import NamedTuple

SYSTEM_CASE = "00000000-0000-0000-0000-000000000000"


class Key(NamedTuple):
    """Address of something that belongs to a case; written as `<case_id>.<seq>`."""

    case_id: str
    seq: int

    def __str__(self) -> str:
        return f"{self.case_id}.{self.seq}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """Reads `<case_id>.<seq>`; ValueError when it is not of that form."""
        case_id, dot, seq = text.partition(".")
        if not dot or len(case_id) != 36 or not (seq.isascii() and seq.isdigit()):
            raise ValueError(f"not a key: {text[:60]!r}")
        if len(seq) > 9:
            raise ValueError(f"not a key: {text[:60]!r}")
        return cls(case_id, int(seq))
