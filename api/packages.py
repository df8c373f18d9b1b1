"""A folder of model files as a package to deploy."""

from __future__ import annotations

from pathlib import Path

ENDINGS = (".bpmn", ".dmn", ".form", ".scenario.yaml")


def package(folder: Path) -> dict[str, bytes]:
    """The model files and their scenarios below a folder, by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.name.endswith(ENDINGS) and path.is_file()
    }
