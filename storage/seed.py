"""Loads the source case: its registers and the case itself, as often as one likes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.commands.cases import StartCase
from engine.model import SYSTEM
from processes.signatures import series
from processes.source import case as source
from processes.source.seed import SOURCE, Seed
from storage.run import Runner
from storage.tables import case


def load_source(runner: Runner, now: datetime) -> str:
    """The registers of the source and its case with the roles bound; answers the case's id.

    What is there already stays as it is: a second load changes nothing. The secretariat is not
    appointed by it: that is the first process's work.
    """
    with runner.unit() as unit:
        if load_registers(unit, SOURCE):
            unit.commit()
    return _case_id(runner) or _open_case(runner, now)


def load_registers(uow: Any, seed: Seed) -> int:
    """Adds what is missing, in the order of the references; answers how many were added."""
    added = 0
    for register, nouns in (
        (uow.organizations, seed.organizations),
        (uow.people, seed.persons),
        (uow.bodies, seed.bodies),
        (uow.posts, seed.posts),
        (uow.memberships, seed.memberships),
    ):
        for noun in nouns:
            if register.find(noun.id) is None:
                register.add(noun)
                added += 1
    return added


def _case_id(runner: Runner) -> str | None:
    with runner.database.reading() as link:
        query = sa.select(case.c.id).where(case.c.number == source.NUMBER)
        return link.connection.execute(query).scalar()


def _open_case(runner: Runner, now: datetime) -> str:
    command = StartCase(
        title=source.TITLE.fi,
        title_sv=source.TITLE.sv,
        title_en=source.TITLE.en,
        number=source.NUMBER,
        business_key=source.NUMBER,
        project_number=source.PROJECT_NUMBER,
        register=source.REGISTER,
        roles=source.ROLES,
    )
    case_id: str = runner.run(command, SYSTEM, now)["case_id"]
    with runner.unit() as unit:
        unit.numbers.reserve(document_series(), source.FIRST_FREE_NUMBER - 1)
        unit.commit()
    return case_id


def document_series() -> str:
    """The series that the case's document numbers come from: the decision is number 12."""
    return series(source.NUMBER, source.REGISTER)
