"""One command, one commit: all of it or nothing, and the first of two wins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from engine.errors import Conflict, InvalidState, NotFound
from engine.model import SYSTEM_CASE, Key, Party, PartyKind, TaskState
from storage.audit import verify
from storage.database import Database
from storage.run import Runner
from storage.tables import audit, case, idempotency, number, task, task_candidate
from tests.storage.fakes import KATJA, NOW, OLLI, PermitAll
from tests.storage.small import Furnish, Note, Open


def count(database: Database, case_id: str) -> int:
    with database.reading() as link:
        query = sa.select(case.c.properties, case.c.revision).where(case.c.id == case_id)
        properties, revision = link.connection.execute(query).one()
        assert properties.get("count", 0) == revision
        return revision


def test_a_command_is_there_after_the_database_was_reopened(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    opened = runner.run(Open("Yhteistyömalli"), KATJA, NOW)
    furnished = runner.run(Furnish(opened["case_id"]), KATJA, NOW)
    runner.database.close()
    with Runner(reopen(), PermitAll()).unit() as unit:
        found = unit.cases.get(opened["case_id"])
        assert (found.title, found.revision, found.created_at) == ("Yhteistyömalli", 1, NOW)
        assert found.roles == {"preparer": (Party(PartyKind.BODY, "sihteeristo"),)}
        instance = unit.instances.get(Key.parse(furnished["instance"]))
        assert instance.blob == b"\x00\xff"
        offered = unit.tasks.get(Key.parse(furnished["task"]))
        assert offered.state is TaskState.OFFERED
        assert offered.candidate_groups == ("preparer", "preparer.chair")
        assert offered.properties == {"ä": ["ö", None, 1.5]}
        assert offered.due == NOW
        assert unit.jobs.get(Key.parse(furnished["job"])).payload == {"nolla": "\u0000"}


def test_candidates_are_rows_to_search_by(runner: Runner) -> None:
    opened = runner.run(Open(), KATJA, NOW)
    runner.run(Furnish(opened["case_id"]), KATJA, NOW)
    with runner.database.reading() as link:
        query = (
            sa.select(task.c.name)
            .join(
                task_candidate,
                (task_candidate.c.case_id == task.c.case_id)
                & (task_candidate.c.task_seq == task.c.seq),
            )
            .where(task_candidate.c.kind == "group", task_candidate.c.name == "preparer.chair")
        )
        assert link.connection.execute(query).scalars().all() == ["Valmistele"]


def test_a_refusal_changes_nothing_but_the_log(runner: Runner) -> None:
    opened = runner.run(Open("Alkuperäinen"), KATJA, NOW)
    with pytest.raises(InvalidState, match="on purpose"):
        runner.run(Note(opened["case_id"], "refuse"), OLLI, NOW)
    with runner.database.reading() as link:
        row = link.connection.execute(
            sa.select(case.c.title, case.c.revision).where(case.c.id == opened["case_id"])
        ).one()
        assert tuple(row) == ("Alkuperäinen", 0)
        line = link.connection.execute(
            sa.select(audit).where(audit.c.case_id == opened["case_id"], audit.c.seq == 2)
        ).one()
        assert (line.actor, line.action, line.ok) == ("olli-voutilainen", "note", False)
        assert (line.reason, line.ground) == ("invalid-state: refused on purpose", "testi § 1")
        assert verify(link.connection) == []


def test_an_attempt_on_a_case_that_is_not_there_is_logged_too(runner: Runner) -> None:
    with pytest.raises(NotFound):
        runner.run(Note("11111111-1111-1111-1111-111111111111"), KATJA, NOW)
    with runner.database.reading() as link:
        line = link.connection.execute(sa.select(audit)).one()
        assert (line.case_id, line.ok, line.action) == (SYSTEM_CASE, False, "note")


def test_a_stale_revision_is_refused(runner: Runner) -> None:
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    runner.run(Note(case_id, revision=0), KATJA, NOW)
    with pytest.raises(Conflict) as refusal:
        runner.run(Note(case_id, revision=0), OLLI, NOW)
    assert refusal.value.code == "stale-revision"
    assert count(runner.database, case_id) == 1


def test_who_was_overtaken_is_run_again_on_what_is_true_then(runner: Runner) -> None:
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    overtakes = iter([True])

    def overtake() -> None:
        if next(overtakes, False):
            assert runner.run(Note(case_id, "first"), OLLI, NOW) == {"count": 1}

    assert runner.run(Note(case_id, "second", meanwhile=overtake), KATJA, NOW) == {"count": 2}
    assert count(runner.database, case_id) == 2


def test_who_is_always_overtaken_gets_a_conflict(database: Database) -> None:
    runner = Runner(database, PermitAll(), attempts=3, sleep=lambda seconds: None)
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]

    def overtake() -> None:
        runner.run(Note(case_id), OLLI, NOW)

    with pytest.raises(Conflict) as refusal:
        runner.run(Note(case_id, meanwhile=overtake), KATJA, NOW)
    assert refusal.value.code == "busy"
    assert count(database, case_id) == 3


def test_a_refusal_meanwhile_does_not_break_the_chain(runner: Runner) -> None:
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    overtakes = iter([True])

    def overtake() -> None:
        if next(overtakes, False):
            with pytest.raises(InvalidState):
                runner.run(Note(case_id, "refuse"), OLLI, NOW)

    runner.run(Note(case_id, meanwhile=overtake), KATJA, NOW)
    with runner.database.reading() as link:
        assert verify(link.connection) == []
        assert link.connection.execute(sa.select(sa.func.count()).select_from(audit)).scalar() == 3


def test_eight_threads_lose_nothing_and_double_nothing(database: Database) -> None:
    runner = Runner(database, PermitAll(), attempts=200)
    cases = [runner.run(Open(), KATJA, NOW)["case_id"] for _ in range(2)]
    answers: list[tuple[str, int]] = []

    def work() -> None:
        for turn in range(10):
            case_id = cases[turn % 2]
            answers.append((case_id, runner.run(Note(case_id), KATJA, NOW)["count"]))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(answers)) == 80
    assert [count(database, case_id) for case_id in cases] == [40, 40]
    with database.reading() as link:
        assert verify(link.connection) == []


def test_the_same_key_gets_the_same_answer_once(runner: Runner) -> None:
    first = runner.run(Open("Yksi"), KATJA, NOW, key="avain-1")
    again = runner.run(Open("Yksi"), KATJA, NOW + timedelta(hours=1), key="avain-1")
    assert again == first
    other = runner.run(Open("Yksi"), OLLI, NOW, key="avain-1")
    assert other["case_id"] != first["case_id"]
    with pytest.raises(Conflict) as refusal:
        runner.run(Open("Kaksi"), KATJA, NOW, key="avain-1")
    assert refusal.value.code == "key-reused"
    with runner.database.reading() as link:
        rows = link.connection.execute(sa.select(sa.func.count()).select_from(idempotency))
        assert rows.scalar() == 2


def test_the_same_key_at_the_same_time_acts_once(database: Database) -> None:
    runner = Runner(database, PermitAll(), attempts=100)
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    answers: list[int] = []

    def press() -> None:
        answers.append(runner.run(Note(case_id), KATJA, NOW, key="painallus")["count"])

    threads = [threading.Thread(target=press) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == [1] * 6
    assert count(database, case_id) == 1


def test_a_number_is_given_once(runner: Runner) -> None:
    runner.run(Open(number="VN/24670/2023"), KATJA, NOW)
    with pytest.raises(Conflict) as refusal:
        runner.run(Open(number="VN/24670/2023"), KATJA, NOW)
    assert refusal.value.code == "number-taken"


def test_numbers_run_on_and_a_refused_draft_burns_none(runner: Runner) -> None:
    numbers = [runner.run(Open(), KATJA, NOW)["number"] for _ in range(2)]
    with runner.unit() as unit:  # a draft that is thrown away
        assert unit.numbers.next("VN/2023") == 3
    numbers.append(runner.run(Open(), KATJA, NOW)["number"])
    assert numbers == ["VN/1/2023", "VN/2/2023", "VN/3/2023"]
    with runner.unit() as unit:
        unit.numbers.reserve("VN/2023", 24670)
        unit.numbers.reserve("VN/2023", 12)
        unit.commit()
    assert runner.run(Open(), KATJA, NOW)["number"] == "VN/24671/2023"
    with runner.database.reading() as link:
        assert link.connection.execute(sa.select(sa.func.count()).select_from(number)).scalar() == 4


def test_concurrent_cases_get_different_numbers(database: Database) -> None:
    runner = Runner(database, PermitAll(), attempts=100)
    numbers: list[str] = []

    def work() -> None:
        numbers.extend(runner.run(Open(), KATJA, NOW)["number"] for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(numbers) == sorted(f"VN/{n}/2023" for n in range(1, 21))
