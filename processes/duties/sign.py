"""Signing: the signature stands on the version that was looked at, and the last one seals it."""

from __future__ import annotations

from collections.abc import Mapping

from processes.acts import papers
from processes.acts.desk import desk_of
from processes.duties.act import Act, Duty, passes
from processes.preparation import paper_of
from processes.signatures import SigningCapacity

CAPACITIES: Mapping[str, SigningCapacity] = {
    "setter.minister": SigningCapacity.MINISTER,
    "setter.presenting_official": SigningCapacity.PRESENTING_OFFICIAL,
    "approver.chair": SigningCapacity.CHAIR,
    "approver.vice_chair": SigningCapacity.CHAIR,
    "preparer.secretary": SigningCapacity.SECRETARY,
    "preparer.chair": SigningCapacity.PREPARER_CHAIR,
}
REFUSING = frozenset(("return", "reject", "changes", "rework"))
ANSWERS = ("decision", "review_result", "submission")


def effect(act: Act) -> None:
    """A return or rejection signs nothing; everything else signs the paper's current version."""
    if any(act.text(name) in REFUSING for name in ANSWERS):
        return
    groups = (*act.task.candidate_groups, "")
    capacity = next((CAPACITIES[each] for each in groups if each in CAPACITIES), None)
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    found = papers.latest(desk, paper_of(act.task))
    if capacity is not None and found is not None and not found.is_signed:
        papers.put_signature(desk, found, capacity)


DUTY = Duty(passes, effect)
