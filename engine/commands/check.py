"""Check a package before it is deployed: what refuses it, what is risky, whether it is sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from engine.commands.act import authorise
from engine.commands.deploy import check_files
from engine.commands.registry import Answer, Command, handles
from engine.ports import Context, UnitOfWork


class CheckModels(Command, frozen=True):
    """A dry run of a deployment. `staffed_by`: the case whose people are to do the tasks."""

    action: ClassVar[str] = "check-models"
    files: Mapping[str, bytes]
    staffed_by: str = ""


@handles(CheckModels)
def check(command: CheckModels, uow: UnitOfWork, context: Context) -> Answer:
    """All findings, errors first; `decided` is false where a bound kept soundness open."""
    authorise(uow, context, command.action, None)
    check_files(command.files)
    case = uow.cases.get(command.staffed_by) if command.staffed_by else None
    if case is not None:
        authorise(uow, context, "read-case", case)
    return verdict_on(command.files, context.rules.staff(case, context.now, uow))


def verdict_on(files: Mapping[str, bytes], staff: Any) -> dict[str, Any]:
    """What a package is told: findings, whether it is refused, whether soundness was decided."""
    from engine.definitions import check_models, check_soundness

    found = check_models(files)
    sound = check_soundness(files, staff)
    return {
        "findings": [finding_as_json(finding) for finding in (*found, *sound.findings)],
        "refused": any(finding.is_error for finding in found),
        "decided": sound.is_decided,
        "looked": [asdict(each) for each in sound.looked],
    }


def finding_as_json(finding: Any) -> dict[str, Any]:
    """A finding for an answer."""
    return {**asdict(finding), "severity": str(finding.severity)}
