"""A command on a task that the process knows reads nothing, and what no longer holds stops it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, ClassVar

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

import engine.definitions
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.commands.registry import Command, handles
from engine.commands.tasks import ClaimTask, ReleaseTask
from engine.errors import Conflict, InvalidState, NotAllowed, NotFound
from engine.model import ALLOWED, Case, Key, Task, TaskState, Verdict
from engine.text import Text
from processes.people import Person
from storage.audit import verify
from storage.database import Database, open_database
from storage.repositories.tasks import as_read
from storage.run import Runner
from storage.tables import audit, task
from tests.storage import tiny
from tests.storage.fakes import KATJA, NOW, OLLI, PermitAll
from tests.storage.small import Open

MODEL = b"""
process asiointi
start
user a groups=preparer
user b groups=preparer
user c groups=preparer
user d groups=preparer
user e groups=preparer
user f groups=preparer
end
"""


@pytest.fixture(autouse=True)
def tiny_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.definitions, "read_models", tiny.read)


class Registered(PermitAll):
    """Only who stands in the register may."""

    def may(self, actor: Any, action: str, subject: Any, now: datetime, uow: Any) -> Verdict:
        if uow.people.find(actor.id) is None:
            return Verdict(False, "unknown", "Ei rekisterissä.", "", "unknown")
        return ALLOWED


def begun(runner: Runner) -> Key:
    """The task `c` of a new case, which this process knows with the registers."""
    runner.run(Deploy("asiointi", {"asiointi.tiny": MODEL}), KATJA, NOW)
    started = runner.run(StartCase("Malli", "asiointi", {}), KATJA, NOW)
    with runner.unit() as unit:
        first = unit.tasks.open_of_case(started["case_id"])[0].key
    key = completed(runner, completed(runner, first))
    assert runner.database.knows(key)
    return key


def completed(runner: Runner, key: Key, **more: Any) -> Key:
    """The task that the completion of this one has opened."""
    answer = runner.run(CompleteTask(key, **more), KATJA, NOW)
    return Key.parse(answer["opened"][0])


def test_a_task_that_the_last_step_opened_is_completed_unread(
    runner: Runner, queries: list[Any]
) -> None:
    key = begun(runner)
    queries.clear()
    last = completed(runner, completed(runner, key))
    assert queries == []
    with runner.unit() as unit:
        assert unit.tasks.get(last).element_id == "e"
        assert unit.tasks.get(key).state is TaskState.COMPLETED
    with runner.database.reading() as link:
        assert verify(link.connection) == []


def test_two_processes_take_turns(runner: Runner, reopen: Callable[[], Database]) -> None:
    other = Runner(reopen(), PermitAll())
    third = begun(runner)
    fourth = completed(other, third)
    fifth = completed(runner, fourth)
    with pytest.raises(InvalidState):
        completed(other, fourth)  # open, for all that this process knew
    last = completed(other, fifth)
    assert other.run(CompleteTask(last), KATJA, NOW)["opened"] == []
    with other.database.reading() as link:
        assert verify(link.connection) == []


def test_a_claim_in_another_process_is_respected(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    other = Runner(reopen(), PermitAll())
    key = begun(runner)
    other.run(ClaimTask(key), OLLI, NOW)
    with pytest.raises(NotAllowed):
        runner.run(CompleteTask(key), KATJA, NOW)
    assert runner.run(CompleteTask(key), OLLI, NOW)["state"] == "completed"


def test_a_refusal_of_what_no_longer_holds_is_not_told(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    other = Runner(reopen(), PermitAll())
    key = begun(runner)
    runner.run(ClaimTask(key), OLLI, NOW)
    other.run(ReleaseTask(key), OLLI, NOW)
    completed(runner, key)  # which this process believed to be in OLLI's hands
    with runner.database.reading() as link:
        refused = sa.select(sa.func.count()).select_from(audit).where(audit.c.ok.is_(False))
        assert link.connection.execute(refused).scalar() == 0


def test_a_revision_that_was_seen_elsewhere_is_known(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    other = Runner(reopen(), PermitAll())
    key = begun(runner)
    other.run(ClaimTask(key), KATJA, NOW)
    with other.unit() as unit:
        revision = unit.cases.get(key.case_id).revision
    command = CompleteTask(key)
    with pytest.raises(Conflict):
        runner.run(command, KATJA, NOW, seen=revision - 1)
    assert runner.run(command, KATJA, NOW, seen=revision)["state"] == "completed"


def test_who_left_the_register_elsewhere_may_no_more(
    database: Database, reopen: Callable[[], Database]
) -> None:
    runner, other = (Runner(each, Registered()) for each in (database, reopen()))
    with runner.unit() as unit:
        for actor in (KATJA, OLLI):
            unit.people.add(Person(actor.id, actor.name, Text("", "", "")))
        unit.commit()
    key = begun(runner)
    with other.unit() as unit:
        unit.personal.rename(KATJA.id, "erased-1")
        unit.commit()
    with pytest.raises(NotAllowed):
        runner.run(CompleteTask(key), KATJA, NOW)
    assert runner.run(CompleteTask(key), OLLI, NOW)["state"] == "completed"


def test_what_is_read_late_into_the_registers_memory_is_read_of_the_same_registers(
    database: Database, reopen: Callable[[], Database]
) -> None:
    """The process knows KATJA alone; what it then asks about OLLI is another register's answer."""
    runner, other = (Runner(each, Registered()) for each in (database, reopen()))
    with runner.unit() as unit:
        unit.people.add(Person(KATJA.id, KATJA.name, Text("", "", "")))
        unit.commit()
    key = begun(runner)
    before = runner.database.registers
    with other.unit() as unit:
        unit.people.add(Person(OLLI.id, OLLI.name, Text("", "", "")))
        unit.commit()
    assert runner.run(CompleteTask(key), OLLI, NOW)["state"] == "completed"
    assert runner.database.registers is not before
    assert not any(OLLI.id in str(each) for each in before.answers)


