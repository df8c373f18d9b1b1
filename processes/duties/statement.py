"""Giving a statement: the words asked for, by the expert who was asked; or declining to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.acts import following
from processes.acts.desk import desk_of
from processes.duties.act import Act, Duty
from processes.refusals import refusal


def check(act: Act) -> Mapping[str, Any]:
    """Words, unless the expert declines."""
    if act.variables.get("declines") is not True and not act.text("statement_text"):
        raise refusal("statement-text-missing")
    return act.variables


def effect(act: Act) -> None:
    """The statement is recorded as given; a refusal to give one is recorded by the process."""
    if act.variables.get("declines") is True:
        return
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    asked = following.asked_of(desk, desk.person)
    if asked is not None:
        following.give(desk, asked, act.text("statement_text"))


DUTY = Duty(check, effect)
