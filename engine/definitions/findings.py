"""What is wrong or risky in a model: findings with element id, in Finnish and English."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from engine.definitions.messages import MESSAGES


class Severity(StrEnum):
    """`error`: the model is refused; `warning`: it runs, but look at it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one element of one file; `element_id` is "" for the file as a whole.

    What is in the sister language, and how to mend it, stays empty where nobody has written it.
    """

    file: str
    element_id: str
    code: str
    severity: Severity
    message_fi: str
    message_en: str
    message_sv: str = ""
    mend_fi: str = ""
    mend_sv: str = ""
    mend_en: str = ""

    @property
    def is_error(self) -> bool:
        """True if the finding alone makes the model refused."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        whole = rf"(?<![\w.-]){re.escape(self.element_id)}(?![\w.-])"
        named = not self.element_id or re.search(whole, self.message_en) is not None
        return f"{self.file}: {'' if named else self.element_id + ': '}{self.message_en}"


@dataclass(slots=True)
class Findings:
    """Collects findings; the same remark on the same element is kept once."""

    found: dict[tuple[str, str, str, str], Finding] = field(default_factory=dict)

    def error(self, file: str, element_id: str, code: str, /, **values: object) -> None:
        """Add a finding that refuses the model; `values` fill the catalogue's text."""
        self._add(Severity.ERROR, file, element_id, code, values)

    def warning(self, file: str, element_id: str, code: str, /, **values: object) -> None:
        """Add a finding that leaves the model runnable."""
        self._add(Severity.WARNING, file, element_id, code, values)

    def add(self, finding: Finding) -> None:
        """Add what another reader (of decisions, of forms) has found."""
        key = (finding.file, finding.element_id, finding.code, finding.message_en)
        self.found.setdefault(key, finding)

    def _add(
        self, severity: Severity, file: str, element_id: str, code: str, values: dict[str, object]
    ) -> None:
        filled = {"id": element_id or file, **{key: _short(value) for key, value in values.items()}}
        fi, sv, en = (text.format_map(filled) for text in MESSAGES[code])
        self.add(Finding(file, element_id, code, severity, fi, en, sv))

    @property
    def errors(self) -> list[Finding]:
        """The findings that refuse the model, in the order of discovery."""
        return [finding for finding in self.found.values() if finding.is_error]

    @property
    def all(self) -> list[Finding]:
        """Errors first, then warnings, each in the order of discovery."""
        return sorted(self.found.values(), key=lambda finding: not finding.is_error)


def _short(value: object) -> str:
    """A value for a message: one line, at most 120 characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= 120 else text[:119] + "…"
