"""Many: cases with waiting timers, open tasks, and a start-up that does not look at them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from api import server
from api.http.app import create_app
from api.settings import Settings
from api.wiring import wire
from benchmarks import models
from benchmarks.http import called, settings_of
from benchmarks.report import Report
from benchmarks.timing import Watch, cpu_us
from benchmarks.world import NOW, OFFICIAL, World, worlds
from storage.claims import any_due, at, due_query
from storage.tables import metadata
from storage.worker import Worker

COPIED = ("case", "case_role", "instance", "task", "task_candidate", "job", "activity", "audit")
PARTIES = 5000
LATER = NOW + timedelta(days=2)


def run(report: Report) -> None:
    """On SQLite NORMAL and on PostgreSQL; quickly on SQLite alone."""
    with worlds(report.times(3, 1)) as found:
        for world in found:
            if world.synchronous == "FULL" and world.database.is_sqlite:
                continue
            cases = report.times(100_000, 200)
            report.section(f"Many, {world.name}")
            few = _started(report, world)
            _timers(report, world, cases)
            _tasks(report, world, cases)
            many = _started(report, world)
            report.add("start-up with next to no cases", few, "s CPU")
            report.add(f"start-up with {2 * cases} more / without", many / few, "×", 1.2)


# ---- seeding: one case that the product made, copied by the database itself


def copy_case(world: World, template: str, first: int, count: int, parties: int = 1) -> None:
    """`count` copies of a case and all that belongs to it, with scattered ids.

    Where `parties` is given, the roles of each are bound to one of so many other bodies.
    """
    for name in COPIED:
        table = metadata.tables[name]
        changed = {"case_id" if "case_id" in table.c else "id": _id(world)}
        if name == "case":
            changed["number"] = "'B/' || i"
        if name == "case_role" and parties > 1:
            other = f"'body-' || (i % {parties})"
            changed["party_id"] = f"CASE WHEN i % {parties} = 0 THEN party_id ELSE {other} END"
        columns = [column.name for column in table.c]
        values = [changed.get(each, _quoted(each)) for each in columns]
        own = "id" if name == "case" else "case_id"
        given = "" if world.database.is_sqlite else "::uuid"
        text = (
            f"{_numbers(world)} INSERT INTO {_quoted(name)} "
            f"({', '.join(map(_quoted, columns))}) SELECT {', '.join(values)} "
            f"FROM {_quoted(name)}, numbers WHERE {_quoted(name)}.{own} = '{template}'{given}"
        )
        with world.database.writing() as link:
            link.connection.execute(sa.text(text.replace("::", r"\:\:")), _span(first, count))
        _analyse(world, name)


def _span(first: int, count: int) -> dict[str, int]:
    return {"first": first, "last": first + count - 1}


def _analyse(world: World, name: str) -> None:
    """PostgreSQL checks foreign keys by a plan that it made while the table was empty, else."""
    if not world.database.is_sqlite:
        with world.database.engine.connect() as connection:
            connection.exec_driver_sql(f"ANALYZE {_quoted(name)}")


def _numbers(world: World) -> str:
    if world.database.is_sqlite:
        return (
            "WITH RECURSIVE numbers(i) AS "
            "(SELECT :first UNION ALL SELECT i + 1 FROM numbers WHERE i < :last)"
        )
    return (
        "WITH numbers AS (SELECT i FROM generate_series("
        "CAST(:first AS bigint), CAST(:last AS bigint)) AS s(i))"
    )


def _id(world: World) -> str:
    """A case id that differs for each number and does not grow with it."""
    scattered = "((i * 2654435761) & 4294967295)"
    tail = "'-0000-4000-8000-000000000000'"
    if world.database.is_sqlite:
        return f"printf('%08x', {scattered}) || {tail}"
    return f"CAST(lpad(to_hex({scattered}), 8, '0') || {tail} AS uuid)"


def _quoted(name: str) -> str:
    return f'"{name}"'


# ---- timers


def _timers(report: Report, world: World, cases: int) -> None:
    world.deploy(models.timer())
    template = world.start("timer", title="Malli")
    worker = Worker(world.runner, batch=100)
    idle = cpu_us(lambda: worker.run_once(NOW), report.times(50, 2))
    copy_case(world, template, 1, cases, parties=report.times(PARTIES, 10))
    crowded = cpu_us(lambda: worker.run_once(NOW), report.times(50, 2))
    report.add(f"a look for due work, {cases} timers wait", crowded, "µs CPU")
    report.add("  against one timer that waits", crowded / idle, "×", 2)
    scans = [
        each
        for each in _plan(world, due_query(world.runner.handlers), {**at(NOW), "most": 20})
        if _scan(each)
    ]
    target = None if report.quick else 0  # of a small table PostgreSQL reads all, and rightly so
    report.add("  scans in its plan", len(scans), "", target, note="; ".join(scans))
    assert not any_due(world.database, NOW, world.runner.handlers)
    _fire(report, world, worker, cases)


def _fire(report: Report, world: World, worker: Worker, cases: int) -> None:
    """A thousand of them are due at once."""
    due = report.times(1000, 20)
    job = metadata.tables["job"]
    chosen = sa.select(job.c.case_id).where(job.c.kind == "timer").limit(due)
    with world.database.writing() as link:
        link.connection.execute(
            sa.update(job).where(job.c.case_id.in_(chosen)).values(due_at=NOW - timedelta(hours=1))
        )
    cpu, wall = time.process_time(), time.monotonic()
    fired = worker.run_due(NOW)
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    assert fired == due, fired
    name = f"{due} due at once among {cases}: fired by one worker"
    report.add(name, due / cpu, "/s CPU", 500, least=True, note=f"{due / wall:.0f} /s wall")


def _plan(world: World, query: Any, params: Mapping[str, Any]) -> list[str]:
    """The database's own words on how it would find the rows."""
    with world.database.reading() as link:
        dialect = sqlite.dialect() if world.database.is_sqlite else postgresql.dialect()
        known = query.params(**params)
        text = str(known.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        explain = "EXPLAIN QUERY PLAN" if world.database.is_sqlite else "EXPLAIN"
        rows = link.driver.execute(f"{explain} {text}").fetchall()
    return [str(row[-1]).strip() for row in rows]


def _scan(line: str) -> bool:
    """Whether a line of a plan says that a whole table is read."""
    return line.startswith("SCAN") or "Seq Scan" in line


# ---- tasks


def _tasks(report: Report, world: World, cases: int) -> None:
    """Ten open tasks a case, offered to bodies; the person belongs to one of `PARTIES`."""
    world.deploy(models.parallel(10))
    template = world.start("parallel", title="Malli")
    copy_case(world, template, 10_000_001, cases, parties=report.times(PARTIES, 10))
    watch = Watch()
    with tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as folder:
        application = wire(settings_of(_url(world), folder))
        ask = partial(called, create_app(application).wsgi_app)
        token = ask("POST", "/api/v1/sessions", {"person": OFFICIAL.id})["token"]
        for _ in range(report.times(200, 3)):
            with watch:
                page = ask("GET", "/api/v1/tasks", b"", token)
        application.close()
    assert page["items"], "the person has tasks"
    total = 10 * cases
    name = f"a person's list among {total} open tasks, GET /tasks, p95"
    report.add(name, watch.slowest(0.95) / 1000, "ms wall", 20)
    report.add("  median", watch.wall / 1000, "ms wall", note=f"CPU {watch.cpu / 1000:.1f} ms")


def _url(world: World) -> str:
    return world.database.url.render_as_string(hide_password=False)


# ---- start-up


def _started(report: Report, world: World) -> float:
    """CPU seconds of a process that opens the database and makes the application."""
    made = "from api.http.wsgi import app; import time; print(time.process_time())"
    settings = Settings(database=_url(world), synchronous="NORMAL", migrate=True)
    env = {**os.environ, **server.environment(settings)}
    command = [sys.executable, "-c", made]
    found = []
    for _ in range(report.times(3, 1)):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        found.append(float(done.stdout.split()[-1]))
    return statistics.median(found)
