"""Instances: their state, their definition, and whether anything can wake them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from engine.model import DefinitionKind, IncidentState, InstanceState
from engine.runtime.state import State
from storage.doctor.rule import Finding, Patient, Rule
from storage.doctor.work import ENDED, MOST
from storage.tables import (
    definition,
    incident,
    instance,
    job,
    subscription,
    task,
    task_candidate,
)

_RUNNING = instance.c.state.in_((InstanceState.ACTIVE, InstanceState.SUSPENDED))


def _rows(patient: Patient, query: sa.Select[Any]) -> Iterator[Any]:
    yield from patient.link.connection.execute(query, execution_options={"yield_per": 200})


def _unreadable(patient: Patient) -> Iterator[Finding]:
    query = sa.select(instance.c.case_id, instance.c.seq, instance.c.blob).where(_RUNNING)
    for row in _rows(patient, query):
        try:
            State.decode(bytes(row.blob))
        except Exception as error:
            yield Finding(f"{row.case_id}.{row.seq}", f"{type(error).__name__}: {error}"[:200])


def _tokenless(patient: Patient) -> Iterator[Finding]:
    """Tasks are rows for lists; what stands in the process is the token that each waits with."""
    same = sa.and_(task.c.case_id == instance.c.case_id, task.c.instance_seq == instance.c.seq)
    query = (
        sa.select(task.c.case_id, task.c.seq, task.c.token, task.c.element_id, instance.c.blob)
        .join(instance, same)
        .where(_RUNNING, task.c.ended_at.is_(None))
        .order_by(task.c.case_id, task.c.instance_seq)
    )
    for row in _rows(patient, query):
        try:
            alive = {token.number for token in State.decode(bytes(row.blob)).tokens()}
        except Exception:
            continue  # told by the rule above
        if row.token not in alive:
            yield Finding(f"{row.case_id}.{row.seq}", f"nothing waits at {row.element_id} for it")


def _offered_otherwise(patient: Patient) -> Iterator[Finding]:
    """The candidates of open tasks lie beside them as rows, which lists are read from."""
    listed: dict[tuple[str, int], set[tuple[str, str]]] = {}
    for row in _rows(patient, sa.select(task_candidate)):
        listed.setdefault((row.case_id, row.task_seq), set()).add((row.kind, row.name))
    query = sa.select(
        task.c.case_id, task.c.seq, task.c.candidate_groups, task.c.candidate_users
    ).where(task.c.ended_at.is_(None))
    for row in _rows(patient, query):
        offered = {("group", name) for name in row.candidate_groups}
        offered |= {("user", name) for name in row.candidate_users}
        if offered != listed.get((row.case_id, row.seq), set()):
            yield Finding(f"{row.case_id}.{row.seq}", "is not listed for whom it is offered to")


def _undefined(patient: Patient) -> Iterator[Finding]:
    known = sa.exists().where(
        definition.c.kind == DefinitionKind.PROCESS,
        definition.c.key == instance.c.definition_key,
        definition.c.version == instance.c.definition_version,
    )
    for row in _rows(patient, sa.select(instance).where(_RUNNING, ~known).limit(MOST)):
        wanted = f"{row.definition_key} version {row.definition_version}"
        yield Finding(f"{row.case_id}.{row.seq}", f"runs on {wanted}, which is not there")


def _open_after_the_end(patient: Patient) -> Iterator[Finding]:
    ended = instance.c.state.in_(ENDED)
    for table, open_ in ((task, task.c.ended_at.is_(None)), (subscription, sa.true())):
        same = sa.and_(
            table.c.case_id == instance.c.case_id, table.c.instance_seq == instance.c.seq
        )
        query = sa.select(table).join(instance, same).where(ended, open_).limit(MOST)
        for row in _rows(patient, query):
            yield Finding(f"{row.case_id}.{row.seq}", f"{table.name} at {row.element_id}")


def _asleep(patient: Patient) -> Iterator[Finding]:
    waking = (
        _wakes(task, task.c.ended_at.is_(None)),
        _wakes(job, sa.true()),
        _wakes(subscription, sa.true()),
        _wakes(incident, incident.c.state == IncidentState.OPEN),
    )
    active = instance.c.state == InstanceState.ACTIVE
    query = sa.select(instance).where(active, ~sa.or_(*waking)).limit(MOST)
    for row in _rows(patient, query):
        yield Finding(f"{row.case_id}.{row.seq}", f"{row.definition_key} waits for nothing known")


def _wakes(table: sa.Table, condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        table.c.case_id == instance.c.case_id, table.c.instance_seq == instance.c.seq, condition
    )


RULES = (
    Rule(
        "state-unreadable", "The state of running processes cannot be read.",
        "Restore the last backup beside, and compare: something has written to the table.",
        _unreadable,
    ),
    Rule(
        "definition-missing", "Processes run on versions of a model that are not there.",
        "Deploy the package of that version again from its backup.", _undefined,
    ),
    Rule(
        "task-without-token", "Tasks are open that their process does not wait for.",
        "Nobody can complete them. Restore the last backup beside, and compare.", _tokenless,
    ),
    Rule(
        "offered-otherwise", "Tasks are missing from the lists of those who could do them.",
        "Move the instance from the element to itself: the task is offered anew.",
        _offered_otherwise,
    ),
    Rule(
        "open-after-the-end", "Tasks or subscriptions are open whose process has ended.",
        "They can be closed by migrating the case. Tell the makers.", _open_after_the_end,
    ),
    Rule(
        "nothing-wakes", "No task, timer, job, message, signal or incident can move these on.",
        "If the model waits for a condition there, all is well; else move the instance by hand.",
        _asleep, serious=False,
    ),
)  # fmt: skip
