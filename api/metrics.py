"""Prometheus metrics: counted in each process, added up over the processes of one node.

What lies in the database (queue, lags, incidents) is asked for at each scrape.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache

import prometheus_client as prometheus
import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from engine.model import Job
from storage.database import Database
from storage.queries.health import Health, health
from storage.watch import FAILED, Told

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_LATE = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600)
_log = structlog.get_logger()

COMMANDS = prometheus.Counter(
    "paatospolku_commands_total", "Commands by what became of them", ["command", "outcome"]
)
COMMAND_SECONDS = prometheus.Histogram(
    "paatospolku_command_seconds", "From call to commit", ["command"], buckets=_FAST
)
REQUEST_SECONDS = prometheus.Histogram(
    "paatospolku_request_seconds", "HTTP requests", ["operation", "status"], buckets=_FAST
)
JOB_LATE_SECONDS = prometheus.Histogram(
    "paatospolku_job_late_seconds", "Due to begun, by kind of job", ["kind"], buckets=_LATE
)


counted = lru_cache(maxsize=None)(COMMANDS.labels)
commands_timed = lru_cache(maxsize=None)(COMMAND_SECONDS.labels)
requests_timed = lru_cache(maxsize=None)(REQUEST_SECONDS.labels)
"""Each combination of labels is looked up once."""


def command_told(told: Told) -> None:
    """Counts a command and logs it, with its case."""
    counted(told.command, told.outcome).inc()
    commands_timed(told.command).observe(told.seconds)
    level = _log.error if told.outcome == FAILED else _log.info
    level(
        "command",
        command=told.command,
        outcome=told.outcome,
        actor=told.actor,
        case=told.case_number,
        case_id=told.case_id,
        ms=round(told.seconds * 1000, 1),
        **({"attempts": told.attempts} if told.attempts > 1 else {}),
        **({"fault": told.fault} if told.fault else {}),
    )


def job_told(job: Job, now: datetime) -> None:
    """Notes how late a job begins; one that is tried again counts from its new due time."""
    JOB_LATE_SECONDS.labels(job.kind).observe(max(0.0, (now - job.due_at).total_seconds()))


class DatabaseCollector:
    """The state of the queue, read when somebody asks."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """One gauge each; `paatospolku_database_up` alone where the database is away."""
        try:
            with self._database.reading() as link:
                found = health(link.connection, self._now())
        except Exception as error:
            _log.warning("database away", fault=type(error).__name__)
            yield _gauge("database_up", "Whether the database answers", 0)
            return
        yield _gauge("database_up", "Whether the database answers", 1)
        yield from _gauges(found)


def _gauges(found: Health) -> Iterator[Metric]:
    jobs = GaugeMetricFamily("paatospolku_jobs", "Jobs by state", labels=["state"])
    for state, count in found.jobs.items():
        jobs.add_metric([state], count)
    yield jobs
    yield _gauge("jobs_due", "Jobs that are due and that nobody has begun", found.due)
    yield _gauge("job_lag_seconds", "How long the oldest of them is due", found.lag)
    yield _gauge("timer_lag_seconds", "The same of timers alone", found.timer_lag)
    yield _gauge("incidents_open", "What waits for an administrator", found.incidents)
    yield _gauge("unanchored_cases", "Logs grown since the last anchor", found.unanchored)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"paatospolku_{name}", text, value=value)


def exposition(database: Database, now: Callable[[], datetime]) -> bytes:
    """All metrics of this node as text."""
    registry = prometheus.CollectorRegistry()
    registry.register(DatabaseCollector(database, now))
    counted = prometheus.CollectorRegistry() if FOLDER in os.environ else prometheus.REGISTRY
    if FOLDER in os.environ:
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    return prometheus.generate_latest(registry) + prometheus.generate_latest(counted)
