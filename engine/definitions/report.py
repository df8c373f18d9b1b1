"""Findings as lines for a terminal, and the exit status that goes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.definitions.findings import Finding, Severity
from engine.definitions.reader import check_models, check_soundness
from engine.definitions.soundness import Soundness

_WORDS = {
    "fi": {Severity.ERROR: "virhe", Severity.WARNING: "varoitus"},
    "sv": {Severity.ERROR: "fel", Severity.WARNING: "varning"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
}
_COUNTED = {
    "fi": "{errors} virhettä, {remarks} varoitusta",
    "sv": "{errors} fel, {remarks} varningar",
    "en": "{errors} errors, {remarks} warnings",
}
_DECIDED = {
    "fi": "eheys: {decided}/{all} prosessin osaa tarkistettu kokonaan",
    "sv": "sundhet: {decided}/{all} delar av processer granskade helt",
    "en": "soundness: {decided} of {all} scopes decided",
}


def check_report(
    files: Mapping[str, bytes], language: str = "fi", sound: bool = False
) -> tuple[list[str], int]:
    """The lines of `paatospolku check` over a package of files, and its exit status: 1 if
    anything refuses the package, else 0. `language` is fi, sv or en; `sound`: soundness too."""
    lines, status = report(check_models(files), language)
    return (lines + soundness_report(check_soundness(files), language) if sound else lines), status


def soundness_report(soundness: Soundness, language: str) -> list[str]:
    """Each finding with how to mend it, and how much was decided."""
    lines = []
    for finding in soundness.findings:
        mend = getattr(finding, f"mend_{language}")
        lines += [_line(finding, language), f"    → {mend}"]
    decided = sum(each.decided for each in soundness.looked)
    text = _DECIDED[language]
    return [*lines, text.format(decided=decided, all=len(soundness.looked))]


def report(findings: Sequence[Finding], language: str = "fi") -> tuple[list[str], int]:
    """One line per finding, `file: element: severity: message [code]`, and a count."""
    lines = [_line(finding, language) for finding in findings]
    errors = sum(finding.is_error for finding in findings)
    remarks = len(findings) - errors
    lines.append(_COUNTED[language].format(errors=errors, remarks=remarks))
    return lines, 1 if errors else 0


def _line(finding: Finding, language: str) -> str:
    message = getattr(finding, f"message_{language}") or finding.message_fi
    place = ": ".join(part for part in (finding.file, finding.element_id) if part)
    plain = message.removeprefix(f"{finding.element_id}: ") if finding.element_id else message
    return f"{place}: {_WORDS[language][finding.severity]}: {plain} [{finding.code}]"
