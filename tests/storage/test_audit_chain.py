"""Whoever tampers with the log in the database is found out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from engine.model import SYSTEM_CASE
from storage.audit import anchor, verify
from storage.chain import line_hash, text_hash
from storage.database import Database
from storage.run import Runner
from storage.tables import audit, audit_anchor, audit_anchor_head, case
from tests.storage.fakes import KATJA, NOW
from tests.storage.small import Note, Open

Tamper = Callable[[sa.Connection, str], None]


@pytest.fixture
def logged(runner: Runner) -> str:
    """Two cases with five lines each, anchored after the third; the first one's id."""
    found = [runner.run(Open(), KATJA, NOW)["case_id"] for _ in range(2)]
    for turn in range(4):
        for case_id in found:
            runner.run(Note(case_id, f"turn {turn}"), KATJA, NOW + timedelta(minutes=turn))
        if turn == 1:
            assert anchor(runner.database, NOW) == 2
    return str(found[0])


def change_text(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 2)
    connection.execute(sa.update(audit).where(line).values(after='{"count":9}'))


def change_actor(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 5)
    connection.execute(sa.update(audit).where(line).values(actor="joku-muu"))


def change_refusal(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 4)
    connection.execute(sa.update(audit).where(line).values(ok=False))


def change_with_a_new_hash(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 2)
    row = dict(connection.execute(sa.select(audit).where(line)).one()._mapping)
    row["after"] = '{"count":9}'
    row["after_hash"] = text_hash(row["after"])
    row["hash"] = line_hash(row)
    connection.execute(sa.update(audit).where(line).values(**row))


def empty_a_line(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 2)
    connection.execute(sa.update(audit).where(line).values(after=None))


def empty_a_line_as_if_erased(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 2)
    gone = {"after": None, "actor": "poistettu", "salt": None, "erased_by": "never-done"}
    connection.execute(sa.update(audit).where(line).values(**gone))


def change_the_salt(connection: sa.Connection, case_id: str) -> None:
    line = (audit.c.case_id == case_id) & (audit.c.seq == 2)
    connection.execute(sa.update(audit).where(line).values(salt="0" * 32))


def remove_one(connection: sa.Connection, case_id: str) -> None:
    connection.execute(sa.delete(audit).where(audit.c.case_id == case_id, audit.c.seq == 3))


def remove_the_last(connection: sa.Connection, case_id: str) -> None:
    connection.execute(sa.delete(audit).where(audit.c.case_id == case_id, audit.c.seq == 5))


def remove_all(connection: sa.Connection, case_id: str) -> None:
    connection.execute(sa.delete(audit).where(audit.c.case_id == case_id))


def swap_two(connection: sa.Connection, case_id: str) -> None:
    for old, new in ((3, 99), (4, 3), (99, 4)):
        line = (audit.c.case_id == case_id) & (audit.c.seq == old)
        connection.execute(sa.update(audit).where(line).values(seq=new))


def rewrite_the_whole_chain(connection: sa.Connection, case_id: str) -> None:
    """All hashes made anew, the case's own head too: only the anchor can tell."""
    query = sa.select(audit).where(audit.c.case_id == case_id).order_by(audit.c.seq)
    prev = "0" * 64
    for found in connection.execute(query).all():
        row = dict(found._mapping)
        row |= {"actor": "joku-muu", "prev_hash": prev}
        prev = row["hash"] = line_hash(row)
        line = (audit.c.case_id == case_id) & (audit.c.seq == row["seq"])
        connection.execute(sa.update(audit).where(line).values(**row))
    connection.execute(sa.update(case).where(case.c.id == case_id).values(audit_hash=prev))


def cut_the_end_with_the_head(connection: sa.Connection, case_id: str) -> None:
    """Back to before the anchor, the case's own head too."""
    connection.execute(sa.delete(audit).where(audit.c.case_id == case_id, audit.c.seq > 2))
    query = sa.select(audit.c.hash).where(audit.c.case_id == case_id, audit.c.seq == 2)
    hashed = connection.execute(query).scalar()
    head = {"audit_seq": 2, "audit_hash": hashed}
    connection.execute(sa.update(case).where(case.c.id == case_id).values(**head))


def change_an_anchor(connection: sa.Connection, case_id: str) -> None:
    connection.execute(sa.update(audit_anchor).values(at=NOW + timedelta(days=1)))


def remove_the_first_anchor(connection: sa.Connection, case_id: str) -> None:
    connection.execute(sa.delete(audit_anchor_head).where(audit_anchor_head.c.anchor_seq == 1))
    connection.execute(sa.delete(audit_anchor).where(audit_anchor.c.seq == 1))


@pytest.mark.parametrize(
    ("tamper", "kind"),
    [
        (change_text, "changed"),
        (change_actor, "changed"),
        (change_refusal, "changed"),
        (empty_a_line, "changed"),
        (empty_a_line_as_if_erased, "changed"),
        (change_the_salt, "changed"),
        (change_with_a_new_hash, "reordered"),
        (remove_one, "removed"),
        (remove_the_last, "removed"),
        (remove_all, "removed"),
        (swap_two, "changed"),
        (rewrite_the_whole_chain, "changed"),
        (cut_the_end_with_the_head, "removed"),
        (change_an_anchor, "anchor"),
        (remove_the_first_anchor, "anchor"),
    ],
)
def test_tampering_is_found(logged: str, database: Database, tamper: Tamper, kind: str) -> None:
    anchor(database, NOW)
    with database.writing() as link:
        assert verify(link.connection) == []
        tamper(link.connection, logged)
        faults = verify(link.connection)
    assert kind in {fault.kind for fault in faults}
    assert {fault.case_id for fault in faults} <= {logged, ""}


def test_the_head_gives_away_what_was_cut_off(logged: str, database: Database) -> None:
    with database.writing() as link:
        remove_the_last(link.connection, logged)
        faults = verify(link.connection)
    assert [(fault.kind, fault.seq) for fault in faults] == [("removed", 5)]


def test_anchors_are_written_only_for_what_has_grown(logged: str, database: Database) -> None:
    assert anchor(database, NOW) == 2
    assert anchor(database, NOW) == 0
    with database.reading() as link:
        heads = link.connection.execute(
            sa.select(audit_anchor_head.c.anchor_seq, audit_anchor_head.c.audit_seq)
            .where(audit_anchor_head.c.case_id == logged)
            .order_by(audit_anchor_head.c.anchor_seq)
        ).all()
    assert [tuple(row) for row in heads] == [(1, 3), (2, 5)]


def test_the_system_has_a_chain_of_its_own(runner: Runner) -> None:
    from engine.errors import NotAllowed

    runner.refused("login", KATJA, NOW, NotAllowed("wrong password"))
    runner.refused("login", KATJA, NOW, NotAllowed("wrong password"))
    with runner.database.reading() as link:
        rows = link.connection.execute(sa.select(audit).order_by(audit.c.seq)).all()
        assert [(row.case_id, row.seq, row.ok) for row in rows] == [
            (SYSTEM_CASE, 1, False),
            (SYSTEM_CASE, 2, False),
        ]
        assert verify(link.connection) == []
