"""Supplementing a composition that misses the quota, or justifying that it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.duties import justify
from processes.duties.act import Act, Duty, complaint, nothing
from processes.roles import NOMINATORS


def check(act: Act) -> Mapping[str, Any]:
    """Whom to ask again, among those asked to nominate; or the reasons of a derogation."""
    if act.text("remedy") == "justify":
        return justify.check(act)
    asked = {party.id for party in act.case.roles.get(NOMINATORS, ())}
    for each in act.texts("supplement_from"):
        if each not in asked:
            raise complaint(
                "supplement_from",
                f"{each} is not among the nominating organizations",
                f"Taho ei ole nimeävien joukossa: {each}.",
            )
    return act.variables


DUTY = Duty(check, nothing)
