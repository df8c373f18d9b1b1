"""The rules of the doctor: a sound database breaks none, a spoilt one just the one meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
import sqlalchemy as sa

import engine.definitions
from engine.commands.cases import StartCase
from engine.commands.deploy import Deploy
from processes.documents import fingerprint
from storage.audit import anchor
from storage.claims import claim
from storage.database import Database
from storage.doctor.examining import RULES, examine
from storage.doctor.rule import Rule
from storage.run import Runner
from storage.tables import (
    audit,
    audit_lookup,
    case,
    definition,
    document,
    document_version,
    instance,
    job,
    number,
    number_series,
    rendering,
    resource,
    stored_file,
    task,
    task_candidate,
)
from storage.worker import Worker
from tests.storage import tiny
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.small import Enqueue, Open

MODEL = b"process asia\nstart\nuser valmistele groups=preparer\nwait PT1H\nend\n"
LATER = NOW + timedelta(minutes=10)
Spoil = Callable[[Database, str], None]


@pytest.fixture
def case_id(database: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case with a running process, a paper, a job to come and an anchored log."""
    monkeypatch.setattr(engine.definitions, "read_models", tiny.read)
    monkeypatch.setattr(Database, "now", lambda self: LATER)
    runner = Runner(database, PermitAll(), {"laskuri": lambda context: {}})
    runner.run(Deploy("asia", {"asia.tiny": MODEL}), KATJA, NOW)
    found: str = runner.run(StartCase("Asia", "asia"), KATJA, NOW)["case_id"]
    runner.run(Enqueue(found, "laskuri"), KATJA, LATER)
    add_paper(database, found)
    anchor(database, NOW)
    return found


def add_paper(database: Database, case_id: str) -> None:
    content, printed = {"title": "Esitys"}, b"%PDF"
    known = sha256(printed).hexdigest()
    run(database, sa.update(case).where(case.c.id == case_id).values(last_seq=104))
    for table, seq, values in (
        (document, 101, {}),
        (document_version, 102, {"document": 101, "version": 1, "content": content,
                                 "sha256": fingerprint(content), "attachments": []}),
        (rendering, 103, {"document": 101, "version": 1, "content": printed, "sha256": known}),
        (stored_file, 104, {"content": printed, "sha256": known}),
    ):  # fmt: skip
        run(database, table.insert().values(**filled(table), **{"case_id": case_id, "seq": seq}))
        run(database, one(table, case_id, seq).values(**values) if values else None)


def filled(table: sa.Table) -> dict[str, Any]:
    """Something for each column that must have a value."""
    some: Mapping[type, Any] = {str: "fi", int: 1, bool: False, bytes: b"", dict: {}}
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.nullable or column.name in ("case_id", "seq"):
            continue
        enumerated = [c for c in table.constraints if f"ck_{table.name}_{column.name}" == c.name]
        if enumerated:
            values[column.name] = str(enumerated[0].sqltext).split("'")[1]  # type: ignore[attr-defined]
        elif "Instant" in type(column.type).__name__:
            values[column.name] = NOW
        elif "Json" in type(column.type).__name__:
            values[column.name] = {}
        elif column.foreign_keys and column.name == "document":
            values[column.name] = 101
        else:
            values[column.name] = some[column.type.python_type]
    return values


def one(table: sa.Table, case_id: str, seq: int) -> Any:
    return sa.update(table).where(table.c.case_id == case_id, table.c.seq == seq)


def run(database: Database, statement: Any) -> None:
    if statement is not None:
        with database.writing() as link:
            link.connection.execute(statement)


def broken(database: Database) -> dict[str, Rule]:
    return {rule.name: rule for rule, _ in examine(database, LATER)}


def test_a_database_that_is_well_breaks_no_rule(database: Database, case_id: str) -> None:
    assert list(examine(database, LATER)) == []


def change(table: sa.Table, **values: Any) -> Spoil:
    return lambda database, _: run(database, table.update().values(**values))


def forget_definition(database: Database, _: str) -> None:
    run(database, definition.update().values(version=77))


def lose_number(database: Database, _: str) -> None:
    run(database, number.delete())


def kill_a_worker(database: Database, _: str) -> None:
    lease = timedelta(seconds=1)
    assert len(claim(database, LATER - timedelta(minutes=6), ("laskuri",), lease=lease)) == 0
    run(database, job.update().values(due_at=NOW))
    assert len(claim(database, NOW, ("laskuri",), lease=lease)) == 1


