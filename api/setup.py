"""What a new installation starts with: the source's registers, accounts and processes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from api.packages import package
from api.wiring import Application
from engine.commands.deploy import Deploy
from engine.model import SYSTEM
from engine.text import Text
from processes.accounts import GRANTS
from processes.commands.accounts import AddAccount
from processes.commands.registers import AddPerson
from storage.seed import load_source

ADMINISTRATORS = {"yllapitaja-1": "Ylläpitäjä 1", "yllapitaja-2": "Ylläpitäjä 2"}
TITLE = Text("järjestelmän ylläpitäjä", "systemadministratör", "system administrator")


def _administrators(application: Application, now: datetime) -> bool:
    """Two administrators, since whoever deploys a change is not the one who approves it.

    Whether there was one to add.
    """
    added = False
    for person_id, name in ADMINISTRATORS.items():
        with application.runner.unit() as unit:
            known = unit.people.find(person_id) is not None
        if not known:
            application.run(AddPerson(name, TITLE, id=person_id), SYSTEM, now)
            application.run(AddAccount(person_id, grants=frozenset(GRANTS)), SYSTEM, now)
            added = True
    return added


def set_up(application: Application, models: Path) -> Iterator[str]:
    """Does what has not been done yet and tells it, a line each."""
    now = application.clock.now()
    load_source(application.runner, now)
    if _administrators(application, now):
        yield "the source's bodies, posts and persons are in the register"
    answer = application.run(Deploy("bpmn", package(models), "delivered"), SYSTEM, now)
    made = [each["key"] for each in answer["definitions"] if each["kind"] == "process"]
    if made:
        yield f"deployed: {', '.join(made)}"
