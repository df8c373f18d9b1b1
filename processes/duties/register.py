"""Registering that a composition must change: who leaves which body when, or a longer term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from engine.deadlines import finnish
from processes.duties.act import Act, Duty, complaint, named, nothing
from processes.memberships import valid_on
from processes.refusals import refusal

EXTENSION = "extension"


def check(act: Act) -> Mapping[str, Any]:
    """The leaver is a member until then; an extended term ends later than it would."""
    body = act.uow.bodies.get(str(act.scope.get("body")))
    start = act.date("effective_date")
    if start is not None and start < act.day:
        raise complaint(
            "effective_date", f"{finnish(start)} has passed", f"{finnish(start)} on jo mennyt."
        )
    if act.text("change_kind") == EXTENSION:
        return act.variables
    leaver = named(act.variables, "person", act.uow)
    last = (start or act.day) - timedelta(days=1)
    members = valid_on(act.uow.memberships.of_bodies([body.id]), last)
    if all(each.person_id != leaver for each in members):
        raise refusal("not-a-member", person=leaver, body=body.name.fi, day=finnish(last))
    return {**act.variables, "person": leaver}


DUTY = Duty(check, nothing)
