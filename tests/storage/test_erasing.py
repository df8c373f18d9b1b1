"""A person is told all that is kept of them, and taken out; the log still proves itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.commands.cases import StartCase
from engine.errors import EngineError
from engine.model import (
    SYSTEM,
    SYSTEM_CASE,
    Actor,
    AuditEvent,
    Key,
    Party,
    PartyKind,
    TaskState,
)
from processes.commands.accounts import AddAccount
from processes.commands.personal import ErasePerson
from processes.commands.registers import AddPerson, ChangePerson
from processes.rules import DomainRules
from storage.audit import anchor, verify
from storage.audit_export import check_export, new_key, read_private, write_export
from storage.database import Database
from storage.personal import export_person
from storage.queries.audit import list_audit
from storage.queries.tasks import held_by, list_tasks
from storage.run import Runner
from storage.seed import load_source
from storage.tables import audit, metadata
from tests.storage.small import Furnish, Open

NOW = datetime(2023, 9, 1, 9, tzinfo=UTC)
GONE = "maija-meikalainen"
MAIJA = Actor(person_id=GONE, ip="192.0.2.7")


@pytest.fixture
def domain(database: Database) -> Runner:
    """The source's registers, and a person who has done this and that and gone."""
    runner = Runner(database, DomainRules(), {})
    load_source(runner, NOW)
    runner.run(AddPerson("Maija Meikäläinen", email="maija@example.fi", id=GONE), SYSTEM, NOW)
    runner.run(AddAccount(GONE, "maija"), SYSTEM, NOW)
    roles = {"experts": (Party(PartyKind.PERSON, GONE),)}
    runner.run(StartCase("Asia", roles=roles), SYSTEM, NOW)
    runner.run(ChangePerson(GONE, language="sv"), MAIJA, NOW)
    with pytest.raises(EngineError):
        runner.run(AddPerson("Toinen", id="toinen"), MAIJA, NOW)
    done_by(runner, GONE)
    anchor(database, NOW)
    return runner


def done_by(runner: Runner, person: str) -> None:
    """A task that the person has completed."""
    case_id = runner.run(Open(), SYSTEM, NOW)["case_id"]
    furnished = Key.parse(runner.run(Furnish(case_id), SYSTEM, NOW)["task"])
    with runner.unit() as unit:
        unit.cases.lock(case_id)
        task = unit.tasks.get(furnished)
        unit.tasks.save(
            changed(task, state=TaskState.COMPLETED, ended_at=NOW, completed_by=person,
                    claimant=person)
        )  # fmt: skip
        unit.audit.add(AuditEvent(case_id, "complete", NOW, person))
        unit.commit()


def everywhere(runner: Runner, text: str) -> set[str]:
    """Columns of the whole database that hold the text."""
    found = set()
    with runner.unit() as unit:
        for table in metadata.tables.values():
            for row in unit.connection.execute(sa.select(table)):
                found |= {
                    f"{table.name}.{name}"
                    for name, value in row._mapping.items()
                    if text in str(value)
                }
    return found


def test_all_that_is_kept_is_told_but_no_secret(domain: Runner) -> None:
    with domain.unit() as unit:
        told = export_person(unit.connection, GONE)
    assert {"person", "account", "case_role", "task", "task_lookup", "audit"} <= set(told)
    assert told["person"][0]["email"] == "maija@example.fi"
    assert told["case_role"][0]["role"] == "experts"
    assert {line["action"] for line in told["audit"]} >= {"add-person", "change-person"}
    assert "hash" not in str([list(row) for rows in told.values() for row in rows])


def test_nothing_is_left_of_the_person_and_the_log_is_whole(domain: Runner) -> None:
    assert everywhere(domain, GONE)
    answer = domain.run(ErasePerson(GONE, "ei enää tarpeen"), SYSTEM, NOW)
    for trace in (GONE, "Meikäläinen", "maija@example.fi", "192.0.2.7"):
        assert everywhere(domain, trace) == set(), trace
    assert answer["lines"] >= 4
    anchor(domain.database, NOW)
    with domain.database.reading() as link:
        assert verify(link.connection) == []
        told = link.connection.execute(
            sa.select(audit.c.actor).where(audit.c.action == "change-person")
        ).scalar_one()
        listed, _ = list_audit(link.connection, actor=answer["id"])
        whose = held_by(answer["id"], ended=True)
        done, _ = list_tasks(link.connection, whose=whose, state="completed")
    assert told == answer["id"], "who did it is one and the same nobody"
    assert "change-person" in {row.action for row in listed}
    assert [row.completed_by for row in done] == [answer["id"]]


