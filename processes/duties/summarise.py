"""Summarising a hearing: what was said, and what was not, in the secretariat's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.acts import following
from processes.acts.desk import desk_of
from processes.duties.act import Act, Duty
from processes.refusals import refusal


def check(act: Act) -> Mapping[str, Any]:
    """A summary has its words."""
    if not act.text("hearing_summary"):
        raise refusal("statement-text-missing")
    return act.variables


def effect(act: Act) -> None:
    """Every statement given or missing is summarised."""
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    following.summarise(desk, act.text("hearing_summary"))


DUTY = Duty(check, effect)
