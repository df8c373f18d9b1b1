"""Justifying in words: a derogation from the quota (609/1986 § 4 a), or a late invitation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.duties.act import Act, Duty, nothing
from processes.refusals import refusal

KOKOUSKUTSU = "kokouskutsu"


def check(act: Act) -> Mapping[str, Any]:
    """The reason of a late invitation; else both the special reason and the efforts made."""
    if act.task.document == KOKOUSKUTSU:
        if not act.text("late_reason"):
            raise refusal("text-missing", field="late_reason")
    elif not (act.text("derogation_reason") and act.text("derogation_efforts")):
        raise refusal("derogation-incomplete")
    return act.variables


DUTY = Duty(check, nothing)
