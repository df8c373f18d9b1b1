"""Who there is to do the tasks of a model (see `engine.definitions.soundness.staffing.Staff`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from processes.groups import Roster, candidates
from processes.policy import POLICY, duty_action
from processes.roles import PERSON, ROLES

_CASE_ROLES = frozenset(role.split(".")[0] for role in ROLES)


@dataclass(frozen=True, slots=True)
class Staffing:
    """By the table of authority alone, and where there is a case by its roster on the day."""

    on: date
    roster: Roster | None = None

    def closed(self, duty: str, document: str, groups: tuple[str, ...]) -> bool:
        """Whether the duty is open to none of the groups; a body's own id is not judged."""
        open_to = POLICY.grants.get(duty_action(duty, document), frozenset())
        if PERSON in open_to or any(group.split(".")[0] not in _CASE_ROLES for group in groups):
            return False
        return not any(_overlap(group, role) for group in groups for role in open_to)

    def members(self, group: str) -> frozenset[str] | None:
        """Who is offered the group's tasks on the day; None without a case that binds its role."""
        if self.roster is None or group.split(".")[0] not in self.roster.roles:
            return None
        return frozenset(each.person_id for each in candidates(group, self.roster, self.on))


def _overlap(group: str, role: str) -> bool:
    """Whether somebody can be in the one by being in the other."""
    return group == role or group.startswith(f"{role}.") or role.startswith(f"{group}.")
