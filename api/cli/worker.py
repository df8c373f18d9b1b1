"""`paatospolku worker`: runs what is due until it is told to stop."""

from __future__ import annotations

import signal

import click

from api.settings import load


@click.command("worker")
def command() -> None:
    """Run due timers, service work, mail and documents."""
    from api.clock import Ticker
    from api.wiring import wire

    settings = load()
    application = wire(settings)
    ticker = Ticker(application, poll=settings.worker_poll, batch=settings.worker_batch)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ticker.stop())
    try:
        ticker.run()
    finally:
        application.close()
