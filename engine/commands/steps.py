"""Takes an instance one step on: state in, state out, and its effects as rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec.structs import replace as changed

from engine.commands.effects import Effects
from engine.deadlines import Basis, Shift, WorkingDays, as_day
from engine.errors import InvalidState, NotFound
from engine.model import Case, Instance, InstanceState, Key
from engine.ports import Context, UnitOfWork
from engine.runtime.commands import Command
from engine.runtime.effects import Effect
from engine.runtime.environment import Environment
from engine.runtime.state import State
from engine.runtime.step import step

RUNNING = (InstanceState.ACTIVE, InstanceState.SUSPENDED)


def shifted(due: datetime, basis: str, shift: str) -> datetime:
    """A due time after the policy of its basis (150/1930), the wall clock kept."""
    deadline = WorkingDays().deadline(
        as_day(due), Basis(basis or Basis.AUTHORITY_SET), Shift(shift) if shift else None
    )
    return deadline.carry(due) if deadline.moved else due


ENVIRONMENT = Environment(shift=shifted)


def advance(
    uow: UnitOfWork, context: Context, case: Case, instance: Instance, command: Command
) -> list[Effect]:
    """Applies the command to the instance of the locked case and writes what it did."""
    if instance.state not in RUNNING:
        raise InvalidState(
            f"the process has ended ({instance.state})",
            reason_fi="Prosessi on jo päättynyt.",
            code="instance-ended",
        )
    library = uow.definitions.library()
    made = step(
        library, State.decode(instance.blob) if instance.blob else State.empty(),
        command, context.now, ENVIRONMENT,
    )  # fmt: skip
    moved = changed(instance, blob=made.state.encode())
    uow.instances.save(moved)
    Effects(uow, context, case, moved, library).apply(made.effects)
    return made.effects


def running(uow: UnitOfWork, key: Key) -> Instance:
    """The instance; NotFound, or InvalidState when it has ended."""
    instance = uow.instances.get(key)
    if instance.state not in RUNNING:
        raise InvalidState(
            f"the process has ended ({instance.state})",
            reason_fi="Prosessi on jo päättynyt.",
            code="instance-ended",
        )
    return instance


def visible(instance: Instance, token: int) -> dict[str, Any]:
    """The variables that are seen where a live token stands; NotFound when there is none."""
    found = State.decode(instance.blob).visible(token)
    if found is None:
        raise NotFound(f"there is no token {token}", code="no-such-token")
    return found
