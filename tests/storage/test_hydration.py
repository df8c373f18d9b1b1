"""A case that was read is not read again, and never taken for what it is no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace as changed

from engine.errors import InvalidState
from engine.model import Key, Party, PartyKind
from engine.text import Text
from processes.people import Person
from storage.audit import anchor, verify
from storage.database import Database
from storage.run import Runner
from tests.storage.fakes import KATJA, NOW, OLLI, PermitAll
from tests.storage.small import Furnish, Note, Open


def opened(runner: Runner) -> tuple[str, Key]:
    """A case that has been written twice, and its instance."""
    case_id = runner.run(Open("Asia"), KATJA, NOW)["case_id"]
    furnished = runner.run(Furnish(case_id), KATJA, NOW)
    return case_id, Key.parse(furnished["instance"])


def step(runner: Runner, case_id: str, instance: Key, blob: bytes) -> None:
    """Moves the instance on, and nothing else."""
    with runner.unit() as unit:
        unit.cases.lock(case_id)
        unit.instances.save(changed(unit.instances.get(instance), blob=blob))
        unit.commit()


def state(runner: Runner, case_id: str, instance: Key) -> tuple[int, bytes]:
    with runner.unit() as unit:
        return unit.cases.get(case_id).revision, unit.instances.get(instance).blob


def test_a_second_step_asks_for_the_mark_alone(runner: Runner, queries: list[Any]) -> None:
    case_id, instance = opened(runner)
    step(runner, case_id, instance, b"one")
    queries.clear()
    step(runner, case_id, instance, b"two")
    assert len(queries) == 1
    assert state(runner, case_id, instance) == (3, b"two")


def test_what_another_process_wrote_is_seen(runner: Runner, reopen: Callable[[], Database]) -> None:
    other = Runner(reopen(), PermitAll())
    case_id, instance = opened(runner)
    for turn in range(3):
        step(runner, case_id, instance, b"ours%d" % turn)
        step(other, case_id, instance, b"theirs%d" % turn)
        assert state(runner, case_id, instance)[1] == b"theirs%d" % turn
    with runner.database.reading() as link:
        assert verify(link.connection) == []


def test_a_line_in_the_log_alone_is_seen(runner: Runner) -> None:
    case_id, instance = opened(runner)
    step(runner, case_id, instance, b"one")
    with pytest.raises(InvalidState):
        runner.run(Note(case_id, "refuse"), OLLI, NOW)
    anchor(runner.database, NOW + timedelta(seconds=1))
    step(runner, case_id, instance, b"two")
    with runner.database.reading() as link:
        assert verify(link.connection) == []


def test_what_was_given_up_is_not_kept(runner: Runner) -> None:
    case_id, instance = opened(runner)
    step(runner, case_id, instance, b"one")
    with runner.unit() as unit:
        unit.cases.lock(case_id)
        unit.instances.save(changed(unit.instances.get(instance), blob=b"never"))
    assert state(runner, case_id, instance)[1] == b"one"


def test_a_changed_case_and_its_roles_are_read_anew(runner: Runner) -> None:
    case_id, instance = opened(runner)
    step(runner, case_id, instance, b"one")
    with runner.unit() as unit:
        unit.cases.save(changed(unit.cases.lock(case_id), title="Toinen"))
        unit.cases.bind(case_id, "preparer", [Party(PartyKind.BODY, "ryhma")])
        unit.commit()
    with runner.unit() as unit:
        found = unit.cases.get(case_id)
    assert found.title == "Toinen"
    assert [party.id for party in found.roles["preparer"]] == ["ryhma"]


def test_a_person_who_was_erased_is_not_remembered(
    runner: Runner, reopen: Callable[[], Database]
) -> None:
    other = Runner(reopen(), PermitAll())
    case_id, instance = opened(runner)
    with runner.unit() as unit:
        unit.people.add(Person("anna", "Anna", Text("", "", "")))
        unit.cases.bind(case_id, "preparer", [Party(PartyKind.PERSON, "anna")])
        unit.commit()
    for each in (runner, other):
        step(each, case_id, instance, b"known")
        with each.unit() as unit:
            assert unit.people.find("anna") is not None
    with runner.unit() as unit:
        unit.personal.rename("anna", "erased-1")
        unit.commit()
    for each in (runner, other):
        with each.unit() as unit:
            found = unit.cases.get(case_id)
            assert [party.id for party in found.roles["preparer"]] == ["erased-1"]
            assert unit.people.find("anna") is None
