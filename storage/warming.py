"""The cases of claimed jobs read together, before one job after the other asks for its own.

A worker meets cases that nobody has touched for long: each would be read by three queries of its
own. What is read here is kept as all that has been read is (`storage.repositories.hydrated`): the
job looks whether it still holds, and reads it anew where it does not. A timer does not even look,
since it asks for nothing but its case: it is kept as it was claimed, and its commit proves that the
case has not moved and that the lease is still the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.model import Instance, Job, JobKind, Key
from storage.database import Database
from storage.mapping import Mapper
from storage.prepared import Prepared
from storage.repositories.cases import COLUMNS, read_case, read_roles
from storage.repositories.hydrated import Hydrated
from storage.tables import case, case_role, instance

AT_ONCE = 20
"""Keys in one query: its text is compiled once, so that the last key fills what is left."""
FEWEST = 4
"""Fewer are read as quickly one by one."""

_IDS = [f"id_{place}" for place in range(AT_ONCE)]
_SEQS = [f"seq_{place}" for place in range(AT_ONCE)]
_INSTANCE = Mapper(instance, Instance)


def _among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return column.in_([sa.bindparam(name, type_=column.type) for name in _IDS])


_CASES = Prepared(sa.select(*COLUMNS).where(_among(case.c.id)))
_ROLES = Prepared(
    sa.select(case_role.c.case_id, case_role.c.role, case_role.c.party_kind, case_role.c.party_id)
    .where(_among(case_role.c.case_id))
    .order_by(case_role.c.case_id, case_role.c.role, case_role.c.position)
)
_INSTANCES = _INSTANCE.where(
    sa.or_(
        *(
            (instance.c.case_id == sa.bindparam(case_id)) & (instance.c.seq == sa.bindparam(seq))
            for case_id, seq in zip(_IDS, _SEQS, strict=True)
        )
    )
)


def warm(database: Database, jobs: Sequence[Job]) -> None:
    """Reads the cases and instances of the jobs, where they are several and not known yet."""
    known = database.hydration.get
    keys = dict.fromkeys(
        (each.key.case_id, each.instance_seq)
        for each in jobs
        if each.instance_seq is not None and known(each.key.case_id) is None
    )
    wanted = [Key(*key) for key in keys]
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        if len(some) >= FEWEST:
            _read(database, some)
    for each in jobs:
        if each.kind is JobKind.TIMER:
            _note(database, each)


def _note(database: Database, timer: Job) -> None:
    """Keeps the timer with its case, where its instance is kept."""
    kept = database.hydration.get(timer.key.case_id)
    if kept is not None and (timer.key.case_id, timer.instance_seq) in kept.instances:
        database.hydration.keep(changed(kept, jobs={**kept.jobs, timer.key: timer}))


def _read(database: Database, keys: Sequence[Key]) -> None:
    filled = [*keys, *[keys[-1]] * (AT_ONCE - len(keys))]
    params: dict[str, Any] = dict(zip(_IDS, [key.case_id for key in filled], strict=True))
    params |= zip(_SEQS, [key.seq for key in filled], strict=True)
    with database.reading() as link:  # one snapshot: a case and its instances belong together
        cases = link.rows(_CASES, params)
        roles = link.rows(_ROLES, params)
        instances = [_INSTANCE.read(row) for row in link.rows(_INSTANCES, params)]
    parties = {
        case_id: read_roles(row[1:] for row in rows)
        for case_id, rows in groupby(roles, key=itemgetter(0))
    }
    for row in cases:
        noun, head = read_case(row, parties.get(row[0], {}))
        its_own = {each.key: each for each in instances if each.key.case_id == noun.id}
        database.hydration.keep(Hydrated(noun, head, its_own, {}, unbarred=False))
