"""Done work is listed whole for each person, whatever of it is anchored by then."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from engine.commands.messages import BroadcastSignal
from engine.commands.tasks import ClaimTask
from engine.model import Actor, AuditEvent, Instance, InstanceState, Key, Task, TaskState
from storage import audit as upkeep
from storage.audit import anchor, verify
from storage.database import Database
from storage.done import missing_work
from storage.queries.tasks import after_work_of, held_by, list_tasks, of_person
from storage.run import Runner
from storage.tables import case, number_series, task, task_lookup
from storage.worker import Worker
from tests.storage.anchoring import anchored_in_part
from tests.storage.explained import asked, plans
from tests.storage.fakes import KATJA, NOW
from tests.storage.small import Open

PEOPLE = ("katja", "olli", "tiina")


class Work:
    """Cases in which tasks are opened, claimed, handed over and ended, each with a line of log."""

    def __init__(self, runner: Runner, seed: int) -> None:
        self.runner, self.draw = runner, Random(seed)
        self.cases: list[str] = []
        for _ in range(4):
            case_id = runner.run(Open(), KATJA, NOW)["case_id"]
            with runner.unit() as unit:
                unit.cases.lock(case_id)
                key = unit.cases.next_key()
                unit.instances.add(Instance(key, "malli", 1, InstanceState.ACTIVE, b"", NOW))
                unit.commit()
            self.cases.append(case_id)

    def someone(self) -> str | None:
        return self.draw.choice((*PEOPLE, None))

    def go_on(self) -> None:
        """Some deeds in some cases."""
        for _ in range(self.draw.randrange(2, 7)):
            case_id = self.draw.choice(self.cases)
            moment = NOW + timedelta(minutes=self.draw.randrange(9))  # by clocks that differ
            with self.runner.unit() as unit:
                unit.cases.lock(case_id)
                found = [each for each in unit.tasks.of_case(case_id) if each.ended_at is None]
                old = self.draw.choice(found) if found and self.draw.random() < 0.7 else None
                if old is None:
                    key = unit.cases.next_key()
                    unit.tasks.add(Task(key, 1, key.seq, "tee", "Tee", TaskState.OFFERED, NOW))
                else:
                    unit.tasks.save(self.moved(old, moment))
                unit.audit.add(AuditEvent(case_id, "teko", moment, KATJA.id))
                unit.commit()

    def moved(self, old: Task, moment: datetime) -> Task:
        """Claimed or given back, handed over, or done by somebody in somebody's name."""
        holder = self.someone()
        if self.draw.random() < 0.5:
            state = TaskState.CLAIMED if holder else TaskState.OFFERED
            return changed(
                old, claimant=holder, state=state, delegated_to=self.someone(),
                on_behalf_of=self.someone(),
            )  # fmt: skip
        return changed(
            old, claimant=holder, state=TaskState.COMPLETED, ended_at=moment,
            completed_by=self.someone(), on_behalf_of=self.someone(),
        )  # fmt: skip

    def anchor(self, monkeypatch: pytest.MonkeyPatch) -> None:
        anchored_in_part(self.runner.database, self.draw, monkeypatch, "enlist_work")


@pytest.fixture
def work(runner: Runner, request: pytest.FixtureRequest) -> Work:
    return Work(runner, getattr(request, "param", 0))


def keys(connection: sa.Connection, condition: sa.ColumnElement[bool], state: str) -> set[Key]:
    rows, after = list_tasks(connection, whose=condition, state=state, limit=1000)
    assert after is None
    return {Key(row.case_id, row.seq) for row in rows}


def assert_whole(database: Database) -> None:
    """Each list against a plain look at all tasks."""
    with database.reading() as link:
        connection = link.connection
        every = connection.execute(sa.select(task)).all()
        for person in PEOPLE:
            held = {Key(t.case_id, t.seq) for t in every if t.claimant == person}
            lent = {Key(t.case_id, t.seq) for t in every if t.delegated_to == person}
            worked = {
                t.case_id
                for t in every
                if person in (t.completed_by, t.on_behalf_of)
                or (t.claimant == person and t.delegated_to is not None)
            }
            for state in ("open", "offered", "claimed", "completed"):
                of_state = {
                    Key(t.case_id, t.seq)
                    for t in every
                    if t.state == state or (state == "open" and t.ended_at is None)
                }
                ended = state != "open"
                found = keys(connection, held_by(person, ended=ended), state)
                assert found == held & of_state, (person, state)
                found = keys(connection, of_person(person, (), ended=ended), state)
                assert found == (held | lent) & of_state, (person, state)
                found = keys(connection, after_work_of(person), state)
                assert found == {key for key in of_state if key.case_id in worked}, (person, state)
        assert connection.execute(missing_work()).all() == []


