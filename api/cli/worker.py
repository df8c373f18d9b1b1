"""`paatospolku worker`: runs what is due until it is told to stop."""

from __future__ import annotations

import signal
import threading

import click

from api.settings import load


@click.command("worker")
def command() -> None:
    """Run due timers, service work, mail and documents."""
    from api.clock import Clock
    from api.wiring import wire
    from storage.worker import Worker

    settings = load()
    application = wire(settings)
    workers = [
        Worker(application.runner, batch=settings.worker_batch)
        for _ in range(settings.worker_threads)
    ]
    clock = Clock(application.carrier, workers, application.clock.now, settings.worker_poll)
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    clock.start()
    try:
        while not told.wait(1.0):
            if not clock.is_alive:
                raise click.ClickException("the worker died; its last words are above")
    finally:
        clock.stop()
        application.close()
