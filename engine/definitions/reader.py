"""The way of a package: bytes → trees → schema → one shape → checks → specs → model.

Each stage says everything it has to say before the next one is tried, so that an administrator
sees all mistakes of a kind at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException

from engine.definitions.assembly import build_global_tasks, build_process
from engine.definitions.beside import add_decisions, is_model, read_forms
from engine.definitions.checks import check_package, check_sheet
from engine.definitions.document import Document, parse
from engine.definitions.findings import Finding, Findings
from engine.definitions.linking import add_process, link
from engine.definitions.lint import lint_models
from engine.definitions.model import Models, Process
from engine.definitions.normalise import normalise, tidy
from engine.definitions.schema import validate
from engine.definitions.sheet import Sheet
from engine.definitions.soundness import Soundness, soundness
from engine.definitions.soundness.staffing import Staff
from engine.definitions.spiff import parse_specs
from engine.definitions.xml import bpmn
from engine.errors import InvalidDefinition
from engine.forms import Form


def read_models(files: Mapping[str, bytes]) -> Models:
    """The models of a package of files (name → bytes), checked and linked.

    Raises InvalidDefinition; its `details["findings"]` lists every error with file, element id,
    code and message in Finnish and English. The bytes are not changed.
    """
    models, _, _, findings = _read(files)
    if errors := findings.errors:
        raise refusal(errors)
    return models


def drawings(files: Mapping[str, bytes]) -> dict[str, str]:
    """Which file each process of a package is in; what cannot be read has none."""
    found: dict[str, str] = {}
    for name, data in files.items():
        document = parse(name, data, Findings()) if name.endswith(".bpmn") else None
        if document is not None:
            found |= {str(e.get("id")): name for e in document.root.iter(bpmn("process"))}
    return found


def check_models(files: Mapping[str, bytes]) -> list[Finding]:
    """Everything that refuses the package (errors first) or makes it risky (warnings)."""
    models, sheets, _, findings = _read(files)
    if not findings.errors:
        lint_models(models, sheets, findings)
    return findings.all


def check_soundness(files: Mapping[str, bytes], staff: Staff | None = None) -> Soundness:
    """Whether the package works as a whole; nothing is looked at where it is refused anyway."""
    models, sheets, forms, findings = _read(files)
    if findings.errors:
        return Soundness((), ())
    places = {
        str(element.get("id")): sheet.file
        for sheet in sheets
        for element in sheet.root.iter(bpmn("process"))
    }
    return soundness(models, places, forms, staff)


def refusal(errors: list[Finding]) -> InvalidDefinition:
    """The error to raise for these findings; its reason names the elements."""
    rest = dict.fromkeys(error.element_id or error.file for error in errors[5:])
    more = f"; + {', '.join(rest)}" if rest else ""
    return InvalidDefinition(
        "; ".join(str(error) for error in errors[:5]) + more,
        reason_fi="; ".join(e.message_fi for e in errors[:5]) + more,
        details={"findings": [asdict(error) for error in errors]},
    )


def _read(
    files: Mapping[str, bytes],
) -> tuple[Models, list[Sheet], dict[str, Form], Findings]:
    findings = Findings()
    names = [name for name in files if is_model(name)]
    documents = [d for name in names if (d := parse(name, files[name], findings)) is not None]
    if not names:
        findings.error("", "", "package-empty")
    sheets = [s for d in documents if d.is_bpmn and (s := _sheet(d, findings)) is not None]
    normalise(sheets)
    inside = {f"{key}.form": form for sheet in sheets for key, form in sheet.forms.items()}
    forms = read_forms({**inside, **files}, findings)
    for sheet in sheets:
        check_sheet(sheet)
    check_package(sheets, documents, forms)
    models = Models()
    add_decisions(models, documents, findings)
    for sheet in sheets:
        _build(sheet, models)
        models.forms |= sheet.forms
    return models, sheets, forms, findings


def _sheet(document: Document, findings: Findings) -> Sheet | None:
    tidy(document.root)
    sheet = Sheet(document.file, document.root, findings)
    return sheet if validate(sheet) else None


def _build(sheet: Sheet, models: Models) -> None:
    """Add what the file holds; expressions are compiled even if the file is refused anyway."""
    refused = bool(sheet.findings.errors)
    for process in _processes(sheet, refused):
        if not sheet.findings.errors:
            add_process(models, link(process))
    for task in build_global_tasks(sheet):
        models.global_tasks[task.id] = task


def _processes(sheet: Sheet, refused: bool) -> list[Process]:
    try:
        specs = parse_specs(sheet.root, sheet.file)
    except (ValidationException, ValueError) as error:  # ValueError: a drawing without numbers
        if not refused:
            sheet.findings.error(
                sheet.file, getattr(error, "id", "") or "", "parser", detail=str(error)
            )
        return []
    return [build_process(sheet, spec) for spec in specs.values()]