@pytest.mark.parametrize("work", range(4), indirect=True)
def test_lists_are_whole_in_every_state(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        work.go_on()
        assert_whole(work.runner.database)
        work.anchor(monkeypatch)
        assert_whole(work.runner.database)
    while anchor(work.runner.database, NOW):
        pass
    assert_whole(work.runner.database)


def test_what_was_deleted_comes_back_with_the_next_anchor(work: Work) -> None:
    """As the doctor tells; nothing is missed meanwhile."""
    for _ in range(5):
        work.go_on()
    anchor(work.runner.database, NOW)
    with work.runner.database.writing() as link:
        before = set(link.connection.execute(sa.select(task_lookup)))
        assert before
        link.connection.execute(task_lookup.delete())
        series = number_series.c.series == "listed-work"
        link.connection.execute(number_series.delete().where(series))
    assert_whole(work.runner.database)
    work.runner.run(Open(), Actor("katja"), NOW)
    anchor(work.runner.database, NOW)
    with work.runner.database.reading() as link:
        assert before <= set(link.connection.execute(sa.select(task_lookup)))
    assert_whole(work.runner.database)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_list_of_done_work_looks_at_all_tasks(database: Database) -> None:
    visible = case.c.publicity != "SECRET"
    with database.reading() as link, asked(link.connection) as kept:
        for whose in (held_by("katja", ended=True), after_work_of("katja")):
            list_tasks(link.connection, whose=whose, visible=visible, state="completed")
        list_tasks(link.connection, whose=after_work_of("katja"), visible=visible)
        for text, values in kept:
            found = plans(link.driver, text, values)
            assert not [plan for plan in found if plan.startswith("SCAN task")], found
            assert any("task_lookup USING PRIMARY KEY (person_id=?)" in plan for plan in found)


def test_an_anchor_looks_at_the_tasks_of_its_cases_alone(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL plans by its statistics")
    with database.writing() as link, asked(link.connection) as kept:
        upkeep.enlist_work(link, 1)
        for text, values in kept:
            for plan in plans(link.driver, text, values):
                assert not plan.startswith("SCAN task"), plan


INTERRUPTED = b"""<definitions targetNamespace="t"
    xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
  <signal id="seis" name="Seis"/>
  <process id="asia" isExecutable="true">
    <startEvent id="alku"/><userTask id="tee"/><endEvent id="loppu"/>
    <boundaryEvent id="reuna" attachedToRef="tee"><signalEventDefinition signalRef="seis"/>
    </boundaryEvent>
    <userTask id="sitten"/><endEvent id="muu"/>
    <sequenceFlow id="f1" sourceRef="alku" targetRef="tee"/>
    <sequenceFlow id="f2" sourceRef="tee" targetRef="loppu"/>
    <sequenceFlow id="f3" sourceRef="reuna" targetRef="sitten"/>
    <sequenceFlow id="f4" sourceRef="sitten" targetRef="muu"/>
  </process>
</definitions>"""


def test_a_task_that_a_signal_closed_is_listed(runner: Runner) -> None:
    """What ends a task writes a line of its case, also where it comes from another."""
    runner.run(Deploy("asia", {"asia.bpmn": INTERRUPTED}), KATJA, NOW)
    case_id = runner.run(StartCase("Asia", "asia"), KATJA, NOW)["case_id"]
    with runner.unit() as unit:
        (held,) = unit.tasks.open_of_case(case_id)
    runner.run(ClaimTask(held.key), KATJA, NOW)
    anchor(runner.database, NOW)
    later = NOW + timedelta(minutes=1)
    runner.run(BroadcastSignal("Seis"), KATJA, later)
    while Worker(runner).run_due(later):
        pass
    with runner.database.reading() as link:
        whose = held_by(KATJA.id, ended=True)
        assert keys(link.connection, whose, "closed") == {held.key}
        assert link.connection.execute(missing_work()).all() == []
    anchor(runner.database, NOW)
    with runner.database.reading() as link:
        assert keys(link.connection, whose, "closed") == {held.key}
        assert verify(link.connection) == []
