"""Completing tasks over HTTP: the server's own CPU, and where a request spends it."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import orjson

from api import server
from api.http.app import create_app
from api.settings import Settings
from api.wiring import wire
from benchmarks import models
from benchmarks.report import Report
from benchmarks.timing import Watch
from benchmarks.world import ANSWERS, OFFICIAL, World, world
from engine.model import Key

BODY = orjson.dumps({"variables": ANSWERS})
TASKS = 35
CALLERS = 4
_TICKS = os.sysconf("SC_CLK_TCK")


def run(report: Report) -> None:
    """In this process, where the parts can be told apart; then a server of its own."""
    report.section("Over HTTP, SQLite NORMAL: POST /tasks/<id>/complete")
    with tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as folder:
        settings = settings_of(f"sqlite:///{folder}/data.db", folder)
        made = world("http", settings.database, settings.synchronous)
        made.deploy(models.line(TASKS))
        _parts(report, made, settings)
        _served(report, made, settings, Path(folder))
        made.database.close()


def settings_of(url: str, folder: str) -> Settings:
    """An installation over a database, with the development sign-in and no limit of requests."""
    return Settings(
        database=url,
        synchronous="NORMAL",
        development=True,
        mail_folder=f"{folder}/mail",
        port=_free_port(),
        rate_per_second=1_000_000,
        rate_burst=1_000_000,
    )


def _parts(report: Report, made: World, settings: Settings) -> None:
    """One request after the other straight into the WSGI application."""
    application = wire(settings)
    app = create_app(application)
    ask = partial(called, app.wsgi_app)
    token = ask("POST", "/api/v1/sessions", {"person": OFFICIAL.id})["token"]
    whole, command, authority = Watch(), Watch(), Watch()
    _watched(application.runner, "run", command)
    _watched(application.runner.rules, "may", authority)
    for _ in range(report.times(6, 1)):
        key: str | None = str(made.open_task(made.start(f"line-{TASKS}")))
        while key:
            with whole:
                answer = ask("POST", f"/api/v1/tasks/{key}/complete", BODY, token)
            key = answer["opened"][0] if answer["opened"] else None
    application.close()
    own = whole.cpu - command.cpu
    report.add("one request, all in all", whole.cpu, "µs CPU")
    report.add(
        "  of it the transaction (form, step, writes)", command.cpu - authority.cpu, "µs CPU"
    )
    report.add("  of it view, schemas, session, routing", own, "µs CPU")
    report.add("  of it authority", authority.cpu, "µs CPU")
    share = (own + authority.cpu) / (command.cpu - authority.cpu)
    report.add("view, schemas and authority / transaction", share, "×", 1)


def _watched(owner: Any, name: str, watch: Watch) -> None:
    """Has the watch run while that function does."""
    function = getattr(owner, name)

    def timed(*args: Any, **named: Any) -> Any:
        with watch:
            return function(*args, **named)

    object.__setattr__(owner, name, timed)


def called(
    app: Callable[..., Any], method: str, path: str, body: Any = b"", token: str = ""
) -> dict[str, Any]:
    """The answer to a request, as a server would put it to the application."""
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(raw)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(raw),
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if token:
        environ["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    told: list[str] = []
    answer = b"".join(app(environ, lambda status, headers, *_: told.append(status)))
    if not told[0].startswith("20"):
        raise RuntimeError(f"{method} {path}: {told[0]} {answer[:500]!r}")
    return dict(orjson.loads(answer))


def _served(report: Report, made: World, settings: Settings, folder: Path) -> None:
    """A server process with one worker, its core kept busy by some callers; then by one alone."""
    count = report.times(30, 2)
    cases = [made.open_task(made.start(f"line-{TASKS}")) for _ in range((CALLERS + 1) * count)]
    with _server(settings, folder) as (pid, connection):
        token = _sent(connection, "/api/v1/sessions", {"person": OFFICIAL.id})["token"]
        _walked([connection], token, cases[:1])  # the first requests read the models
        several = [_opened(settings) for _ in range(CALLERS)]
        busy = _Used(pid, _walked, several, token, cases[count:])
        alone = _Used(pid, _walked, [_opened(settings)], token, cases[1:count])
    rate = busy.done / busy.cpu_s
    report.add(f"{CALLERS} callers: completions for a second of CPU", rate, "/s", 1000, least=True)
    report.add(f"{CALLERS} callers: completions", busy.done / busy.wall_s, "/s (wall)")
    report.add("one caller: completions for a second of CPU", alone.done / alone.cpu_s, "/s")
    report.add("one caller: completions", alone.done / alone.wall_s, "/s (wall)")


class _Used:
    """How much was done, and what it took of the server's CPU and of time."""

    def __init__(self, pid: int, work: Callable[..., int], *args: Any) -> None:
        cpu_s, began = _cpu_s(pid), time.monotonic()
        self.done = work(*args)
        self.cpu_s, self.wall_s = _cpu_s(pid) - cpu_s, time.monotonic() - began


def _walked(connections: list[HTTPConnection], token: str, cases: list[Key]) -> int:
    """Walks all cases to their ends, as many at once as there are connections; the steps done.

    A caller who has an answer asks again before the others' answers are read: the server always
    has the next request at hand when there are several.
    """
    left, done = [str(key) for key in cases], 0
    asked = deque((connection, left.pop()) for connection in connections[: len(left)])
    for connection, key in asked:
        _ask(connection, f"/api/v1/tasks/{key}/complete", BODY, token)
    while asked:
        connection, key = asked.popleft()
        opened = _told(connection, key)["opened"]
        done += 1
        if opened or left:
            key = opened[0] if opened else left.pop()
            _ask(connection, f"/api/v1/tasks/{key}/complete", BODY, token)
            asked.append((connection, key))
    return done


def _sent(connection: HTTPConnection, path: str, body: Any) -> dict[str, Any]:
    _ask(connection, path, orjson.dumps(body))
    return _told(connection, path)


def _ask(connection: HTTPConnection, path: str, raw: bytes, token: str = "") -> None:
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    connection.request("POST", path, raw, headers)


def _told(connection: HTTPConnection, what: str) -> dict[str, Any]:
    answer = connection.getresponse()
    told = answer.read()
    if answer.status >= 300:
        raise RuntimeError(f"{what}: {answer.status} {told[:500]!r}")
    return dict(orjson.loads(told))


@contextmanager
def _server(settings: Settings, folder: Path) -> Iterator[tuple[int, HTTPConnection]]:
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
    env = {**os.environ, **server.environment(settings)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        yield process.pid, _connected(settings, process, folder / "log")
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            process.kill()


def _opened(settings: Settings) -> HTTPConnection:
    return HTTPConnection(settings.host, settings.port, timeout=30)


def _connected(settings: Settings, process: subprocess.Popen[bytes], log: Path) -> HTTPConnection:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        connection = _opened(settings)
        try:
            connection.request("GET", "/api/v1/sign-in")
            connection.getresponse().read()
            return connection
        except OSError:
            connection.close()
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {log.read_text()[-2000:]}")


def _cpu_s(pid: int) -> float:
    """CPU seconds of a process and all that it has started, as far as they live."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat.parent.name) == pid or int(fields[1]) == pid:
            total += (int(fields[11]) + int(fields[12])) / _TICKS
    return total


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
