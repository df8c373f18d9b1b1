"""Findings as lines for a terminal, and the exit status that goes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.definitions.findings import Finding, Severity
from engine.definitions.reader import check_models

_WORDS = {
    "fi": {Severity.ERROR: "virhe", Severity.WARNING: "varoitus"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
}


def check_report(files: Mapping[str, bytes], language: str = "fi") -> tuple[list[str], int]:
    """The lines of `paatospolku check` over a package of files, and its exit status: 1 if
    anything refuses the package, else 0. `language` is fi or en."""
    return report(check_models(files), language)


def report(findings: Sequence[Finding], language: str = "fi") -> tuple[list[str], int]:
    """One line per finding, `file: element: severity: message [code]`, and a count."""
    lines = [_line(finding, language) for finding in findings]
    errors = sum(finding.is_error for finding in findings)
    remarks = len(findings) - errors
    if language == "fi":
        lines.append(f"{errors} virhettä, {remarks} varoitusta")
    else:
        lines.append(f"{errors} errors, {remarks} warnings")
    return lines, 1 if errors else 0


def _line(finding: Finding, language: str) -> str:
    message = finding.message_fi if language == "fi" else finding.message_en
    place = ": ".join(part for part in (finding.file, finding.element_id) if part)
    plain = message.removeprefix(f"{finding.element_id}: ") if finding.element_id else message
    return f"{place}: {_WORDS[language][finding.severity]}: {plain} [{finding.code}]"