def test_a_case_moved_in_the_middle_is_done_again(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    """Between the handling and the commit another process writes the case: nothing is lost."""
    other = Runner(reopen(), PermitAll())
    key = begun(runner)
    rules = runner.rules
    assert isinstance(rules, PermitAll)
    moved: list[str] = []

    class Meanwhile(PermitAll):
        def before_complete(self, *args: Any) -> Any:
            if not moved:
                moved.append("once")
                other.run(ClaimTask(key), KATJA, NOW)
            return super().before_complete(*args)

    runner.rules = Meanwhile()
    completed(runner, key)
    with other.unit() as unit:
        done = unit.tasks.get(key)
    assert (done.state, done.claimed_at) == (TaskState.COMPLETED, NOW)
    with other.database.reading() as link:
        assert verify(link.connection) == []


def test_an_erased_person_is_not_kept_in_a_task_that_nobody_touched(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    """Erasing changes the rows of tasks and moves the registers, but not the task's case."""
    key = begun(runner)
    with runner.unit() as unit:
        unit.people.add(Person(OLLI.id, OLLI.name, Text("", "", "")))
        unit.commit()
    key = completed(runner, key)
    with runner.unit() as unit:
        unit.cases.lock(key.case_id)
        another = Key(key.case_id, unit.cases.next_seq())
        offered = changed(unit.tasks.get(key), key=another, token=99)
        unit.tasks.add(changed(offered, candidate_users=(OLLI.id,)))
        unit.commit()
    assert runner.database.knows(another)
    other = Runner(reopen(), PermitAll())
    with other.unit() as unit:
        unit.personal.rename(OLLI.id, "erased-1")
        unit.commit()
    completed(runner, key)
    kept = runner.database.hydration.get(key.case_id)
    assert kept is not None and OLLI.id not in repr(kept.tasks)


class Secretive(PermitAll):
    """A case of that title is hidden from all."""

    def may(self, actor: Any, action: str, subject: Any, now: datetime, uow: Any) -> Verdict:
        hidden = isinstance(subject, Case) and subject.title == "Salainen"
        if hidden or action == "read-jobs":
            return Verdict(False, "secret", "Salassa pidettävä.", "", "secret")
        return ALLOWED


def test_an_answer_is_not_repeated_of_a_case_that_became_secret_elsewhere(
    database: Database, reopen: Callable[[], Database]
) -> None:
    """What is repeated writes nothing that would prove what this process knows of the case."""
    runner, other = (Runner(each, Secretive()) for each in (database, reopen()))
    key = begun(runner)
    answer = runner.run(ClaimTask(key), KATJA, NOW, key="once")
    assert runner.run(ClaimTask(key), KATJA, NOW, key="once") == answer
    with other.unit() as unit:
        unit.cases.save(changed(unit.cases.lock(key.case_id), title="Salainen"))
        unit.commit()
    with pytest.raises(NotFound):
        runner.run(ClaimTask(key), KATJA, NOW, key="once")


class Across(Command, frozen=True):
    """Notes in another case how the task stands."""

    action: ClassVar[str] = "across"
    task: Key
    other: str


@handles(Across)
def across(command: Across, uow: Any, context: Any) -> dict[str, Any]:
    uow.cases.get(command.task.case_id)
    state = str(uow.tasks.get(command.task).state)
    uow.cases.save(changed(uow.cases.lock(command.other), properties={"seen": state}))
    return {"seen": state}


def test_the_guard_of_another_case_proves_nothing(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    key = begun(runner)
    others = [runner.run(Open("Toinen"), KATJA, NOW)["case_id"] for _ in range(2)]
    assert runner.run(Across(key, others[0]), KATJA, NOW) == {"seen": "offered"}
    Runner(reopen(), PermitAll()).run(ClaimTask(key), KATJA, NOW)
    assert runner.run(Across(key, others[1]), KATJA, NOW) == {"seen": "claimed"}


MOMENTS = st.datetimes(
    datetime(1990, 1, 1), datetime(2090, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-5))]),
)  # fmt: skip
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A database for tasks alone."""
    found = open_database(f"sqlite:///{tmp_path_factory.mktemp('spare') / 'data.db'}")
    yield found, Key("7" * 36, 1)
    found.close()


@given(st.data())
def test_a_kept_task_is_the_one_that_is_read(spare: Any, data: st.DataObject) -> None:
    database, key = spare
    optional = st.none() | MOMENTS
    noun = Task(
        key, 1, 2, "a", "A", TaskState.OFFERED, data.draw(MOMENTS),
        candidate_groups=("preparer.chair",), candidate_users=("anna", "olli"),
        due=data.draw(optional), effective_due=data.draw(optional), follow_up=data.draw(optional),
        claimed_at=data.draw(optional), delegated_until=data.draw(optional),
        due_reason=data.draw(st.dictionaries(st.sampled_from(["fi", "sv"]), st.text(max_size=9))),
        properties=data.draw(st.dictionaries(st.text(max_size=5), PLAIN | st.tuples(PLAIN))),
    )  # fmt: skip
    runner = Runner(database, PermitAll())
    with runner.unit() as unit:
        unit.begin_writing()
        unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        unit.tasks.add(noun)
        unit.begin_writing()
        row = unit.rows(unit.tasks.mapper.by_key, {"case_id": key.case_id, "seq": key.seq})[0]
        read, kept = unit.tasks.mapper.read(row), as_read(noun)
        assert read == kept
        assert repr(read.properties) == repr(kept.properties)  # 1 and True are equal, too
        for moment in (kept.opened_at, kept.due, kept.effective_due, kept.claimed_at):
            assert moment is None or moment.tzinfo is UTC
        unit.connection.execute(sa.delete(task))
