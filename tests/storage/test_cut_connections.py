"""A database that restarts or cuts connections costs a retry, not an answer."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from engine.errors import Conflict
from storage.database import Database, open_database
from storage.run import Runner
from storage.tables import case
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.small import Note, Open


def cut_all(database: Database) -> None:
    """As a restart of the server does to its clients."""
    address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_idle_connections_that_were_cut_are_replaced(runner: Runner) -> None:
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    cut_all(runner.database)
    assert runner.run(Note(case_id), KATJA, NOW) == {"count": 1}


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_command_cut_off_before_its_commit_is_run_again(runner: Runner) -> None:
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    cuts = iter([True])

    def cut() -> None:
        if next(cuts, False):
            cut_all(runner.database)

    assert runner.run(Note(case_id, meanwhile=cut), KATJA, NOW) == {"count": 1}
    with runner.database.reading() as link:
        query = sa.select(case.c.properties).where(case.c.id == case_id)
        assert link.connection.execute(query).scalar() == {"count": 1}


def test_a_writer_that_never_ends_makes_the_others_fail_in_bounded_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data.db'}"
    slow, quick = open_database(url), open_database(url)
    try:
        waits = Runner(quick, PermitAll(), attempts=2, sleep=lambda seconds: None)
        case_id = waits.run(Open(), KATJA, NOW)["case_id"]
        impatient = quick.acquire()
        impatient.driver.execute("PRAGMA busy_timeout=20")
        quick.release(impatient)
        with slow.writing(), pytest.raises(Conflict) as refusal:
            waits.run(Note(case_id), KATJA, NOW)
        assert refusal.value.code == "busy"
        assert waits.run(Note(case_id), KATJA, NOW) == {"count": 1}
    finally:
        slow.close()
        quick.close()
