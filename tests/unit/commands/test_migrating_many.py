"""Batches: each instance in a transaction of its own, stopped, gone on, taken back, told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.commands.batches import (
    PlanMigration,
    ResumeMigration,
    ReverseMigration,
    StartMigration,
    StopMigration,
)
from engine.commands.complete import CompleteTask
from engine.commands.later import KEPT_FOR_ADMINISTRATORS
from engine.commands.messages import CorrelateMessage
from engine.commands.migrate import MigrateInstance
from engine.errors import InvalidInput, InvalidState, NotFound
from engine.model import SYSTEM_CASE, InstanceState, Key
from storage.queries import administration as queries
from storage.tables import activity, audit, batch_move, job, subscription
from tests.unit.commands.conftest import Engine

ONE = "process asiointi\nstart\nuser yksi\nwait P1D\nuser kaksi\nend"
LONGER = "process asiointi\nstart\nuser yksi\nuser uusi\nwait P1D\nuser kaksi\nend"
WITHOUT = "process asiointi\nstart\nuser kaksi\nend"
WAITS = "process asiointi\nstart\ncatch message=Tieto\nuser kaksi\nend"
WAITS_LATER = "process asiointi\nstart\nuser eka\ncatch message=Tieto\nuser kaksi\nend"
WAITS_ELSE = "process asiointi\nstart\ncatch message=Muu\nuser kaksi\nend"


@pytest.fixture
def many(app: Engine) -> Engine:
    """The engine with the handlers of batches."""
    app.handlers.update(KEPT_FOR_ADMINISTRATORS)
    return app


def begun(app: Engine, count: int, old: str = ONE, new: str = LONGER) -> list[str]:
    """So many cases on version 1, and version 2 deployed."""
    app.deploy(old)
    cases = [app.start("asiointi") for _ in range(count)]
    app.now += timedelta(minutes=1)
    app.deploy(new)
    return cases


def started(app: Engine, **more: Any) -> Key:
    """A batch from version 1 to 2."""
    answer = app.run(StartMigration("asiointi", 1, 2, "uusi vaihe", **more))
    return Key(SYSTEM_CASE, int(answer["batch"]))


def versions(app: Engine, cases: list[str]) -> list[int]:
    """The version of each case's instance."""
    return [app.instances(case)[0].definition_version for case in cases]


def states(app: Engine, batch: Key, cases: list[str]) -> list[str]:
    """What became of each case's instance in the batch."""
    rows = app.rows(batch_move.c.instance_case, batch_move.c.state, batch=batch.seq)
    return [dict(rows)[case] for case in cases]


def state_of(app: Engine, batch: Key) -> str:
    """The batch's own state."""
    with app.database.reading() as link:
        row = queries.batch_of(link.connection, batch.seq)
    return "" if row is None else str(row.state)


def finish(app: Engine) -> None:
    """Lets the workers run until nothing is due."""
    while app.work():
        pass


def test_the_plan_tells_likes_and_outcomes_and_changes_nothing(many: Engine) -> None:
    begun(many, 3, new=WITHOUT)
    before = many.everything()
    found = many.run(PlanMigration("asiointi", 1, 2))
    shown = ("target", "why", "live")
    likes = {e["element_id"]: tuple(e[name] for name in shown) for e in found["elements"]}
    assert likes["yksi"] == ("", "gone", 3)
    assert likes["kaksi"] == ("kaksi", "same", 0)
    assert (found["instances"], found["possible"]) == (3, 0)
    assert {each["obstacles"][0]["code"] for each in found["outcomes"]} == {"missing"}
    assert many.everything() == before
    mapped = many.run(PlanMigration("asiointi", 1, 2, {"yksi": "kaksi"}))
    assert mapped["possible"] == 3


def test_each_instance_moves_in_its_own_transaction(many: Engine) -> None:
    cases = begun(many, 3)
    batch = started(many)
    assert versions(many, cases) == [1, 1, 1]
    assert state_of(many, batch) == "running"
    finish(many)
    assert versions(many, cases) == [2, 2, 2]
    assert states(many, batch, cases) == ["migrated"] * 3
    assert state_of(many, batch) == "done"
    lines = many.rows(audit.c.actor, audit.c.reason, action="migrate")
    assert lines == [("katja-palonen", "uusi vaihe")] * 3


