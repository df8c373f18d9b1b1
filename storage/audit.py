"""Upkeep of the log: anchoring the cases' chains in the global one, and proving both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa

from engine.model import SYSTEM_CASE
from processes.commands.personal import ERASE
from storage.chain import GENESIS, anchor_hash, erased_hash, line_hash, text_hash, told_hash
from storage.database import Database
from storage.done import enlist_work
from storage.faults import is_transient
from storage.link import Link
from storage.listed import enlist
from storage.tables import GROWN, audit, audit_anchor, audit_anchor_head, case

MOST_HEADS = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the log: `kind` is changed, removed, reordered, unanchored, anchor."""

    kind: str
    case_id: str
    seq: int
    message: str


def anchor(database: Database, now: datetime, most: int = MOST_HEADS) -> int:
    """Writes the ends of the chains that have grown into a new anchor; how many there were.

    With them goes what their new lines and their done work are listed by (`storage/listed.py`,
    `storage/done.py`). All are kept out of the commands' transactions, so that they neither queue
    for one row nor write into more trees.
    """
    with database.reading() as link:
        if link.connection.execute(_grown(1)).first() is None:
            return 0
    try:
        with database.writing() as link:
            return _anchor(link, now, most)
    except Exception as error:
        if is_transient(error):
            return 0  # another worker was at it; next time
        raise


def _grown(most: int) -> Any:
    return (
        sa.select(case.c.id, case.c.audit_seq, case.c.audit_hash)
        .where(GROWN)
        .order_by(case.c.id)
        .limit(most)
    )


def _anchor(link: Link, now: datetime, most: int) -> int:
    connection = link.connection
    heads = [tuple(row) for row in connection.execute(_grown(most))]
    if not heads:
        return 0
    last = connection.execute(
        sa.select(audit_anchor.c.seq, audit_anchor.c.hash)
        .order_by(audit_anchor.c.seq.desc())
        .limit(1)
    ).first()
    seq, prev_hash = (1, GENESIS) if last is None else (last.seq + 1, last.hash)
    values = {"seq": seq, "at": now, "prev_hash": prev_hash}
    values["hash"] = anchor_hash(seq, now, prev_hash, heads)
    connection.execute(audit_anchor.insert(), values)
    columns = ("case_id", "audit_seq", "audit_hash")
    rows = [{"anchor_seq": seq, **dict(zip(columns, head, strict=True))} for head in heads]
    connection.execute(audit_anchor_head.insert(), rows)
    enlist(link, seq)
    enlist_work(link, seq)
    done = sa.update(case).where(
        case.c.id == sa.bindparam("k_id"), case.c.audit_seq == sa.bindparam("k_seq")
    )
    done = done.values(unanchored=False)
    # at the end: from here on, on PostgreSQL, commands on these cases wait
    connection.execute(done, [{"k_id": head[0], "k_seq": head[1]} for head in heads])
    return len(heads)


def verify(connection: sa.Connection) -> list[Fault]:
    """All that does not hold together in the log: nothing found means nothing was tampered with
    since it was anchored (and, after that, nothing but the very end of a chain could have been).
    """
    heads = {
        row.id: row
        for row in connection.execute(sa.select(case.c.id, case.c.audit_seq, case.c.audit_hash))
    }
    faults: list[Fault] = []
    known: dict[tuple[str, int], str] = {}
    wanted = _anchored(connection)
    ends: dict[str, tuple[int, str]] = {}
    erasures = _Erasures()
    for row in _lines(connection):
        erasures.see(row)
        faults.extend(_check_line(row, ends.get(row.case_id, (0, GENESIS))))
        ends[row.case_id] = row.seq, row.hash
        if (row.case_id, row.seq) in wanted:
            known[row.case_id, row.seq] = row.hash
    faults.extend(erasures.faults())
    faults.extend(_check_ends(heads, ends))
    faults.extend(_check_anchors(connection, known))
    return faults


def verify_case(connection: sa.Connection, case_id: str) -> list[Fault]:
    """The same for the chain of one case, without the anchors: whoever reads it may check it."""
    query = sa.select(case.c.id, case.c.audit_seq, case.c.audit_hash).where(case.c.id == case_id)
    heads = {row.id: row for row in connection.execute(query)}
    faults: list[Fault] = []
    ends: dict[str, tuple[int, str]] = {}
    for row in _lines(connection, audit.c.case_id == case_id):
        faults.extend(_check_line(row, ends.get(case_id, (0, GENESIS))))
        ends[case_id] = row.seq, row.hash
    return [*faults, *_check_ends(heads, ends)]


