"""What was read from the registers of people and bodies and still holds."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Registers:
    """Answers that hold at one revision of the registers."""

    revision: int = -1
    answers: dict[Hashable, Any] = field(default_factory=dict)
