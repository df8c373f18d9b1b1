"""`paatospolku worker`: runs what is due until it is told to stop."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click
import structlog

from api.settings import load

if TYPE_CHECKING:
    from storage.worker import Worker


STUCK = 70


@click.command("worker")
def command() -> None:
    """Run due timers, service work, mail and documents."""
    from api import logs
    from api.clock import Clock
    from api.memory import settled
    from api.metrics import command_told, job_told
    from api.notices import look_out
    from api.server import health_beside
    from api.wiring import wire
    from storage.worker import Worker

    settings = load()
    logs.configure(settings)
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    application = wire(settings)
    application.runner.watch = command_told
    workers = [
        Worker(
            application.runner,
            batch=settings.worker_batch,
            lease=timedelta(seconds=settings.worker_lease),
            watch=job_told,
        )
        for _ in range(settings.worker_threads)
    ]
    clock = Clock(
        application.carrier,
        workers,
        application.clock.now,
        settings.worker_poll,
        lambda now: look_out(application.runner, now, settings.base_url, settings.zone),
    )
    settled()
    clock.start()
    try:
        with health_beside(application, lambda: clock.is_alive):
            while not told.wait(1.0):
                if not clock.is_alive:
                    raise click.ClickException("the workers ended; their last words are above")
                end_if_stuck(workers, settings.worker_patience)
    finally:
        ended = clock.stop()
    if ended:
        application.close()


def end_if_stuck(workers: Sequence[Worker], patience: float) -> None:
    """Ends this process, for its supervisor to begin it anew, when a job does not come to its end.

    No thread can be ended from outside. The job's attempt is counted, so that after some such
    ends it is an incident; the others go on meanwhile, here after the restart and elsewhere.
    """
    for worker in workers:
        at_hand = worker.at_hand
        if at_hand is not None and at_hand[1] > patience:
            job, seconds = at_hand
            structlog.get_logger().error(
                "job stuck", job=str(job.key), topic=job.topic or job.kind, seconds=round(seconds)
            )
            os._exit(STUCK)
