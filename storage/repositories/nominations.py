"""Nominations and disqualifications of a case."""

from __future__ import annotations

from typing import Generic, TypeVar

import sqlalchemy as sa

from processes.disqualifications import Disqualification
from processes.nominations import Nomination
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Prepared
from storage.repositories.rows import Rows
from storage.tables.nomination import disqualification, nomination

T = TypeVar("T")


class CaseRegister(Rows[T], Generic[T]):
    """Nouns of one case, written at once."""

    of_case_query: Prepared

    def add(self, noun: T) -> None:
        self.unit.write_now([Write(self.mapper.insert, self.mapper.values(noun), 1)])

    def save(self, noun: T) -> None:
        stored = self.get(noun.key)  # type: ignore[attr-defined]
        write = self._change(noun.key, stored, noun)  # type: ignore[attr-defined]
        self.unit.write_now([] if write is None else [write])
        self._now.clear()

    def of_case(self, case_id: str) -> list[T]:
        self._now.clear()
        return self.select(self.of_case_query, {"case_id": case_id})


_NOMINATIONS = Mapper(nomination, Nomination)
_DISQUALIFICATIONS = Mapper(disqualification, Disqualification)


class NominationRows(CaseRegister[Nomination]):
    """See `processes.ports.Nominations`."""

    mapper = _NOMINATIONS
    name, name_fi = "nomination", "nimeäminen"
    of_case_query = _NOMINATIONS.where(nomination.c.case_id == sa.bindparam("case_id"))


class DisqualificationRows(CaseRegister[Disqualification]):
    """See `processes.ports.Disqualifications`."""

    mapper = _DISQUALIFICATIONS
    name, name_fi = "disqualification", "esteellisyys"
    of_case_query = _DISQUALIFICATIONS.where(disqualification.c.case_id == sa.bindparam("case_id"))

    def of_case(self, case_id: str) -> list[Disqualification]:
        """Not asked for again where it is known that there are none."""
        cases, writing = self.unit.cases, self.unit.is_writing
        if cases.unbarred == case_id and not writing:
            return []
        found = super().of_case(case_id)
        if not found and not writing:
            cases.unbarred = case_id
        return found
