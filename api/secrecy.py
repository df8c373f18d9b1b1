"""Which cases somebody may know of: lists, mails and exports all ask here."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from engine.authority import Publicity
from engine.deadlines import as_day
from engine.model import Actor
from processes.access import sees_case
from storage.queries.secrecy import secret_cases_around
from storage.run import Runner
from storage.tables import case


def visible_to(
    actor: Actor, now: datetime, runner: Runner, connection: sa.Connection
) -> sa.ColumnElement[bool]:
    """The condition on `case` rows that the actor may know of at the moment."""
    mine = _secret_cases(actor, now, runner, connection)
    open_to_all = case.c.publicity != Publicity.SECRET
    return sa.or_(open_to_all, case.c.id.in_(mine)) if mine else open_to_all


def _secret_cases(
    actor: Actor, now: datetime, runner: Runner, connection: sa.Connection
) -> list[str]:
    """Those near the actor, each judged by the core."""
    if actor.person_id is None:
        return []
    near = secret_cases_around(connection, actor.person_id, as_day(now))
    if not near:
        return []
    with runner.unit() as uow:
        return [each for each in near if sees_case(actor, uow.cases.get(each), now, uow)]
