"""The append-only log, written at the end of the commit that it tells about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from engine.model import SYSTEM_CASE, AuditEvent
from storage.chain import GENESIS, canonical, line_hash, new_salt, text_hash, told_hash
from storage.link import Write
from storage.prepared import Prepared
from storage.tables import audit, case

if TYPE_CHECKING:
    from storage.session import Session

_INSERT = Prepared(audit.insert())


def _head(dialect: str) -> Any:
    query = sa.select(case.c.audit_seq, case.c.audit_hash).where(case.c.id == sa.bindparam("id"))
    return query.with_for_update() if dialect == "postgresql" else query


_HEAD = Prepared(_head)
_MOVE_HEAD = Prepared(
    sa.update(case).where(
        case.c.id == sa.bindparam("k_id"), case.c.audit_seq == sa.bindparam("k_seq")
    ),
    ["audit_seq", "audit_hash", "unanchored"],
)


class AuditRows:
    """See `engine.ports.Audit`."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit
        self.events: list[AuditEvent] = []

    def add(self, event: AuditEvent) -> None:
        self.events.append(event)

    def flush_locked(self) -> Iterable[Write]:
        """The lines of the locked case; its head moves with the case's own guarded update."""
        locked = self._unit.cases.locked
        if locked is None:
            return []
        head = self._unit.cases.head
        rows = []
        for event in self._take(locked.id):
            row = _row(event, head.audit_seq + 1, head.audit_hash or GENESIS)
            head.audit_seq, head.audit_hash, head.unanchored = row["seq"], row["hash"], True
            rows.append(row)
        return [Write(_INSERT, rows)] if rows else []

    def flush_others(self) -> list[Write]:
        """Lines of cases that this unit has not locked: their chains' ends are read now, in the
        writing transaction."""
        writes: list[Write] = []
        for case_id in dict.fromkeys(event.case_id for event in self.events):
            found = self._unit.rows(_HEAD, {"id": case_id})
            home = case_id if found else SYSTEM_CASE
            seq, last = (found or self._unit.rows(_HEAD, {"id": home}))[0]
            rows = []
            for event in self._take(case_id):
                row = _row(event, seq + len(rows) + 1, last or GENESIS, home)
                last = row["hash"]
                rows.append(row)
            writes.append(Write(_INSERT, rows))
            moved = {"audit_seq": seq + len(rows), "audit_hash": last, "unanchored": True}
            writes.append(Write(_MOVE_HEAD, {"k_id": home, "k_seq": seq, **moved}, 1))
        return writes

    def _take(self, case_id: str) -> list[AuditEvent]:
        if len(self.events) == 1 and self.events[0].case_id == case_id:
            taken, self.events = self.events, []
            return taken
        taken = [event for event in self.events if event.case_id == case_id]
        self.events = [event for event in self.events if event.case_id != case_id]
        return taken


def _row(event: AuditEvent, seq: int, prev_hash: str, home: str = "") -> dict[str, Any]:
    row: dict[str, Any] = {
        "case_id": home or event.case_id,
        "seq": seq,
        "at": event.at,
        "actor": event.actor,
        "on_behalf_of": event.on_behalf_of,
        "action": event.action,
        "subject": event.subject,
        "ok": event.ok,
        "reason": event.reason,
        "ground": event.ground,
        "before": None if event.before is None else canonical(event.before),
        "after": None if event.after is None else canonical(event.after),
        "ip": event.ip,
        "prev_hash": prev_hash,
        "salt": new_salt(),
        "erased_by": None,
    }
    row["told_hash"] = told_hash(row)
    row["before_hash"] = text_hash(row["before"], row["salt"])
    row["after_hash"] = text_hash(row["after"], row["salt"])
    row["hash"] = line_hash(row)
    return row
