"""Serving: the HTTP processes, and beside them the worker that runs what is due."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields

from granian import Granian
from granian.constants import Interfaces

from api.settings import PREFIX, Settings


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for processes of our own."""
    return {
        PREFIX + field.name.upper(): str(getattr(settings, field.name))
        for field in fields(settings)
    }


def serve(settings: Settings, processes: int = 1) -> None:
    """HTTP in `processes` processes of one thread each, until interrupted."""
    os.environ.update(environment(settings))
    Granian(
        "api.http.wsgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=1,
        log_enabled=False,
    ).serve()


@contextmanager
def worker_beside(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A worker process that lives as long as the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from api.cli import main; main()", "worker"],
        env={**os.environ, **environment(settings)},
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
