"""The state of one root instance with everything it called, as compact bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A value: bytes in a versioned format. Only `step` makes new ones."""

    data: bytes = b""

    @classmethod
    def empty(cls) -> State:
        """Before `StartInstance`."""
        return cls()

    @classmethod
    def decode(cls, data: bytes) -> State:
        """From what `encode` gave; raises InvalidInput for another format."""
        return cls(data)

    def encode(self) -> bytes:
        return self.data
