"""Writes the case's papers to a folder, as they are stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.wiring import Application
from processes.documents import Document
from processes.files import Rendering

ENDINGS = {"application/pdf": "pdf"}


def write_papers(application: Application, case_id: str, folder: Path) -> Iterator[Path]:
    """Each stored rendering as a file; the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    with application.runner.unit() as unit:
        uow: Any = unit
        for document in uow.documents.of_case(case_id):
            for each in uow.renderings.of_document(document.key):
                path = folder / _name(document, each)
                path.write_bytes(each.content)
                yield path


def _name(document: Document, printed: Rendering) -> str:
    """Order, kind, version, language; a draft says that it is one."""
    ending = ENDINGS.get(printed.media_type, "docx")
    stage = "" if printed.final else "-luonnos"
    order = f"{document.key.seq:05d}"
    return f"{order}-{document.kind}-v{printed.version}-{printed.language}{stage}.{ending}"
