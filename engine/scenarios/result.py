"""How one scenario ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario's outcome; `failure` is empty if it passed."""

    path: Path
    title: str
    failure: str = ""

    @property
    def line(self) -> str:
        return f"{self.path}: {self.failure}" if self.failure else f"{self.path}: passed"
