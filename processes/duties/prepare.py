"""Preparing a part of the proposal: what is to be measured has an owner who can report on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.duties.act import Act, Duty, nothing
from processes.duties.owning import require_owners


def check(act: Act) -> Mapping[str, Any]:
    """Every proposed measure is owned by an organization of the case."""
    require_owners(act, "theme_measures", "measure_owner")
    return act.variables


DUTY = Duty(check, nothing)
