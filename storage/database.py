"""Opens a database: engines, pragmas, schema, and a small pool of connections."""

from __future__ import annotations

import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from storage.faults import Stale
from storage.link import Link

BEGIN, WRITE = "BEGIN", "BEGIN IMMEDIATE"
SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ"
POOL = 16
BUSY_MS = 10_000
CACHE_KIB = 32_768


class Database:
    """A migrated database. Threads share it; each borrows a connection for a transaction.

    SQLite: many readers and, in each process, one writer (`BEGIN IMMEDIATE` queues the
    processes). PostgreSQL: up to `pool` connections, each for reading and writing.
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
        self._write_link: Link | None = None
        self.models: dict[Any, Any] = {}
        self.definitions: dict[Any, Any] = {}
        self.forms: dict[Any, bytes | None] = {}

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
                "options": "-c timezone=UTC -c search_path=public,procrastinate",
                "prepare_threshold": 2,
            },
        )

    def _pragmas(self, driver: Any, _record: Any) -> None:
        driver.isolation_level = None
        driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        driver.execute("PRAGMA journal_mode=WAL")
        driver.execute(f"PRAGMA synchronous={self._synchronous}")
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute(f"PRAGMA cache_size=-{CACHE_KIB}")

    def _connect(self) -> Link:
        return Link(self.engine.connect())

    def acquire(self) -> Link:
        """A connection for reading (on PostgreSQL for writing too); give it back by `release`."""
        if not self._slots.acquire(timeout=BUSY_MS / 1000):
            raise Stale("all connections are in use")
        try:
            return self._idle.pop() if self._idle else self._connect()
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
        self._slots.release()
        if broken:
            _discard(link)
        else:
            self._idle.append(link)

    def forget_idle(self) -> None:
        """After one connection was cut the others will be too: new ones are opened."""
        while self._idle:
            _discard(self._idle.pop())

    def acquire_writer(self) -> Link:
        """SQLite's one writing connection of this process."""
        if not self._writer.acquire(timeout=BUSY_MS / 1000):
            raise Stale("another thread of this process keeps writing")
        try:
            if self._write_link is None:
                self._write_link = self._connect()
            return self._write_link
        except BaseException:
            self._writer.release()
            raise

    def release_writer(self, *, broken: bool = False) -> None:
        link = self._write_link
        try:
            if link is not None and not broken:
                link.rollback()
        except Exception:
            broken = True
        if broken and link is not None:
            self._write_link = None
            _discard(link)
        self._writer.release()

    @contextmanager
    def reading(self) -> Iterator[Link]:
        """A consistent snapshot for queries; nothing written through it remains."""
        link = self.acquire()
        broken = True
        try:
            link.begin(self.snapshot)
            yield link
            broken = False
        finally:
            self.release(link, broken=broken)

    @contextmanager
    def writing(self) -> Iterator[Link]:
        """A transaction of its own, committed at the end: for jobs' leases and upkeep."""
        link = self.acquire_writer() if self.is_sqlite else self.acquire()
        broken = True
        try:
            link.begin(WRITE if self.is_sqlite else BEGIN)
            yield link
            link.commit()
            broken = False
        except Exception:
            link.rollback()
            broken = False
            raise
        finally:
            if self.is_sqlite:
                self.release_writer(broken=broken)
            else:
                self.release(link, broken=broken)

    def now(self) -> datetime:
        """The server's time of day; of PostgreSQL alone, since SQLite has none of its own."""
        with self.reading() as link:
            moment: datetime = link.driver.execute("SELECT clock_timestamp()").fetchone()[0]
        return moment.astimezone(UTC)

    def close(self) -> None:
        """Closes all idle connections; a temporary database is removed."""
        self.forget_idle()
        with self._writer:
            if self._write_link is not None:
                _discard(self._write_link)
                self._write_link = None
        self.engine.dispose()
        if self._temporary is not None:
            self._temporary.cleanup()


def _discard(link: Link) -> None:
    try:
        link.close()
    except Exception:  # a connection that the server has cut may fail to close
        link.connection.invalidate()


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

    `url`: `sqlite:///var/data.db`, a path, `sqlite://` (temporary), `postgresql://…`.
    """
    from storage.migrate import ensure_current

    database = Database(normal_url(url), synchronous, pool)
    if database.is_sqlite and database.url.database:
        Path(database.url.database).parent.mkdir(parents=True, exist_ok=True)
    if migrate:
        ensure_current(database)
    return database
