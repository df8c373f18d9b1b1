"""Deploy, start, complete a task, a timer fires, the process restarts, and it goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

import engine.definitions
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.commands.tasks import ClaimTask
from engine.errors import InvalidState
from engine.model import InstanceState, Key
from storage.audit import anchor, verify
from storage.database import Database
from storage.run import Runner
from storage.tables import activity, audit, job, task
from storage.worker import Worker
from tests.storage import tiny
from tests.storage.fakes import KATJA, NOW, OLLI, PermitAll

MODEL = b"""
process asiointi
start
user valmistele groups=preparer
wait P1D
work ilmoita topic=notify
user hyvaksy groups=approver
end
"""
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def tiny_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.definitions, "read_models", tiny.read)


def open_tasks(database: Database) -> list[tuple[str, Key]]:
    with database.reading() as link:
        query = sa.select(task.c.element_id, task.c.case_id, task.c.seq).where(
            task.c.state.in_(["offered", "claimed"])
        )
        return [(row[0], Key(row[1], row[2])) for row in link.connection.execute(query)]


def test_the_whole_line(database: Database, reopen: Callable[[], Database]) -> None:
    told: list[Any] = []

    def notify(context: Any) -> dict[str, Any]:
        told.append((context.work.element_id, context.variables["otsikko"], context.now))
        return {"ilmoitettu": True}

    def runner_on(opened: Database) -> Runner:
        return Runner(opened, PermitAll(), {"notify": notify})

    runner = runner_on(database)
    deployed = runner.run(Deploy("asiointi", {"asiointi.tiny": MODEL}), KATJA, NOW)
    assert deployed["definitions"] == [{"kind": "process", "key": "asiointi", "version": 1}]
    variables = {"otsikko": "Malli"}
    started = runner.run(StartCase("Malli", "asiointi", variables), KATJA, NOW)
    ((element, key),) = open_tasks(database)
    assert element == "valmistele"
    runner.run(ClaimTask(key), KATJA, NOW)
    runner.run(CompleteTask(key, {"luonnos": "valmis"}), KATJA, NOW)
    assert open_tasks(database) == []
    assert Worker(runner).run_due(NOW + DAY - timedelta(seconds=1)) == 0
    database.close()

    second = reopen()  # the process restarts
    runner = runner_on(second)
    worker = Worker(runner)
    assert worker.next_due() == NOW + DAY
    assert worker.run_due(NOW + DAY) == 2  # the timer, then the work that it opened
    assert told == [("ilmoita", "Malli", NOW + DAY)]
    ((element, key),) = open_tasks(second)
    assert element == "hyvaksy"
    second.close()

    third = reopen()
    runner = runner_on(third)
    runner.run(CompleteTask(key), OLLI, NOW + DAY)
    with runner.unit() as unit:
        instance = unit.instances.get(Key.parse(started["instance"]))
        assert instance.state is InstanceState.COMPLETED
        assert instance.ended_at == NOW + DAY
    with pytest.raises(InvalidState):
        runner.run(CompleteTask(key), OLLI, NOW + DAY)
    anchor(third, NOW + DAY)
    with third.reading() as link:
        assert verify(link.connection) == []
        actions = sa.select(audit.c.action, audit.c.ok, audit.c.actor).where(
            audit.c.case_id == started["case_id"]
        )
        assert [tuple(row) for row in link.connection.execute(actions.order_by(audit.c.seq))] == [
            ("start-case", True, "katja-palonen"),
            ("claim", True, "katja-palonen"),
            ("complete", True, "katja-palonen"),
            ("timer-fired", True, "system"),
            ("work-done", True, "system"),
            ("complete", True, "olli-voutilainen"),
            ("complete", False, "olli-voutilainen"),
        ]
        left = link.connection.execute(sa.select(sa.func.count()).select_from(job)).scalar()
        assert left == 0
        done = sa.select(activity.c.element_id, activity.c.state).order_by(activity.c.seq)
        rows = [tuple(row) for row in link.connection.execute(done)]
        assert ("valmistele", "completed") in rows and ("hyvaksy", "completed") in rows
        assert {state for _, state in rows} == {"completed"}
