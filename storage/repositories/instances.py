"""Runs of process definitions."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import Instance, InstanceState, Key
from storage.mapping import Mapper
from storage.prepared import Prepared, any_of
from storage.repositories.rows import Rows
from storage.tables import instance

_MAPPER = Mapper(instance, Instance)
_OF_CASE = _MAPPER.where(instance.c.case_id == sa.bindparam("case_id"))
_OF_DEFINITION = Prepared(
    sa.select(instance.c.case_id, instance.c.seq)
    .where(
        instance.c.definition_key == sa.bindparam("key"),
        instance.c.definition_version == sa.bindparam("version"),
        any_of(instance.c.state, [InstanceState.ACTIVE, InstanceState.SUSPENDED]),
    )
    .order_by(instance.c.case_id, instance.c.seq)
)


class InstanceRows(Rows[Instance]):
    """See `engine.ports.Instances`."""

    mapper = _MAPPER
    name = "instance"
    name_fi = "prosessi"

    def of_case(self, case_id: str) -> list[Instance]:
        found = self.select(_OF_CASE, {"case_id": case_id})
        return found + [noun for noun in self.new() if noun.key.case_id == case_id]

    def of_definition(self, key: str, version: int) -> list[Key]:
        rows = self.unit.rows(_OF_DEFINITION, {"key": key, "version": version})
        return [Key(*row) for row in rows]
