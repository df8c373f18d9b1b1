"""Reporting: where a measure stands in the round, by the organization that owns it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.model import Key
from processes.acts import following
from processes.duties.act import Act, Duty, passes
from processes.refusals import refusal
from processes.roles import OWNERS
from processes.status_reports import MeasureStatus


def effect(act: Act) -> None:
    """One report of the measure in the open round, its deviation explained."""
    desk, scope = act.desk(), act.scope
    round_, measure = following.latest_round(desk), scope.get("measure")
    if round_ is None or not isinstance(measure, Mapping):
        raise refusal("round-wrong-state", state="–")
    following.report_status(
        desk,
        round_,
        desk.uow.measures.get(Key.parse(str(measure.get("id")))),
        organization_of(act),
        MeasureStatus(act.text("status")),
        act.text("status_text"),
        act.text("status_value"),
        act.text("deviation"),
        act.text("correction"),
    )


def organization_of(act: Act) -> str:
    """For whom the report is: the organization of the task's group."""
    for group in act.task.candidate_groups:
        role, _, organization = group.partition(".")
        if role == OWNERS and organization:
            return organization
    raise refusal("not-the-owner", owner="–")


DUTY = Duty(passes, effect)
