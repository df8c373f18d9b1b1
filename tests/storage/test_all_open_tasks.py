"""The list of all open tasks is walked along two indexes, and reads as one sorted list."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from engine.model import Instance, InstanceState, Key, Task, TaskState
from storage.database import Database
from storage.queries.tasks import list_tasks
from storage.run import Runner
from storage.tables import case
from tests.storage.explained import asked, plans
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.small import Open

DAY = timedelta(days=1)


def task(case_id: str, seq: int, draw: Random) -> Task:
    """Open or not, with a due date or without; many share one."""
    ended = NOW if draw.random() < 0.3 else None
    due = None if draw.random() < 0.5 else NOW + draw.randrange(4) * DAY
    return Task(
        Key(case_id, seq), 1, seq, "valmistele", "Valmistele",
        TaskState.COMPLETED if ended else TaskState.OFFERED, NOW - draw.randrange(4) * DAY,
        due=due, effective_due=due, ended_at=ended,
    )  # fmt: skip


@pytest.fixture
def filled(database: Database) -> list[Task]:
    """Forty tasks of four cases."""
    runner, draw, found = Runner(database, PermitAll()), Random(7), []
    for _ in range(4):
        case_id = runner.run(Open(), KATJA, NOW)["case_id"]
        with runner.unit() as unit:
            unit.cases.lock(case_id)
            key = Key(case_id, 1)
            unit.instances.add(Instance(key, "malli", 1, InstanceState.ACTIVE, b"", NOW))
            tasks = [task(case_id, seq, draw) for seq in range(2, 12)]
            for each in tasks:
                unit.tasks.add(each)
            unit.commit()
        found += tasks
    return found


def paged(connection: sa.Connection, limit: int, **query: Any) -> list[Key]:
    """All pages, one after the other."""
    found: list[Key] = []
    after = None
    while True:
        rows, after = list_tasks(connection, after=after, limit=limit, **query)
        assert len(rows) <= limit
        found += [Key(row.case_id, row.seq) for row in rows]
        if after is None:
            return found
        assert len(rows) == limit, "no page but the last is short"


def in_order(tasks: list[Task], sort: str) -> list[Key]:
    """Without a due date last, whichever way; what is left equal by when it was opened."""
    down, name = sort.startswith("-"), sort.removeprefix("-")
    rest = sorted((each for each in tasks if each.ended_at is None), key=lambda each: each.key)
    if name == "effective_due":
        rest.sort(key=lambda each: each.opened_at)
    some = [each for each in rest if getattr(each, name) is not None]
    some.sort(key=lambda each: getattr(each, name), reverse=down)  # equal ones stay in order
    return [each.key for each in [*some, *(each for each in rest if each not in some)]]


SORTS = ("effective_due", "-effective_due", "opened_at", "-opened_at")


@pytest.mark.parametrize("sort", SORTS)
def test_pages_of_any_length_make_the_whole_list(
    database: Database, filled: list[Task], sort: str
) -> None:
    visible = case.c.publicity != "SECRET"
    with database.reading() as link:
        for limit in (1, 2, 3, 5, len(filled)):
            assert paged(link.connection, limit, sort=sort, visible=visible) == in_order(
                filled, sort
            ), limit


def test_a_page_may_end_where_the_dates_end(database: Database, filled: list[Task]) -> None:
    dated = [each for each in filled if each.ended_at is None and each.effective_due is not None]
    wanted = in_order(filled, "effective_due")
    with database.reading() as link:
        rows, after = list_tasks(link.connection, limit=len(dated))
        assert [Key(row.case_id, row.seq) for row in rows] == wanted[: len(dated)]
        rows, after = list_tasks(link.connection, limit=100, after=after)
        assert [Key(row.case_id, row.seq) for row in rows] == wanted[len(dated) :]
        assert after is None
        only = paged(link.connection, 3, due_after=NOW)
    assert only == wanted[: len(dated)], "who asks for days gets no task without one"


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sort", SORTS)
def test_it_never_sorts_what_is_open(database: Database, sort: str) -> None:
    with database.reading() as link, asked(link.connection) as kept:
        list_tasks(link.connection, visible=case.c.publicity != "SECRET", sort=sort)
        for text, values in kept:
            first = plans(link.driver, text, values)[0]
            assert "USING INDEX ix_task_" in first, first
