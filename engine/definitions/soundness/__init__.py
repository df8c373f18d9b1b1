"""Whether processes and tables work as a whole, told from the models alone.

The states of the tokens are enumerated scope by scope up to a bound; where it is hit the finding
says "not decided". Data is left aside: a finding shows a way that the drawing allows, so each is a
warning. What runs right whatever the gateways choose has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.definitions.findings import Finding, Severity
from engine.definitions.lint.remark import Remark
from engine.definitions.model import Models, Process
from engine.definitions.soundness.needs import lacking
from engine.definitions.soundness.staffing import Staff, undoable
from engine.definitions.soundness.tables import tables
from engine.definitions.soundness.timers import late_timers
from engine.definitions.soundness.verdicts import Budget, Looked, verdicts
from engine.definitions.soundness.words import WORDS
from engine.forms import Form


@dataclass(frozen=True, slots=True)
class Soundness:
    """The findings, and what was looked at."""

    findings: tuple[Finding, ...]
    looked: tuple[Looked, ...]

    @property
    def is_decided(self) -> bool:
        """Whether every scope was looked at whole."""
        return all(each.decided for each in self.looked)


def soundness(
    models: Models,
    files: Mapping[str, str],
    forms: Mapping[str, Form],
    staff: Staff | None = None,
) -> Soundness:
    """Everything that is to be said; `files`: the file of each process by its key."""
    found: list[Finding] = []
    looked: list[Looked] = []
    budget = Budget()
    for process in models.processes.values():
        for each in _of_process(process, models, forms, staff, budget):
            if isinstance(each, Looked):
                looked.append(each)
            else:
                found.append(_finding(files.get(process.key, ""), each))
    if models.decisions is not None:
        found += [_finding(file, remark) for file, remark in tables(models.decisions)]
    return Soundness(tuple(found), tuple(looked))


def _of_process(
    process: Process,
    models: Models,
    forms: Mapping[str, Form],
    staff: Staff | None,
    budget: Budget,
) -> Iterator[Remark | Looked]:
    yield from verdicts(process, budget)
    yield from undoable(process, staff)
    yield from late_timers(process)
    yield from lacking(process, models, forms)


def _finding(file: str, remark: Remark) -> Finding:
    values = {"id": remark.element_id or file, **remark.values}
    said, mend = (_filled(texts, values) for texts in WORDS[remark.code])
    return Finding(
        file, remark.element_id, remark.code, Severity.WARNING, said[0], said[2],
        message_sv=said[1], mend_fi=mend[0], mend_sv=mend[1], mend_en=mend[2],
    )  # fmt: skip


def _filled(texts: Sequence[str], values: Mapping[str, object]) -> list[str]:
    return [text.format_map(values) for text in texts]
