"""Claiming due jobs with a lease: SQLite under its writer's lock, PostgreSQL with SKIP LOCKED."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.model import Job, JobKind, JobState
from storage.database import Database
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Prepared, any_of
from storage.repositories.jobs import WAITING
from storage.tables import job

LEASE = timedelta(seconds=60)
LONGEST_LEASE = timedelta(days=1)
TAKEN_OVER = "!"
_JOBS = Mapper(job, Job)

_TOPICS: dict[tuple[str, ...], Prepared] = {}
_LOOKS: dict[tuple[str, ...], Prepared] = {}


def _due(topics: tuple[str, ...], only: bool) -> Any:
    """Due now: waiting, or running under a lease that has run out, or that nobody can have given
    but by a clock that had jumped ahead.

    `topics`: the service work that may be claimed; `only`: nothing but that. A moment is
    compared with `now`, so all nodes must tell the same time (`api.times.DatabaseClock`).
    """
    now = sa.bindparam("now", type_=job.c.due_at.type)
    waiting = sa.and_(any_of(job.c.state, WAITING), job.c.due_at <= now)
    latest = sa.bindparam("latest", type_=job.c.due_at.type)
    over = sa.or_(job.c.lease_until <= now, job.c.lease_until > latest)
    lapsed = sa.and_(job.c.state == JobState.RUNNING, over)
    ours = sa.and_(job.c.kind == JobKind.WORK, any_of(job.c.topic, topics))
    if not only:
        ours = sa.or_(job.c.kind != JobKind.WORK, any_of(job.c.topic, topics))
    return sa.and_(sa.or_(waiting, lapsed), ours)


def at(now: datetime) -> dict[str, Any]:
    """The moments that what is due is compared with."""
    return {"now": now, "latest": now + LONGEST_LEASE}


def due_query(
    topics: Collection[str], only: bool = False, behind: int = 0, one: bool = False
) -> sa.Select[Any]:
    """What a claim looks for, the longest due first; parameters of `at` and `most`."""
    query = sa.select(*_JOBS.columns).where(_due(tuple(sorted(topics)), only))
    if one:
        query = query.where(job.c.case_id == sa.bindparam("of_case"))
    for place in range(behind):
        query = query.where(job.c.case_id != sa.bindparam(f"behind_{place}"))
    query = query.order_by(job.c.due_at, job.c.priority.desc(), job.c.case_id, job.c.seq)
    return query.limit(sa.bindparam("most", type_=sa.Integer))


def _select(topics: tuple[str, ...], only: bool, behind: int = 0, one: bool = False) -> Prepared:
    key = (str(only), str(behind), str(one), *topics)
    if key not in _TOPICS:

        def build(dialect: str) -> Any:
            query = due_query(topics, only, behind, one)
            return query.with_for_update(skip_locked=True) if dialect == "postgresql" else query

        _TOPICS[key] = Prepared(build)
    return _TOPICS[key]


_MARK = Prepared(
    sa.update(job).where(
        job.c.case_id == sa.bindparam("k_case"), job.c.seq == sa.bindparam("k_seq")
    ),
    ["state", "attempts", "lease_owner", "lease_until"],
)
_CHANGE = Prepared(
    sa.update(job).where(
        job.c.case_id == sa.bindparam("k_case"),
        job.c.seq == sa.bindparam("k_seq"),
        job.c.lease_owner == sa.bindparam("k_owner"),
    ),
    ["state", "attempts", "lease_owner", "lease_until"],
)


def claim(
    database: Database,
    now: datetime,
    topics: Collection[str],
    *,
    most: int = 20,
    lease: timedelta = LEASE,
    worker: str = "worker",
    only: bool = False,
    behind: Collection[str] = (),
    case_id: str = "",
) -> list[Job]:
    """Up to `most` due jobs, now leased to the caller, their attempt counted. What was taken over
    from a worker that died is counted when it is begun (`begin`), since nobody knows whether it
    was, or lay behind the job that killed the worker. `topics` bounds service work; `behind` are
    cases whose turn is over for now, so that one with many jobs does not keep others waiting;
    `case_id` asks for those of one case.
    """
    select = _select(tuple(sorted(topics)), only, len(behind), bool(case_id))
    params: dict[str, Any] = {**at(now), "most": most}
    params |= {f"behind_{place}": each for place, each in enumerate(sorted(behind))}
    if case_id:
        params["of_case"] = case_id
    with database.writing() as link:
        found = [_JOBS.read(row) for row in link.rows(select, params)]
        mark = f"{worker[:60]}:{uuid4().hex[:12]}"
        claimed = [_leased(each, now + lease, mark) for each in found]
        if claimed:
            link.write([Write(_MARK, [_marked(each) for each in claimed])])
    return claimed


def _leased(found: Job, until: datetime, mark: str) -> Job:
    lapsed = found.state is JobState.RUNNING
    return changed(
        found,
        state=JobState.RUNNING,
        attempts=found.attempts + (not lapsed),
        lease_owner=mark + TAKEN_OVER if lapsed else mark,
        lease_until=until,
    )


def is_taken_over(claimed: Job) -> bool:
    """Whether the one who held it before has died."""
    return claimed.lease_owner.endswith(TAKEN_OVER)


def begin(database: Database, claimed: Job) -> Job:
    """Counts the attempt of a job that was taken over, before anything of it is tried."""
    begun = changed(claimed, attempts=claimed.attempts + 1)
    values = {**_marked(begun), "k_owner": begun.lease_owner}
    with database.writing() as link:
        link.write([Write(_CHANGE, values)])
    return begun


def give_back(database: Database, jobs: Sequence[Job]) -> None:
    """Ends the claims on jobs that were not tried: another may run them at once."""
    untried = [
        {
            **_marked(each),
            "state": JobState.RETRYING if each.error else JobState.SCHEDULED,
            "attempts": each.attempts - (not is_taken_over(each)),
            "lease_owner": "",
            "lease_until": None,
            "k_owner": each.lease_owner,
        }
        for each in jobs
    ]
    with database.writing() as link:
        link.write([Write(_CHANGE, untried)])


def _marked(each: Job) -> dict[str, Any]:
    return {
        "k_case": each.key.case_id,
        "k_seq": each.key.seq,
        "state": each.state,
        "attempts": each.attempts,
        "lease_owner": each.lease_owner,
        "lease_until": each.lease_until,
    }


def any_due(database: Database, now: datetime, topics: Collection[str]) -> bool:
    """Whether a claim would find something: a read, which keeps idle workers off the lock."""
    key = tuple(sorted(topics))
    if key not in _LOOKS:
        _LOOKS[key] = Prepared(sa.select(job.c.seq).where(_due(key, False)).limit(1))
    with database.glancing() as link:
        return bool(link.raw(_LOOKS[key], at(now))[1])


def overdue_cases(
    database: Database, before: datetime, topics: Collection[str], most: int = 100
) -> list[str]:
    """Cases with jobs due before that moment that nobody holds."""
    query = sa.select(job.c.case_id).where(_due(tuple(sorted(topics)), False)).distinct()
    with database.reading() as link:
        return list(link.connection.execute(query.limit(most), at(before)).scalars())


def next_due(database: Database) -> datetime | None:
    """When the next waiting job is due, or a lease runs out; None when there is neither."""
    with database.reading() as link:
        waiting = sa.select(sa.func.min(job.c.due_at)).where(any_of(job.c.state, WAITING))
        running = sa.select(sa.func.min(job.c.lease_until)).where(job.c.state == JobState.RUNNING)
        found = [_moment(link.connection.execute(query).scalar()) for query in (waiting, running)]
    return min((each for each in found if each is not None), default=None)


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
