"""Memberships, absences and delegations: what holds on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from processes.absences import Absence, Delegation
from processes.memberships import Membership
from storage.link import Write
from storage.prepared import Prepared
from storage.repositories.registers import Register, RegisterMapper
from storage.tables.people import absence, delegation, membership

_DAY = sa.bindparam("on", type_=sa.Date)


def _in_force(table: sa.Table) -> sa.ColumnElement[bool]:
    end = table.c.end
    return sa.and_(table.c.start <= _DAY, sa.or_(end.is_(None), end >= _DAY))


_MEMBERSHIPS = RegisterMapper(membership, Membership)
_OF_BODIES = _MEMBERSHIPS.among(membership.c.body_id)
_OF_BODIES_ON = _MEMBERSHIPS.among(membership.c.body_id, _in_force(membership))
_OF_PERSON = _MEMBERSHIPS.where(membership.c.person_id == sa.bindparam("person_id"))
_ABSENCES = RegisterMapper(absence, Absence)
_ABSENCES_ON = _ABSENCES.where(_in_force(absence))
_ABSENCES_REMOVE = Prepared(absence.delete().where(absence.c.id == sa.bindparam("k_id")))
_ABSENCES_OF = _ABSENCES.where(absence.c.person_id == sa.bindparam("person_id"))
_DELEGATIONS = RegisterMapper(delegation, Delegation)
_DELEGATIONS_ON = _DELEGATIONS.where(
    _in_force(delegation),
    sa.or_(delegation.c.revoked_on.is_(None), delegation.c.revoked_on > _DAY),
)


class MembershipRows(Register[Membership]):
    """See `processes.ports.Memberships`."""

    mapper = _MEMBERSHIPS
    name, name_fi = "membership", "jäsenyys"

    def of_bodies(self, body_ids: Iterable[str], on: date | None = None) -> list[Membership]:
        if on is None:
            return self.among(_OF_BODIES, body_ids)
        return self.among(_OF_BODIES_ON, body_ids, on=on)

    def of_person(self, person_id: str) -> list[Membership]:
        return self.select(_OF_PERSON, {"person_id": person_id})


class AbsenceRows(Register[Absence]):
    """See `processes.ports.Absences`."""

    mapper = _ABSENCES
    name, name_fi = "absence", "poissaolo"

    def of_person(self, person_id: str) -> list[Absence]:
        return self.select(_ABSENCES_OF, {"person_id": person_id})

    def remove(self, absence: Absence) -> None:
        self._write(Write(_ABSENCES_REMOVE, {"k_id": absence.id}, 1))

    def on(self, day: date) -> list[Absence]:
        return self.select(_ABSENCES_ON, {"on": day})


class DelegationRows(Register[Delegation]):
    """See `processes.ports.Delegations`."""

    mapper = _DELEGATIONS
    name, name_fi = "delegation", "valtuutus"

    def on(self, day: date) -> list[Delegation]:
        return self.select(_DELEGATIONS_ON, {"on": day})
