"""What stands beside the processes of a package: decisions and forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.definitions.document import Document
from engine.definitions.findings import Finding, Findings, Severity
from engine.definitions.model import Models
from engine.dmn import read_decisions
from engine.errors import InvalidDefinition
from engine.forms import Form, read_form

FORM = ".form"
# read by others (scenario files, texts of translations) or by nobody
_PASSED = (".yaml", ".yml", ".json", ".md", ".txt", ".svg", ".png", ".pdf")


def is_model(name: str) -> bool:
    """True for files that must be BPMN or DMN; a file of unknown kind must be, too."""
    return not name.lower().endswith((FORM, *_PASSED))


def add_decisions(models: Models, documents: Sequence[Document], findings: Findings) -> None:
    """The decisions of all DMN files of the package; problems refuse it."""
    roots = [(document.file, document.root) for document in documents if document.is_dmn]
    models.decisions, problems = read_decisions(roots)
    for p in problems:
        en = f"{p.element_id}: {p.message_en}" if p.element_id else p.message_en
        fi = f"{p.element_id}: {p.message_fi}" if p.element_id else p.message_fi
        findings.add(Finding(p.file, p.element_id, p.code, Severity.ERROR, fi, en))


def read_forms(files: Mapping[str, bytes], findings: Findings) -> dict[str, Form]:
    """The forms of the package by id; two of one id, and forms that cannot be read, refuse it."""
    forms: dict[str, Form] = {}
    for name in files:
        if not name.lower().endswith(FORM):
            continue
        try:
            form = read_form(files[name])
        except InvalidDefinition as error:
            where: Any = error.details.get("component", "")
            findings.error(name, str(where), "form", detail=error.reason)
            continue
        if form.id in forms:
            findings.error(name, form.id, "form-twice")
        forms[form.id] = form
    return forms
