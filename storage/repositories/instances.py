"""Runs of process definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from engine.model import Instance, InstanceState, Key
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Prepared, any_of
from storage.repositories.rows import Rows
from storage.tables import activity, instance

if TYPE_CHECKING:
    from storage.session import Session

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


_RUNNING_WITH = Prepared(
    sa.select(instance.c.case_id, instance.c.seq)
    .where(
        any_of(instance.c.state, [InstanceState.ACTIVE, InstanceState.SUSPENDED]),
        sa.or_(
            instance.c.definition_key == sa.bindparam("process"),
            sa.exists().where(
                activity.c.case_id == instance.c.case_id,
                activity.c.instance_seq == instance.c.seq,
                activity.c.process == sa.bindparam("process"),
                activity.c.ended_at.is_(None),
            ),
        ),
    )
    .order_by(instance.c.case_id, instance.c.seq)
)


_STATE = {"k_case", "k_seq", "blob"}


class InstanceRows(Rows[Instance]):
    """See `engine.ports.Instances`."""

    mapper = _MAPPER
    name = "instance"
    name_fi = "prosessi"

    def __init__(self, unit: Session) -> None:
        super().__init__(unit)
        self._read: set[Key] = set()
        self._other: set[Key] = set()
        """Those of which more than the state has been written."""

    def seen(self, row: Any) -> Instance:
        found = super().seen(row)
        self._read.add(found.key)
        return found

    def know(self, noun: Instance) -> bool:
        news = super().know(noun)
        if news:
            self._read.add(noun.key)
        return news

    def known(self, case_id: str) -> dict[Key, Instance]:
        """What this unit has read of the case's instances, with the state that they have now."""
        stored = self._stored
        return {
            key: stored[key]
            for key in self._read
            if key.case_id == case_id and key in stored and key not in self._other
        }

    def _change(self, key: Key, stored: Instance, noun: Instance) -> Write | None:
        write = super()._change(key, stored, noun)
        if write is not None and write.params.keys() != _STATE:
            self._other.add(key)
        return write

    def of_case(self, case_id: str) -> list[Instance]:
        found = self.select(_OF_CASE, {"case_id": case_id})
        return found + [noun for noun in self.new() if noun.key.case_id == case_id]

    def running_with(self, process: str) -> list[Key]:
        """Running instances of the process, and those in which it is open as a called one."""
        rows = self.unit.rows(_RUNNING_WITH, {"process": process})
        return [Key(*row) for row in rows]

    def of_definition(self, key: str, version: int) -> list[Key]:
        rows = self.unit.rows(_OF_DEFINITION, {"key": key, "version": version})
        return [Key(*row) for row in rows]
