"""Justifying a derogation from the quota: reason and efforts, both in words (609/1986 § 4 a)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.duties.act import Act, Duty, nothing
from processes.refusals import refusal


def check(act: Act) -> Mapping[str, Any]:
    """Both the special reason and the efforts made."""
    if not (act.text("derogation_reason") and act.text("derogation_efforts")):
        raise refusal("derogation-incomplete")
    return act.variables


DUTY = Duty(check, nothing)
