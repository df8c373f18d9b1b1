"""The domain's repositories, by the name that each has on the unit of work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storage.repositories.memberships import AbsenceRows, DelegationRows, MembershipRows
from storage.repositories.nominations import DisqualificationRows, NominationRows
from storage.repositories.people import BodyRows, OrganizationRows, PersonRows, PostRows

DOMAIN: dict[str, Callable[[Any], Any]] = {
    "people": PersonRows,
    "organizations": OrganizationRows,
    "bodies": BodyRows,
    "posts": PostRows,
    "memberships": MembershipRows,
    "absences": AbsenceRows,
    "delegations": DelegationRows,
    "nominations": NominationRows,
    "disqualifications": DisqualificationRows,
}
