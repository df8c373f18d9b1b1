"""A deadline is extended by a reasoned decision of who set it, and by nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from engine.deadlines import finnish
from engine.model import Key
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Extension:
    """One decision: a deadline (of one task, or None: the case's own) from a day to a later one."""

    key: Key
    task: Key | None
    old_due: date
    new_due: date
    reason: str
    decided_by: str
    decided_at: datetime
    presented_by: str = ""
    document: Key | None = None


def extension(new: Extension, today: date) -> Extension:
    """A later day that has not passed, a reason, another presenter than the decider."""
    if not new.reason.strip():
        raise refusal("extension-without-reason")
    if new.new_due <= new.old_due:
        raise refusal("extension-not-later", due=finnish(new.old_due))
    if new.new_due < today:
        raise refusal("due-in-the-past", due=finnish(new.new_due))
    if not new.presented_by:
        raise refusal("nothing-presented")
    if new.presented_by == new.decided_by:
        raise refusal("presenter-decides")
    return new
