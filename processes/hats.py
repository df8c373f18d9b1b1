"""The hats a person wears on a day, over all bodies: what task lists are found by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from engine.authority import Hat
from processes.groups import hats
from processes.ports import PeopleUnit
from processes.roster import roster_of


def personal_groups(person_id: str, on: date, uow: PeopleUnit) -> list[tuple[str, str]]:
    """Pairs of a body's or organization's id and a suffix (`""`, `.chair`, …).

    Own hats, those of whom the person substitutes today, and those delegated to the person; the
    principals themselves are among the pairs, since work is assigned to persons too.
    """
    principals = [each.principal for each in uow.delegations.on(on) if each.delegate == person_id]
    bodies = {
        each.body_id
        for one in (person_id, *principals)
        for each in uow.memberships.of_person(one)
        if each.valid(on)
    }
    roster = roster_of({}, on, uow, groups=sorted(bodies))
    worn = hats(person_id, roster, on)
    found = {(base, role[len(base) :]) for role in _roles(worn) if (base := role.split(".")[0])}
    return sorted(found | {(hat.principal, "") for hat in worn if hat.principal})


def _roles(worn: Iterable[Hat]) -> set[str]:
    return {hat.role for hat in worn}