def test_what_cannot_move_is_told_and_the_others_go_on(many: Engine) -> None:
    cases = begun(many, 3, new="process asiointi\nstart\nwait P1D\nuser kaksi\nend")
    many.run(CompleteTask(many.task(cases[1]).key))
    batch = started(many, mapping={"wait2": "wait1"})
    finish(many)
    assert states(many, batch, cases) == ["refused", "migrated", "refused"]
    assert versions(many, cases) == [1, 2, 1]
    told = many.rows(batch_move.c.told, state="refused")
    assert {each[0]["reason"] for each in told} == {"not-migratable"}


def test_a_stopped_batch_goes_on_where_it_was(many: Engine) -> None:
    cases = begun(many, 3)
    batch = started(many)
    many.run(StopMigration(batch, "katsotaan ensin"))
    finish(many)
    assert (versions(many, cases), state_of(many, batch)) == ([1, 1, 1], "stopped")
    with pytest.raises(InvalidState):
        many.run(StopMigration(batch, "uudelleen"))
    many.run(ResumeMigration(batch))
    finish(many)
    assert versions(many, cases) == [2, 2, 2]


def test_it_is_taken_back_while_nothing_has_moved(many: Engine) -> None:
    cases = begun(many, 3)
    batch = started(many)
    with pytest.raises(InvalidState):
        many.run(ReverseMigration(batch, "liian aikaisin"))
    finish(many)
    many.run(CompleteTask(many.task(cases[0]).key))
    back = Key(SYSTEM_CASE, int(many.run(ReverseMigration(batch, "virhe"))["batch"]))
    finish(many)
    assert versions(many, cases) == [2, 1, 1]
    assert states(many, back, cases) == ["gone", "migrated", "migrated"]
    assert many.task(cases[1]).element_id == "yksi"
    with pytest.raises(InvalidState):
        many.run(ReverseMigration(back, "takaisin"))


def test_an_instance_that_ended_meanwhile_is_left(many: Engine) -> None:
    short = "process asiointi\nstart\nuser yksi\nend"
    cases = begun(many, 2, old=short, new="process asiointi\nstart\nuser yksi\nuser toinen\nend")
    batch = started(many)
    many.run(CompleteTask(many.task(cases[1]).key))
    finish(many)
    assert states(many, batch, cases) == ["migrated", "gone"]


def test_a_wait_for_a_message_goes_on_under_its_new_name(many: Engine) -> None:
    (case,) = begun(many, 1, WAITS, WAITS_LATER)
    (instance,) = many.instances(case)
    many.run(MigrateInstance(instance.key, 2, "vaihe lisätty", {"catch1": "catch2"}))
    assert many.rows(subscription.c.element_id, case_id=case) == [("catch2",)]
    many.run(CorrelateMessage("Tieto", case_id=case))
    assert many.task(case).element_id == "kaksi"
    history = many.rows(activity.c.element_id, activity.c.ended_at, case_id=case)
    assert [name for name, ended in history if ended is None] == ["kaksi"]
    many.run(CompleteTask(many.task(case).key))
    assert many.instances(case)[0].state is InstanceState.COMPLETED


def test_a_wait_for_something_else_is_refused(many: Engine) -> None:
    begun(many, 1, WAITS, WAITS_ELSE)
    found = many.run(PlanMigration("asiointi", 1, 2))
    assert [each["code"] for each in found["outcomes"][0]["obstacles"]] == ["event"]


def test_a_running_timer_keeps_its_due_date(many: Engine) -> None:
    (case,) = begun(many, 1, new=ONE.replace("P1D", "P9D"))
    many.run(CompleteTask(many.task(case).key))
    before = many.rows(job.c.due_at, case_id=case)
    found = many.run(PlanMigration("asiointi", 1, 2))
    assert [each["code"] for each in found["outcomes"][0]["notes"]] == ["timer-kept"]
    started(many)
    finish(many)
    assert many.rows(job.c.due_at, case_id=case) == before
    many.work(timedelta(days=1))
    assert many.task(case).element_id == "kaksi"


def test_nothing_begins_without_a_reason_a_version_and_instances(many: Engine) -> None:
    begun(many, 1)
    for command, error in (
        (StartMigration("asiointi", 1, 2, " "), InvalidInput),
        (StartMigration("asiointi", 1, 1, "sama"), InvalidInput),
        (StartMigration("asiointi", 1, 9, "puuttuu"), NotFound),
        (StartMigration("muu", 1, 2, "puuttuu"), NotFound),
        (StartMigration("asiointi", 2, 1, "ei ketään"), InvalidState),
        (ResumeMigration(Key(SYSTEM_CASE, 5)), NotFound),
    ):
        with pytest.raises(error):
            many.run(command)
