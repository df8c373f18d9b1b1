"""Opens a database: engines, pragmas, schema, and a small pool of connections."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from engine.errors import InvalidInput
from engine.model import Key
from storage.faults import Stale, is_lost
from storage.link import Link, Write
from storage.migrate import ensure_current
from storage.registers import Registers
from storage.repositories.hydrated import Hydration

BEGIN, WRITE = "BEGIN", "BEGIN IMMEDIATE"
SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ"
POOL = 16
BUSY_MS = 10_000
LOOK_S = 0.002
CACHE_KIB = 32_768
PAGE = 2_048
"""Bytes of a page in new databases: a commit writes whole pages, of which a step changes some 20.

Rows of up to 488 bytes stay whole in the trees that are kept by key; nine tasks of ten do.
"""
CHECKPOINT_PAGES = 8_000
"""A page that was written many times since the last checkpoint is copied once: 16 MB of log."""


NETWORK: Mapping[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""A server that the network has swallowed is given up after 15 to 25 seconds."""

SESSION: Mapping[str, Any] = {
    "timezone": "UTC",
    "search_path": "public,procrastinate",
    "tcp_keepalives_idle": 10,
    "tcp_keepalives_interval": 5,
    "tcp_keepalives_count": 3,
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "120s",
}
"""The same from the server's side: a client that is gone does not hold its locks."""


def _adapt() -> None:
    """Says how SQLite's driver binds what a step has most of, some thirty nulls above all.

    Of a type that it does not know it asks the value first, and an error is made and dropped.
    """
    none: dict[None, None] = {}
    adapters: dict[type, Callable[[Any], Any]] = {type(None): none.get, bool: int, bytes: bytes}
    adapters |= dict.fromkeys(StrEnum.__subclasses__(), str.__str__)
    for kind, plain in adapters.items():
        sqlite3.register_adapter(kind, plain)


_adapt()


