"""Writes the case's papers to a folder, as they are stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from api.wiring import Application


def write_papers(application: Application, case_id: str, folder: Path) -> Iterator[Path]:
    """Each stored rendering as a file; the paths in order."""
    yield from ()
