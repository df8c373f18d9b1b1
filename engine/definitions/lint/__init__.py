"""What runs but is risky: warnings on models that are accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from engine.definitions.findings import Finding, Findings, Severity
from engine.definitions.lint.diagram import drawn
from engine.definitions.lint.paths import dead_ends, loops, unreachable
from engine.definitions.lint.remark import Remark
from engine.definitions.lint.splits import joins_of_choices, merges_of_parallels, open_choices
from engine.definitions.lint.tasks import errors, names, offers, times
from engine.definitions.lint.waiting import same_messages
from engine.definitions.messages import MESSAGES
from engine.definitions.model import Models, Process
from engine.definitions.sheet import Sheet
from engine.definitions.xml import bpmn

_RULES = (
    unreachable,
    dead_ends,
    loops,
    open_choices,
    joins_of_choices,
    merges_of_parallels,
    names,
    offers,
    times,
    same_messages,
)


def lint_models(models: Models, sheets: Sequence[Sheet], findings: Findings) -> None:
    """Add the warnings on every process and every file."""
    for sheet in sheets:
        for remark in drawn(sheet):
            findings.add(_finding(sheet.file, remark))
        for element in sheet.root.iter(bpmn("process")):
            process = models.processes.get(str(element.get("id")))
            if process is not None:
                for remark in _remarks(process, models):
                    findings.add(_finding(sheet.file, remark))


def _remarks(process: Process, models: Models) -> Iterator[Remark]:
    return chain(*(rule(process) for rule in _RULES), errors(process, models))


def _finding(file: str, remark: Remark) -> Finding:
    values = {"id": remark.element_id or file, **remark.values}
    fi, sv, en = (text.format_map(values) for text in MESSAGES[remark.code])
    return Finding(file, remark.element_id, remark.code, Severity.WARNING, fi, en, sv)