class Database:
    """A migrated database. Threads share it; each borrows a connection for a transaction.

    Up to `pool` connections, each for reading and writing: a command writes on the one that it
    has read on, whose pages are warm. On SQLite the threads of a process queue for the right to
    write, and its processes by `BEGIN IMMEDIATE`.
    """

    def __init__(self, url: str, synchronous: str = "FULL", pool: int = POOL) -> None:
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._synchronous = synchronous
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        if self.is_sqlite and not self.url.database:
            self._temporary = tempfile.TemporaryDirectory(prefix="paatospolku-")
            self.url = self.url.set(database=str(Path(self._temporary.name) / "data.db"))
        self.snapshot = BEGIN if self.is_sqlite else SNAPSHOT
        self.engine = self._engine()
        self._idle: deque[Link] = deque()
        self._slots = threading.BoundedSemaphore(pool)
        self._writer = threading.Lock()
        self.models: dict[Any, Any] = {}
        self.definitions: dict[Any, Any] = {}
        self.forms: dict[Any, bytes | None] = {}
        self.registers = Registers()
        self.hydration = Hydration()

    def _engine(self) -> sa.Engine:
        if self.is_sqlite:
            engine = sa.create_engine(
                self.url,
                poolclass=NullPool,
                isolation_level="AUTOCOMMIT",
                connect_args={
                    "check_same_thread": False,
                    "cached_statements": 512,
                    "timeout": BUSY_MS / 1000,
                },
            )
            sa.event.listen(engine, "connect", self._pragmas)
            return engine
        return sa.create_engine(
            self.url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={
                "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
                "prepare_threshold": 2,
                **NETWORK,
            },
        )

    def _pragmas(self, driver: Any, _record: Any) -> None:
        driver.isolation_level = None
        driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        driver.execute(f"PRAGMA page_size={PAGE}")  # of a file that is still empty
        driver.execute("PRAGMA journal_mode=WAL")
        driver.execute(f"PRAGMA synchronous={self._synchronous}")
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        driver.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")

    def _connect(self) -> Link:
        return Link(self.engine.connect())

    def knows(self, key: Key) -> bool:
        """Whether this process knows the registers, and the open task or claimed timer."""
        registers = self.registers.revision
        return registers >= 0 and self.hydration.knows(key, registers)

    def acquire(self) -> Link:
        """A connection, the one last used first; give it back by `release`."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._opened()

    def _opened(self) -> Link:
        """A new connection where one more may be open, else the first that is given back."""
        end = time.monotonic() + BUSY_MS / 1000
        while not self._slots.acquire(timeout=LOOK_S):
            with suppress(IndexError):
                return self._idle.pop()
            if time.monotonic() > end:
                raise Stale("all connections are in use")
        try:
            return self._connect()
        except BaseException:
            self._slots.release()
            raise

    def release(self, link: Link, *, broken: bool = False) -> None:
        """Ends what is left of its transaction; a broken connection is not used again."""
        try:
            if not broken:
                link.rollback()
        except Exception:
            broken = True
        if broken:
            self._slots.release()
            _discard(link)
        else:
            self._idle.append(link)

    def forget_idle(self) -> None:
        """After one connection was cut the others will be too: new ones are opened."""
        while self._idle:
            link = self._idle.pop()
            self._slots.release()
            _discard(link)

    def begin_writing(self, link: Link) -> None:
        """Begins a writing transaction; on SQLite when it is this thread's turn."""
        if not self.is_sqlite:
            link.begin(BEGIN)
            return
        self._await_turn()
        try:
            link.begin(WRITE)
        except BaseException:
            self._writer.release()
            raise

    def write_on(self, link: Link, writes: Sequence[Write]) -> None:
        """The transaction that was reading goes on as the writing one, beginning with these writes.

        SQLite lets it where nobody has written since it began; else, and where nothing was read, a
        new one is begun.
        """
        if not self.is_sqlite:
            link.write(writes, begin="" if link.in_transaction else BEGIN)
            return
        self._await_turn()
        try:
            if not (link.in_transaction and writes and link.writes_on(writes)):
                link.rollback()
                link.begin(WRITE)
                link.write(writes)
        except BaseException:
            with suppress(Exception):
                link.rollback()
            self._writer.release()
            raise

    def _await_turn(self) -> None:
        if not self._writer.acquire(timeout=BUSY_MS / 1000):
            raise Stale("another thread of this process keeps writing")

    def end_writing(self) -> None:
        """The next thread may write."""
        if self.is_sqlite:
            self._writer.release()

    @contextmanager
    def reading(self) -> Iterator[Link]:
        """A consistent snapshot for queries; nothing written through it remains."""
        with Borrowed(self) as link:
            link.begin(self.snapshot)
            yield link

    def glancing(self) -> Borrowed:
        """For one query, which sees one state of things without a transaction around it."""
        return Borrowed(self)

    @contextmanager
    def writing(self) -> Iterator[Link]:
        """A transaction of its own, committed at the end: for jobs' leases and upkeep."""
        with Borrowed(self) as link:
            self.begin_writing(link)
            try:
                yield link
                link.commit()
            finally:
                link.rollback()
                self.end_writing()

    def now(self) -> datetime:
        """The server's time of day; of PostgreSQL alone, since SQLite has none of its own."""
        with self.reading() as link:
            moment: datetime = link.driver.execute("SELECT clock_timestamp()").fetchone()[0]
        return moment.astimezone(UTC)

    def close(self) -> None:
        """Closes all idle connections; a temporary database is removed."""
        self.forget_idle()
        self.engine.dispose()
        if self._temporary is not None:
            self._temporary.cleanup()


class Borrowed:
    """A connection for the length of a `with` block."""

    __slots__ = ("_database", "_link")

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Link:
        self._link = self._database.acquire()
        return self._link

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._database.release(self._link, broken=error is not None and is_lost(error))


def _discard(link: Link) -> None:
    link.connection.invalidate()  # without a last rollback: the server may have cut it
    link.close()


def normal_url(url: str) -> str:
    """`postgres://`, `postgresql://` and paths of files as SQLAlchemy wants them."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url if "://" in url else f"sqlite:///{url}"


def open_database(
    url: str, *, synchronous: str = "FULL", migrate: bool = True, pool: int = POOL
) -> Database:
    """Creates the database file where there is none, brings the schema up to date, opens it.

    `url`: `sqlite:///var/data.db`, a path, `sqlite://` (temporary), `postgresql://…`. Without
    `migrate` a database that is there: InvalidInput where there is none.
    """
    database = Database(normal_url(url), synchronous, pool)
    if database.is_sqlite and (file := database.url.database):
        if not migrate and not Path(file).exists():
            raise InvalidInput(
                f"There is no database {file}.",
                reason_fi=f"Tietokantaa {file} ei ole.",
                code="no-such-database",
            )
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    if migrate:
        ensure_current(database.engine)
    return database
