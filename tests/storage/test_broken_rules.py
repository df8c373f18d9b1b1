"""A command that breaks a rule of the tables is a clear Conflict at once, not a busy system."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

import pytest

from engine.commands.registry import Answer, Command, handles
from engine.errors import Conflict
from engine.model import SYSTEM
from engine.ports import Context
from engine.text import Text
from processes.bodies import Post
from processes.people import Organization, OrganizationKind
from storage.run import Runner

NOW = datetime(2023, 9, 5, 9, tzinfo=UTC)


class AddBlindly(Command, frozen=True):
    """Adds without looking whether it is there."""

    action: ClassVar[str] = "add-blindly"
    noun: Any


@handles(AddBlindly)
def add_blindly(command: AddBlindly, uow: Any, context: Context) -> Answer:
    register = uow.posts if isinstance(command.noun, Post) else uow.organizations
    register.add(command.noun)
    return {}


@pytest.mark.parametrize(
    ("noun", "code"),
    [
        (Organization("kaupunki", OrganizationKind.CITY, Text("a", "a", "a")), "already-there"),
        (Post("x.chair", "ei-ole", "chair", Text("a", "a", "a")), "missing-reference"),
    ],
)
def test_it_is_told_and_logged_once(runner: Runner, noun: Any, code: str) -> None:
    first = Organization("kaupunki", OrganizationKind.CITY, Text("a", "a", "a"))
    runner.run(AddBlindly(first), SYSTEM, NOW)
    with pytest.raises(Conflict) as caught:
        runner.run(AddBlindly(noun), SYSTEM, NOW)
    assert caught.value.code == code
    assert caught.value.reason_fi
    with runner.unit() as unit:
        query = "SELECT reason FROM audit WHERE action = 'add-blindly' AND NOT ok"
        rows = unit.connection.exec_driver_sql(query).all()
    assert [row[0].split(":")[0] for row in rows] == [code]
