"""`paatospolku worker`: runs what is due until it is told to stop."""

from __future__ import annotations

import signal
import threading
from datetime import timedelta

import click

from api.settings import load


@click.command("worker")
def command() -> None:
    """Run due timers, service work, mail and documents."""
    from api import logs
    from api.clock import Clock
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
    clock.start()
    try:
        with health_beside(application, lambda: clock.is_alive):
            while not told.wait(1.0):
                if not clock.is_alive:
                    raise click.ClickException("the workers ended; their last words are above")
    finally:
        ended = clock.stop()
    if ended:
        application.close()
