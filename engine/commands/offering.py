"""How a user task that the runtime opened is offered: names, candidates, deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.deadlines import Basis, Shift, WorkingDays, as_day
from engine.model import Key, Task, TaskState
from engine.runtime.effects import TaskOpened

DAYS = WorkingDays()


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due: as set, as it counts, and why they differ (by language)."""

    nominal: datetime | None = None
    effective: datetime | None = None
    basis: str = ""
    reason: Mapping[str, str] | None = None


NOT_DUE = Due()


def due(moment: datetime, extensions: Mapping[str, str]) -> Due:
    """The deadline by the model's `paatos:dueBasis` and `paatos:shift` (150/1930)."""
    basis = Basis(extensions.get("paatos:dueBasis") or Basis.AUTHORITY_SET)
    shift = extensions.get("paatos:shift")
    deadline = DAYS.deadline(as_day(moment), basis, Shift(shift) if shift else None)
    effective = deadline.carry(moment) if deadline.moved else moment
    why = deadline.explanation
    reason = {} if why is None else {"fi": why.fi, "sv": why.sv, "en": why.en}
    return Due(moment, effective, str(basis), reason)


def offered(key: Key, instance_seq: int, effect: TaskOpened, now: datetime) -> Task:
    """The task as it stands in the lists."""
    deadline = NOT_DUE if effect.due is None else due(effect.due, effect.extensions)
    return Task(
        key=key,
        instance_seq=instance_seq,
        token=effect.token,
        element_id=effect.element,
        name=effect.name or effect.element,
        state=TaskState.OFFERED,
        opened_at=now,
        assignee=effect.assignee,
        candidate_groups=effect.candidate_groups,
        candidate_users=effect.candidate_users,
        name_sv=effect.names.get("sv", ""),
        name_en=effect.names.get("en", ""),
        duty=effect.extensions.get("paatos:duty", ""),
        document=effect.extensions.get("paatos:document", ""),
        lane=effect.lanes[-1] if effect.lanes else "",
        form_key=effect.form_key or "",
        priority=effect.priority,
        due=deadline.nominal,
        effective_due=deadline.effective,
        due_basis=deadline.basis,
        due_reason=deadline.reason or {},
        follow_up=effect.follow_up,
        properties=_properties(effect),
    )


def _properties(effect: TaskOpened) -> dict[str, object]:
    found: dict[str, object] = dict(effect.properties)
    if effect.documentation:
        found["documentation"] = effect.documentation
    if effect.loop_counter is not None:
        found["loop_counter"] = effect.loop_counter
    if effect.instance:
        found["process"] = effect.process
    return found
