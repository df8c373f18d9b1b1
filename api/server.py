"""Serving: the HTTP processes, and beside them the worker that runs what is due."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from flask import Flask
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from werkzeug.serving import make_server

from api.http.health import add_health
from api.settings import PREFIX, Settings
from engine.errors import InvalidInput, InvalidState

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
STOP_S = 30


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for processes of our own."""
    return {
        PREFIX + field.name.upper(): str(getattr(settings, field.name))
        for field in fields(settings)
    }


def serve(settings: Settings, processes: int = 1) -> None:
    """HTTP in `processes` processes of one thread each, until interrupted or terminated.

    A request at hand comes to its end, in `STOP_S` seconds at most; a process that dies is
    replaced. The processes count in files of a common folder, so that one answers for all.
    InvalidInput where the development sign-in would be open to other machines, InvalidState where
    the port is taken.
    """
    _keep_development_here(settings)
    require_free(settings.host, settings.port)
    os.environ.update(environment(settings))
    with tempfile.TemporaryDirectory(prefix="paatospolku-metrics-") as folder:
        os.environ[FOLDER] = folder
        Granian(
            "api.http.wsgi:app",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=1,
            http=HTTPModes.http1,  # what a reverse proxy speaks to those behind it
            websockets=False,
            workers_kill_timeout=STOP_S,
            respawn_failed_workers=True,
            log_enabled=False,
        ).serve()


def _keep_development_here(settings: Settings) -> None:
    if settings.development and settings.host not in ("127.0.0.1", "::1", "localhost"):
        raise InvalidInput(
            f"{PREFIX}DEVELOPMENT opens every account without a password: it is served to this "
            f"machine alone, not on {settings.host}.",
            reason_fi="Kehityskirjautumista ei voi avata muille koneille.",
            code="development-exposed",
        )


def require_free(host: str, port: int) -> None:
    """InvalidState where another program listens: the server would share the port with it."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        raise InvalidState(
            f"Nothing can be served at {host}:{port}: {error.strerror}. Another port is set by "
            f"{PREFIX}PORT.",
            reason_fi="Osoitteessa ei voi palvella: portti on jo käytössä.",
            code="port-taken",
        ) from error


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


@contextmanager
def health_beside(application: Any, alive: Callable[[], bool]) -> Iterator[None]:
    """Health and metrics of a worker at `worker_health_port`, in a thread; none for port 0."""
    settings = application.settings
    if not settings.worker_health_port:
        yield
        return
    app = Flask("paatospolku-worker", static_folder=None)
    add_health(app, application, alive)
    server = make_server(settings.host, settings.worker_health_port, app, threaded=True)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