def test_a_line_emptied_beside_an_erasure_is_found(domain: Runner) -> None:
    domain.run(ErasePerson(GONE, "ei enää tarpeen"), SYSTEM, NOW)
    with domain.database.writing() as link:
        erasure = link.connection.execute(
            sa.select(audit.c.erased_by).where(audit.c.erased_by.is_not(None)).limit(1)
        ).scalar_one()
        other = sa.and_(audit.c.erased_by.is_(None), audit.c.action == "start-case")
        gone = {"erased_by": erasure, "salt": None, "after": None, "actor": "x"}
        assert link.connection.execute(sa.update(audit).where(other).values(gone)).rowcount
        assert {fault.kind for fault in verify(link.connection)} == {"changed"}


def test_what_was_emptied_cannot_be_filled_again(domain: Runner) -> None:
    domain.run(ErasePerson(GONE, "ei enää tarpeen"), SYSTEM, NOW)
    with domain.database.writing() as link:
        emptied = audit.c.erased_by.is_not(None)
        link.connection.execute(sa.update(audit).where(emptied).values(erased_by=None, actor="x"))
        assert {fault.kind for fault in verify(link.connection)} == {"changed"}


@pytest.mark.parametrize(
    ("person", "actor", "code"),
    [
        ("tiina-korhonen", SYSTEM, "erase-in-office"),
        (GONE, MAIJA, "no-role"),
        (GONE, Actor(person_id=GONE, grants=frozenset({"admin"})), "erase-oneself"),
        ("nobody", SYSTEM, "no-such-person"),
    ],
)
def test_who_is_needed_or_may_not_is_refused(
    domain: Runner, person: str, actor: Actor, code: str
) -> None:
    before = everywhere(domain, person)
    with pytest.raises(EngineError) as refused:
        domain.run(ErasePerson(person, "syy"), actor, NOW)
    assert refused.value.code == code
    assert everywhere(domain, person) >= before


def _on_one_line(content: str, wanted: str, old: str, new: str) -> str:
    return "".join(
        (line.replace(old, new) if wanted in line else line) + "\n" for line in content.splitlines()
    )


def test_an_export_proves_itself(domain: Runner, tmp_path: Path) -> None:
    domain.run(ErasePerson(GONE, "ei enää tarpeen"), SYSTEM, NOW)
    key, other = read_private(new_key()), read_private(new_key())
    path = tmp_path / "audit.jsonl"
    with domain.database.reading() as link:
        path.touch(0o644)
        assert write_export(link.connection, path, key, None) > 10
    assert path.stat().st_mode & 0o777 == 0o600
    assert check_export(path, key.public_key()) == []
    assert len(check_export(path, other.public_key())) == 1
    content = path.read_text()
    for forged in (
        content.replace('"action":"start-case"', '"action":"close-case"'),
        content.replace('"ok":false', '"ok":true'),
        "".join(line + "\n" for line in content.splitlines() if "change-person" not in line),
        _on_one_line(content, "start-case", '"actor":"system"', '"actor":"nobody"'),
    ):
        path.write_text(forged)
        assert len(check_export(path, key.public_key())) >= 2


def test_an_export_of_one_case_holds_no_other(domain: Runner, tmp_path: Path) -> None:
    key, path = read_private(new_key()), tmp_path / "case.jsonl"
    with domain.database.reading() as link:
        case_id = link.connection.execute(
            sa.select(audit.c.case_id).where(audit.c.case_id != SYSTEM_CASE).limit(1)
        ).scalar_one()
        write_export(link.connection, path, key, str(case_id))
    assert check_export(path, key.public_key()) == []
    assert SYSTEM_CASE not in path.read_text()
    assert date(2023, 9, 1).isoformat() in path.read_text()