def _lines(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[Any]:
    query = sa.select(audit).where(*conditions).order_by(audit.c.case_id, audit.c.seq)
    yield from connection.execute(query, execution_options={"yield_per": 1000})


def _check_line(row: Any, before: tuple[int, str]) -> Iterator[Fault]:
    seq, prev_hash = before
    if row.seq != seq + 1:
        gap = f"lines {seq + 1} to {row.seq - 1} are missing"
        yield Fault("removed", row.case_id, row.seq, gap)
    elif row.prev_hash != prev_hash:
        yield Fault("reordered", row.case_id, row.seq, "it does not follow the line before it")
    if row.hash != line_hash(row._mapping):
        yield Fault("changed", row.case_id, row.seq, "its contents do not give its hash")
    if row.erased_by is None:
        yield from _check_told(row)


def _check_told(row: Any) -> Iterator[Fault]:
    """A line from which nothing was erased tells what it told."""
    if row.told_hash is not None and row.told_hash != told_hash(row._mapping):
        yield Fault("changed", row.case_id, row.seq, "what it tells does not give its hash")
    for name in ("before", "after"):
        text, hashed = getattr(row, name), getattr(row, f"{name}_hash")
        if text_hash(text, row.salt) != hashed and not (text is None and row.salt is None):
            yield Fault("changed", row.case_id, row.seq, f"its “{name}” does not give its hash")


class _Erasures:
    """Whether what was erased from lines is exactly what erasures in the log say."""

    def __init__(self) -> None:
        self._emptied: dict[str, list[tuple[str, int]]] = {}
        self._told: dict[str, str] = {}

    def see(self, row: Any) -> None:
        """One more line: emptied, or telling of an erasure."""
        if row.erased_by is not None:
            self._emptied.setdefault(row.erased_by, []).append((row.case_id, row.seq))
        if row.action == ERASE and row.case_id == SYSTEM_CASE and row.ok and row.after:
            told = orjson.loads(row.after)
            self._told[str(told["erasure"])] = str(told["lines"])

    def faults(self) -> Iterator[Fault]:
        for erasure, lines in self._emptied.items():
            if self._told.get(erasure) != erased_hash(lines):
                case_id, seq = min(lines)
                yield Fault("changed", case_id, seq, "emptied, and no erasure in the log says so")
        for erasure in set(self._told) - set(self._emptied):
            if self._told[erasure] != erased_hash(()):
                yield Fault("changed", SYSTEM_CASE, 0, f"what erasure {erasure} emptied is back")


def _check_ends(heads: dict[str, Any], ends: dict[str, tuple[int, str]]) -> Iterator[Fault]:
    for case_id, (seq, hashed) in ends.items():
        head = heads.get(case_id)
        if head is None:
            yield Fault("removed", case_id, seq, "the case of these lines is gone")
        elif (head.audit_seq, head.audit_hash) != (seq, hashed):
            yield Fault("removed", case_id, head.audit_seq, "the log does not end where it should")
    for case_id, head in heads.items():
        if head.audit_seq and case_id not in ends:
            yield Fault("removed", case_id, head.audit_seq, "all lines of the case are gone")


def _anchored(connection: sa.Connection) -> set[tuple[str, int]]:
    query = sa.select(audit_anchor_head.c.case_id, audit_anchor_head.c.audit_seq)
    return {(row[0], row[1]) for row in connection.execute(query)}


def _check_anchors(connection: sa.Connection, known: dict[tuple[str, int], str]) -> Iterator[Fault]:
    heads: dict[int, list[tuple[str, int, str]]] = {}
    for row in connection.execute(sa.select(audit_anchor_head)):
        heads.setdefault(row.anchor_seq, []).append((row.case_id, row.audit_seq, row.audit_hash))
        found = known.get((row.case_id, row.audit_seq))
        if found is None:
            yield Fault("removed", row.case_id, row.audit_seq, "an anchored line is gone")
        elif found != row.audit_hash:
            yield Fault("changed", row.case_id, row.audit_seq, "the line is not the anchored one")
    seq, prev_hash = 0, GENESIS
    for row in connection.execute(sa.select(audit_anchor).order_by(audit_anchor.c.seq)):
        if row.seq != seq + 1 or row.prev_hash != prev_hash:
            yield Fault("anchor", "", row.seq, "the chain of anchors is broken here")
        if row.hash != anchor_hash(row.seq, row.at, row.prev_hash, heads.get(row.seq, ())):
            yield Fault("anchor", "", row.seq, "the anchor does not give its hash")
        seq, prev_hash = row.seq, row.hash
