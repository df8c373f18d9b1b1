"""Tasks that nobody could ever do: groups nobody is in, duties closed to them, no second person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from engine.definitions.lint.remark import Remark
from engine.definitions.model import Node, Process

DUTY, DOCUMENT = "paatos:duty", "paatos:document"
PREPARES = frozenset(("draft", "prepare", "compile"))
SIGNS_OFF = frozenset(("decide", "sign"))


class Staff(Protocol):
    """Who there is to do tasks, on the day that is asked about."""

    def closed(self, duty: str, document: str, groups: tuple[str, ...]) -> bool:
        """Whether the duty is open to none of the groups, whoever is in them."""

    def members(self, group: str) -> frozenset[str] | None:
        """Who could act in the group now; None where that cannot be known without a case."""


@dataclass(frozen=True, slots=True)
class Task:
    """A user task with the groups that its model names; none where they depend on variables."""

    node: Node
    groups: tuple[str, ...]

    @property
    def duty(self) -> str:
        """What is done in it."""
        return self.node.extensions.get(DUTY, "")

    @property
    def document(self) -> str:
        """The kind of paper it is done to."""
        return self.node.extensions.get(DOCUMENT, "")


def undoable(process: Process, staff: Staff | None) -> Iterator[Remark]:
    """Tasks offered to nobody; with a staff also those that none of it could do."""
    tasks = list(_tasks(process))
    for task in tasks:
        if not task.groups:
            continue
        if staff is not None and task.duty and staff.closed(task.duty, task.document, task.groups):
            values: dict[str, object] = {"groups": ", ".join(task.groups), "duty": task.duty}
            yield Remark("sound-duty-closed", task.node.id, values)
        elif staff is not None and _persons(task, staff) == frozenset():
            yield Remark("sound-nobody", task.node.id, {"groups": ", ".join(task.groups)})
    for node in process.nodes.values():
        if node.offer is not None and _is_offered_to_nobody(node):
            yield Remark("sound-not-offered", node.id)
    if staff is not None:
        yield from _one_alone(tasks, staff)


def _one_alone(tasks: list[Task], staff: Staff) -> Iterator[Remark]:
    """Papers that only the one who prepares them could sign off."""
    prepared: Mapping[str, frozenset[str]] = {
        task.document: persons
        for task in tasks
        if task.duty in PREPARES and (persons := _persons(task, staff))
    }
    for task in tasks:
        before = prepared.get(task.document)
        able = _persons(task, staff)
        if task.duty in SIGNS_OFF and before and able and len(before | able) == 1:
            yield Remark("sound-separation", task.node.id, {"person": next(iter(able))})


def _persons(task: Task, staff: Staff) -> frozenset[str] | None:
    """Who could do the task; None where one of its groups cannot be known."""
    found = [staff.members(group) for group in task.groups]
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if known and len(known) == len(found) else None


def _tasks(process: Process) -> Iterator[Task]:
    for node in process.nodes.values():
        if node.offer is None:
            continue
        groups = node.offer.candidate_groups
        named: tuple[str, ...] = ()
        if groups is not None and not groups.free_names:
            text = groups.evaluate({})
            named = tuple(each.strip() for each in str(text).split(",") if each.strip())
        elif groups is None and node.offer.assignee is None and node.offer.candidate_users is None:
            named = tuple(group for lane in node.lanes for group in lane.groups)
        yield Task(node, named)


def _is_offered_to_nobody(node: Node) -> bool:
    offer = node.offer
    assert offer is not None
    someone = offer.assignee or offer.candidate_users or offer.candidate_groups
    return someone is None and not any(lane.groups for lane in node.lanes)
