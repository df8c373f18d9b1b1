"""The hats a person wears on a day, over all bodies: what task lists are found by."""

from __future__ import annotations

from datetime import date

from processes.groups import hats
from processes.ports import PeopleUnit
from processes.roster import roster_of


def personal_groups(person_id: str, on: date, uow: PeopleUnit) -> list[tuple[str, str]]:
    """Pairs of a body's or organization's id and a suffix (`""`, `.chair`, …).

    Own hats, those of whom the person substitutes today, and those delegated to the person.
    """
    principals = [each.principal for each in uow.delegations.on(on) if each.delegate == person_id]
    bodies = {
        each.body_id
        for one in (person_id, *principals)
        for each in uow.memberships.of_person(one)
        if each.valid(on)
    }
    roster = roster_of({}, on, uow, groups=sorted(bodies))
    found = {hat.role for hat in hats(person_id, roster, on)}
    return sorted((role.partition(".")[0], role[len(role.partition(".")[0]) :]) for role in found)
