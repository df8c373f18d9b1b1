"""Drafts, proposals, batches and what operators read, on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest

from engine.commands.batches import PlanMigration, StartMigration
from engine.commands.cases import StartCase
from engine.commands.complete import CompleteTask
from engine.commands.drafts import BeginDraft, SaveDraft
from engine.commands.later import KEPT_FOR_ADMINISTRATORS
from engine.commands.proposals import ApproveProposal, ProposeDeployment
from engine.commands.rollback import RollBack
from engine.errors import Conflict, NotAllowed, NotFound
from engine.model import SYSTEM_CASE, Key
from storage.audit import verify
from storage.database import Database
from storage.queries import administration as queries
from storage.queries import operations
from storage.run import Runner
from storage.worker import Worker
from tests.storage.fakes import KATJA, NOW, OLLI, PermitAll
from tests.unit.definitions.samples import line, process

ONE = process(line('<userTask id="a" name="A" camunda:candidateGroups="preparer"/>'))
TWO = process(
    line(
        '<userTask id="a2" name="A" camunda:candidateGroups="preparer"/>',
        '<userTask id="b" name="B" camunda:candidateGroups="preparer"/>',
    )
)


class Office:
    """Two administrators at a database, and a clock."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.runner = Runner(database, PermitAll(), dict(KEPT_FOR_ADMINISTRATORS))
        self.now: datetime = NOW

    def run(self, command: Any, actor: Any = KATJA) -> dict[str, Any]:
        return self.runner.run(command, actor, self.now)

    def propose(self, data: bytes, **more: Any) -> Key:
        files = {"m.bpmn": data}
        answer = self.run(ProposeDeployment("paketti", "syy", files, **more))
        return Key(SYSTEM_CASE, int(answer["proposal"]))

    def deploy(self, data: bytes) -> str:
        self.now += timedelta(minutes=1)
        return str(self.run(ApproveProposal(self.propose(data)), OLLI)["deployment_id"])

    def work(self) -> None:
        Worker(self.runner).run_due(self.now)

    def task(self, case_id: str) -> Any:
        with self.runner.unit() as unit:
            (found,) = unit.tasks.open_of_case(case_id)
            return found


@pytest.fixture
def office(database: Database) -> Any:
    """The office; its log is whole in the end."""
    found = Office(database)
    yield found
    with database.reading() as link:
        assert verify(link.connection) == []


def test_drafts_are_kept_byte_for_byte(office: Office) -> None:
    odd = b"\x00\xff\r\n" + ONE
    draft = Key(SYSTEM_CASE, int(office.run(BeginDraft("p", "t", {"a": ONE, "b": ONE}))["draft"]))
    assert office.run(SaveDraft(draft, {"b": odd}, 1))["number"] == 2
    with pytest.raises(Conflict):
        office.run(SaveDraft(draft, {"b": ONE}, 1), OLLI)
    with office.database.reading() as link:
        saves = queries.saves_of(link.connection, draft.seq)
        assert [each.number for each in saves] == [2, 1]
        assert queries.contents(link.connection, saves[0].files) == {"a": ONE, "b": odd}
        assert queries.contents(link.connection, saves[1].files) == {"a": ONE, "b": ONE}


def test_two_savers_at_once_make_one_save_and_one_refusal(office: Office) -> None:
    draft = Key(SYSTEM_CASE, int(office.run(BeginDraft("p", "t", {"a": ONE}))["draft"]))
    outcomes: list[str] = []

    def save(content: bytes) -> None:
        try:
            office.run(SaveDraft(draft, {"a": content}, 1))
            outcomes.append("saved")
        except Conflict:
            outcomes.append("refused")

    threads = [Thread(target=save, args=(ONE + b" " * n,)) for n in (1, 2, 3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == ["refused", "refused", "saved"]


def test_a_proposal_is_deployed_by_another_and_rolled_back(office: Office) -> None:
    first = office.deploy(ONE)
    proposal = office.propose(TWO)
    with pytest.raises(NotAllowed):
        office.run(ApproveProposal(proposal))
    office.now += timedelta(minutes=1)
    office.run(ApproveProposal(proposal), OLLI)
    office.now += timedelta(minutes=1)
    office.run(RollBack(first, "takaisin"))
    with pytest.raises(NotFound):
        office.run(RollBack("nothing", "x"))
    with office.runner.unit() as unit:
        latest = unit.definitions.latest("paketti")
        assert latest is not None
        assert unit.definitions.files(latest.id) == {"m.bpmn": ONE}


def test_a_batch_and_its_report(office: Office) -> None:
    office.deploy(ONE)
    cases = [str(office.run(StartCase("Asia", "P"))["case_id"]) for _ in range(3)]
    office.deploy(TWO)
    plan = office.run(PlanMigration("P", 1, 2))
    assert (plan["mapping"], plan["possible"]) == ({"a": "a2"}, 3)
    with office.database.reading() as link:
        assert queries.affected(link.connection, ["P"]) == [
            {"process": "P", "version": 1, "called": False, "running": 3}
        ]
    batch = int(office.run(StartMigration("P", 1, 2, "uusi vaihe"))["batch"])
    office.run(CompleteTask(office.task(cases[0]).key))
    office.work()
    with office.database.reading() as link:
        assert queries.progress_of(link.connection, batch) == {"migrated": 2, "gone": 1}
        row = queries.batch_of(link.connection, batch)
        assert row is not None and row.state == "done"
        rows, _ = queries.moves_of(link.connection, batch, state="gone")
        assert [each.told for each in rows] == [{"reason": "ended"}]
        listed, _ = queries.list_batches(link.connection)
        assert [each.seq for each in listed] == [batch]
    assert office.task(cases[1]).element_id == "a2"
    office.run(CompleteTask(office.task(cases[1]).key))
    assert office.task(cases[1]).element_id == "b"


def test_instances_heat_and_queue(office: Office) -> None:
    office.deploy(ONE)
    cases = [str(office.run(StartCase("Asia", "P"))["case_id"]) for _ in range(4)]
    for minutes, case in enumerate(cases[:3], 1):
        office.now = NOW + timedelta(minutes=1 + minutes)
        office.run(CompleteTask(office.task(case).key))
    with office.database.reading() as link:
        connection = link.connection
        rows, _ = operations.list_instances(connection, process="P", element_id="a")
        assert [row.case_id for row in rows] == [cases[3]]
        rows, _ = operations.list_instances(connection, state="completed", definition_key="P")
        assert len(rows) == 3
        heat = {each.element_id: each for each in operations.heat(connection, "P", office.now)}
        assert (heat["a"].visits, heat["a"].waiting, heat["a"].overdue) == (4, 1, 0)
        assert (heat["a"].median, heat["a"].ninety) == (120.0, 180.0)
        assert operations.heat(connection, "P", office.now, version=2) == []
        assert operations.queue(connection, office.now) == []
        assert operations.workers(connection, office.now) == []
        assert operations.failed_mails(connection) == {"retrying": 0, "failed": 0}
        assert operations.open_tasks(connection) == 1
