"""What was read from the registers is kept, and never longer than it is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.text import Text
from processes.people import Organization, OrganizationKind
from storage.database import Database
from storage.run import Runner
from tests.storage.fakes import PermitAll

TEM = Organization("tem", OrganizationKind.MINISTRY, Text("Työministeriö", "", ""))


def add(runner: Runner, noun: Organization) -> None:
    with runner.unit() as unit:
        unit.organizations.add(noun)
        unit.commit()


def rename(runner: Runner, name: str, *, commit: bool = True) -> None:
    with runner.unit() as unit:
        found = unit.organizations.get("tem")
        unit.organizations.save(replace(found, name=Text(name, "", "")))
        assert unit.organizations.get("tem").name.fi == name
        if commit:
            unit.commit()


def name(runner: Runner) -> str:
    with runner.unit() as unit:
        return str(unit.organizations.get("tem").name.fi)


def test_what_was_read_is_not_read_again(runner: Runner, queries: list[Any]) -> None:
    add(runner, TEM)
    name(runner)
    queries.clear()
    assert name(runner) == "Työministeriö"
    assert len(queries) == 1, "the revision alone"


def test_a_change_is_seen_at_once(runner: Runner) -> None:
    add(runner, TEM)
    name(runner)
    rename(runner, "Elinkeinoministeriö")
    assert name(runner) == "Elinkeinoministeriö"


def test_another_process_sees_the_change(runner: Runner, reopen: Callable[[], Database]) -> None:
    other = Runner(reopen(), PermitAll())
    add(runner, TEM)
    assert name(other) == "Työministeriö"
    rename(runner, "Elinkeinoministeriö")
    assert name(other) == "Elinkeinoministeriö"


def test_a_change_that_was_given_up_is_not_kept(runner: Runner) -> None:
    add(runner, TEM)
    rename(runner, "Hylätty", commit=False)
    assert name(runner) == "Työministeriö"


def test_an_older_snapshot_sees_what_was_true_then(runner: Runner) -> None:
    add(runner, TEM)
    with runner.unit() as early:
        assert early.organizations.get("tem").name.fi == "Työministeriö"
        rename(runner, "Elinkeinoministeriö")
        assert name(runner) == "Elinkeinoministeriö"
        assert early.organizations.get("tem").name.fi == "Työministeriö"
    assert name(runner) == "Elinkeinoministeriö"
