"""Who may know of a case: all of one that is not secret, the cleared alone of a secret one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from api.http.operation import Call
from api.secrecy import visible_to
from engine.authority import Publicity
from engine.model import Key, Task
from processes.access import sees_case, sees_work
from processes.commands.act import required
from storage.queries.cases import case_of
from storage.queries.secrecy import known_among, secret_among


def visible_cases(call: Call, connection: sa.Connection) -> sa.ColumnElement[bool]:
    """The condition on `case` rows that the caller may know of."""
    return visible_to(call.actor, call.now, call.app.runner, connection)


def unseen_cases(call: Call, connection: sa.Connection, rows: Iterable[sa.Row[Any]]) -> set[str]:
    """Of the rows' cases the secret ones that the caller may not know of: tell nothing of these."""
    return unseen_among(call, connection, {row.case_id for row in rows})


def unseen_among(call: Call, connection: sa.Connection, case_ids: set[str]) -> set[str]:
    """Of these cases the secret ones that the caller may not know of."""
    secret = secret_among(connection, case_ids)
    return secret - known_among(connection, secret, visible_cases(call, connection))


def may_see_case(call: Call, connection: sa.Connection, case_id: str) -> sa.Row[Any]:
    """The case's row; NotFound where there is none or the caller may not know of it."""
    row = case_of(connection, case_id)
    if row is None or not _sees(call, row):
        raise call.missing("case", "Asiaa")
    return row


def may_see_form(call: Call, uow: Any, key: Key) -> Task:
    """The task, for whoever takes part in its case or is named for it.

    NotFound where the caller may not know of the case, NotAllowed where of its preparation.
    """
    may_see_case(call, uow.connection, key.case_id)
    task: Task = uow.tasks.get(key)
    named = {task.assignee, task.claimant, task.delegated_to, *task.candidate_users}
    if call.actor.person_id is None or call.actor.person_id not in named:
        required(sees_work(call.actor, uow.cases.get(key.case_id), call.now, uow))
    return task


def _sees(call: Call, row: sa.Row[Any]) -> bool:
    if row.publicity != Publicity.SECRET:
        return True
    with call.app.runner.unit() as uow:
        return bool(sees_case(call.actor, uow.cases.get(row.id), call.now, uow))
