"""What a new installation starts with: the source's registers, accounts and processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from api.packages import package
from api.wiring import Application
from engine.commands.deploy import Deploy
from engine.model import SYSTEM
from storage.seed import load_source
from storage.sessions import set_account

ADMINISTRATOR = "yllapitaja"
GRANTS = ("admin", "audit", "deploy", "operate")


def set_up(application: Application, models: Path) -> Iterator[str]:
    """Does what has not been done yet and tells it, a line each."""
    now = application.clock.now()
    if load_source(application.runner, now):
        set_account(application.database, ADMINISTRATOR, GRANTS)
        yield "the source's bodies, posts and persons are in the register"
    answer = application.run(Deploy("bpmn", package(models), "delivered"), SYSTEM, now)
    made = [each["key"] for each in answer["definitions"] if each["kind"] == "process"]
    if made:
        yield f"deployed: {', '.join(made)}"
