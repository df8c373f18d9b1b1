"""What is tidied away is what nobody will ask for, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import upkeep
from storage.database import Database
from storage.run import Runner
from storage.tables import idempotency
from tests.storage.fakes import KATJA, NOW
from tests.storage.small import Note, Open


def keys(database: Database) -> set[str]:
    with database.reading() as link:
        return set(link.connection.execute(sa.select(idempotency.c.key)).scalars())


def test_answers_are_kept_for_a_month(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "PART", 2)
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    for day in range(5):
        runner.run(Note(case_id), KATJA, NOW + timedelta(days=day), key=f"päivä-{day}")
    month = timedelta(days=30)
    assert upkeep.tidy(runner.database, NOW + month) == 0
    assert upkeep.tidy(runner.database, NOW + month + timedelta(days=2, hours=1)) == 3
    assert keys(runner.database) == {"päivä-3", "päivä-4"}
    assert upkeep.tidy(runner.database, NOW + month + timedelta(days=2, hours=1)) == 0
