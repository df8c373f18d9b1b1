"""On PostgreSQL the application's role works with everything and cannot change the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

import storage
from engine.errors import InvalidState
from engine.model import SYSTEM
from processes.commands.personal import ErasePerson
from processes.commands.registers import AddPerson
from storage.audit import anchor, verify
from storage.carriers.choosing import carrier_of
from storage.database import Database, open_database
from storage.grants import APPEND_ONLY, give
from storage.run import Runner
from storage.worker import Worker
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.small import Enqueue, Note, Open

on_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)
ROLE = "paatospolku_app_test"


@pytest.fixture
def application(url: str) -> Iterator[Database]:
    """The database as the application's role sees it."""
    with psycopg.connect(url, autocommit=True) as owner:
        known = owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone()
        if known is None:
            owner.execute(f"CREATE ROLE {ROLE} LOGIN")
    owned = open_database(url)
    carrier_of(owned)
    give(owned, ROLE)
    owned.close()
    found = open_database(url.replace("test@", f"{ROLE}@"))
    yield found
    found.close()


@pytest.mark.postgresql
@on_postgresql
def test_the_application_works_with_what_it_may(application: Database) -> None:
    done: list[str] = []
    handlers = {"laskuri": lambda context: done.append(context.case.id) or {}}
    runner = Runner(application, PermitAll(), handlers, carrier=carrier_of(application))
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    assert runner.run(Note(case_id), KATJA, NOW, key="k") == {"count": 1}
    runner.run(Enqueue(case_id, "laskuri"), KATJA, NOW)
    assert Worker(runner).visit(case_id, lambda: NOW) == len(done) == 1
    assert anchor(application, NOW) == 1
    with application.reading() as link:
        assert verify(link.connection) == []


@pytest.mark.postgresql
@on_postgresql
def test_the_application_says_who_may_erase_a_person(application: Database) -> None:
    runner = Runner(application, PermitAll(), {})
    runner.run(AddPerson("Entinen Henkilö", id="entinen"), SYSTEM, NOW)
    with pytest.raises(InvalidState) as refused:
        runner.run(ErasePerson("entinen", "pyyntö"), SYSTEM, NOW)
    assert refused.value.code == "erasing-needs-the-owner"


@pytest.mark.postgresql
@on_postgresql
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_application_cannot_change_what_is_for_ever(application: Database, table: str) -> None:
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with (
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            application.writing() as link,
        ):
            link.driver.execute(statement)
    with pytest.raises(psycopg.errors.InsufficientPrivilege), application.writing() as link:
        column = link.driver.execute(f"SELECT * FROM {table} LIMIT 0").description[0].name
        link.driver.execute(f'UPDATE {table} SET "{column}" = "{column}"')


def test_the_script_says_the_same_as_the_statements() -> None:
    script = (Path(storage.__file__).parent / "sql/application_role.sql").read_text()
    for table in APPEND_ONLY:
        assert any(
            line.startswith("REVOKE UPDATE, DELETE, TRUNCATE") and f" {table}" in line
            for line in script.splitlines()
        ), table
