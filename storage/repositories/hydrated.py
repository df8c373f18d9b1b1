"""Cases as they were read, kept in the process for as long as nobody has written them.

Whoever writes a case, in whatever process, moves its revision or the end of its log; so a look at
those two tells whether what is kept still holds. A command on a task that is kept, or a claimed
timer, does not even look: it presumes that all holds, and the guard of its own commit on the same
two proves it (see docs/decisions/0013-a-command-presumes-what-the-process-knows.md). All is kept as
it is read from the database: after a restart everything must be as it was before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from engine.model import Case, Instance, Job, Key, Task

MOST = 1000
LARGEST = 32_768
"""Bytes of state above which a case is read anew each time."""
MOST_TASKS = 50
"""Open tasks above which a case is read anew each time."""


class Head(Struct):
    """What of a case's row is the storage's own: counters and the end of its audit chain."""

    revision: int
    last_seq: int
    audit_seq: int
    audit_hash: str
    unanchored: bool = False

    def copy(self) -> Head:
        return Head(self.revision, self.last_seq, self.audit_seq, self.audit_hash, self.unanchored)

    @property
    def mark(self) -> tuple[Any, ...]:
        """What moves with every commit on the case."""
        return self.revision, self.audit_seq, self.unanchored


NO_HEAD = Head(0, 0, 0, "")
"""Of a case that nobody has asked for yet."""


class Hydrated(Struct, frozen=True):
    """A case with its roles, and those of its instances and open tasks that have been read."""

    case: Case
    head: Head
    instances: Mapping[Key, Instance]
    tasks: Mapping[Key, Task]
    unbarred: bool
    """Whether it is known that nobody is disqualified in it."""
    jobs: Mapping[Key, Job] = field(default_factory=dict)
    """Timers that a worker of this process has claimed since."""
    registers: int = -1
    """The registers' revision that the tasks were kept at: erasing a person changes rows of tasks
    and moves the registers, not each case; -1 where it is not known."""


class Hydration:
    """The cases that were written last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Hydrated] = OrderedDict()

    def get(self, case_id: str) -> Hydrated | None:
        return self._kept.get(case_id)

    def knows(self, key: Key, registers: int) -> bool:
        """Whether the open task is kept at these registers, or the claimed timer at any."""
        kept = self._kept.get(key.case_id)
        if kept is None:
            return False
        return (kept.registers == registers and key in kept.tasks) or key in kept.jobs

    def forget(self, case_id: str) -> None:
        self._kept.pop(case_id, None)

    def keep(self, found: Hydrated) -> None:
        """Instead of what was known of the case before."""
        size = 0
        for each in found.instances.values():
            size += len(each.blob)
        if size > LARGEST or len(found.tasks) > MOST_TASKS:
            self.forget(found.case.id)
            return
        self._kept[found.case.id] = found
        self._kept.move_to_end(found.case.id)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