def fail_unseen(database: Database, _: str) -> None:
    run(database, job.update().values(state="failed", error="rikki"))


def fail_and_lose_the_job(database: Database, _: str) -> None:
    def broken_handler(context: Any) -> Any:
        raise RuntimeError("rikki")

    runner = Runner(database, PermitAll(), {"rikki": broken_handler})
    other = runner.run(Open(), KATJA, NOW)["case_id"]
    runner.run(Enqueue(other, "rikki", most=1), KATJA, NOW)
    Worker(runner).run_once(NOW)
    run(database, job.delete().where(job.c.case_id == other))


def end_the_instance(database: Database, _: str) -> None:
    run(database, instance.update().values(state="completed", ended_at=NOW))


def leave_work_behind(database: Database, case_id: str) -> None:
    run(database, task.update().values(ended_at=NOW, state="closed"))
    run(database, instance.update().values(state="completed", ended_at=NOW))
    query = sa.select(instance.c.seq)
    run(database, job.update().values(kind="work", instance_seq=query.scalar_subquery()))


def put_to_sleep(database: Database, _: str) -> None:
    run(database, task.update().values(ended_at=NOW, state="closed"))


def shift_case(database: Database, case_id: str) -> None:
    run(database, sa.update(case).where(case.c.id == case_id).values(last_seq=103))


def cut_reference(database: Database, case_id: str) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.execute(one(rendering, case_id, 103).values(document=99))


def tell_an_old_schema(database: Database, _: str) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")


def lose_the_token(database: Database, _: str) -> None:
    run(database, task.update().values(token=77))


def leave_unanchored(database: Database, case_id: str) -> None:
    runner = Runner(database, PermitAll(), {})
    other = runner.run(Open(), KATJA, NOW - timedelta(hours=2))["case_id"]
    assert other != case_id


SPOILT: dict[str, Spoil] = {
    "schema-differs": tell_an_old_schema,
    "log-broken": change(audit, action="muuta"),
    "log-listed-otherwise": change(audit_lookup, actor="joku-muu"),
    "work-listed-otherwise": change(task, on_behalf_of="joku-muu"),
    "job-overdue": change(job, due_at=NOW),
    "lease-lapsed": kill_a_worker,
    "job-of-ended-instance": leave_work_behind,
    "failed-job-unseen": fail_unseen,
    "incident-without-job": fail_and_lose_the_job,
    "state-unreadable": change(instance, blob=b"\x00rikki"),
    "task-without-token": lose_the_token,
    "offered-otherwise": lambda database, _: run(database, task_candidate.delete()),
    "log-unanchored": leave_unanchored,
    "series-behind": change(number_series, last=0),
    "definition-missing": forget_definition,
    "open-after-the-end": end_the_instance,
    "nothing-wakes": put_to_sleep,
    "sequence-behind": shift_case,
    "number-unregistered": lose_number,
    "model-changed": change(resource, content=b"muu malli"),
    "paper-changed": change(rendering, content=b"muu paperi"),
}


@pytest.mark.parametrize("rule", sorted(SPOILT))
def test_a_rule_finds_what_it_is_for_and_no_other_does(
    database: Database, case_id: str, rule: str
) -> None:
    SPOILT[rule](database, case_id)
    assert list(broken(database)) == [rule]


@pytest.mark.parametrize("table", [stored_file, document_version], ids=lambda each: each.name)
def test_every_kind_of_paper_is_read(database: Database, case_id: str, table: sa.Table) -> None:
    run(database, table.update().values(sha256="0" * 64))
    assert list(broken(database)) == ["paper-changed"]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_reference_into_nothing_is_found(database: Database, case_id: str) -> None:
    cut_reference(database, case_id)
    assert list(broken(database)) == ["file-broken"]


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_clock_that_is_wrong_is_found(
    database: Database, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "is_sqlite", False)
    monkeypatch.setattr(database, "now", lambda: LATER + timedelta(seconds=30))
    assert list(broken(database)) == ["clock-differs"]


def test_every_rule_is_tried_here() -> None:
    assert {rule.name for rule in RULES} == {*SPOILT, "file-broken", "clock-differs"}
