"""One open connection, used through SQLAlchemy Core and, on the hot path, through its driver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.faults import Stale
from storage.prepared import Params, Prepared


@dataclass(slots=True)
class Write:
    """One statement of a commit; `expect` is how many rows it must touch (None: any)."""

    prepared: Prepared
    params: Params | Sequence[Params]
    expect: int | None = None
    complaint: str = ""

    @property
    def many(self) -> bool:
        return not isinstance(self.params, dict)


class Link:
    """A connection in the driver's autocommit mode: transactions are begun and ended here."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.dialect = connection.dialect
        self.driver: Any = connection.connection.driver_connection
        self.is_postgresql = self.dialect.name == "postgresql"
        self.in_transaction = False

    def begin(self, how: str = "BEGIN") -> None:
        self.driver.execute(how)
        self.in_transaction = True

    def commit(self) -> None:
        self.driver.execute("COMMIT")
        self.in_transaction = False

    def rollback(self) -> None:
        if self.in_transaction:
            self.in_transaction = False
            self.driver.execute("ROLLBACK")

    def rows(self, prepared: Prepared, params: Params, *, begin: str = "") -> list[Any]:
        """All rows of a query; `begin` begins a transaction with it, in the same round trip."""
        compiled = prepared.on(self.dialect)
        if begin and self.is_postgresql:
            with self.driver.pipeline():
                self.begin(begin)
                cursor = self.driver.execute(compiled.sql, compiled.arguments(params))
        else:
            if begin:
                self.begin(begin)
            cursor = self.driver.execute(compiled.sql, compiled.arguments(params))
        return compiled.rows(cursor.fetchall())

    def write(self, writes: Sequence[Write]) -> None:
        """All the writes in order; Stale when one touched another number of rows than it must.

        On PostgreSQL they travel together in one round trip.
        """
        if self.is_postgresql:
            self._pipelined(writes)
            return
        for write in writes:
            _check(write, self._execute(write).rowcount)

    def _pipelined(self, writes: Sequence[Write]) -> None:
        with self.driver.pipeline():
            cursors = [(write, self._execute(write)) for write in writes]
        for write, cursor in cursors:
            _check(write, cursor.rowcount)

    def _execute(self, write: Write) -> Any:
        compiled = write.prepared.on(self.dialect)
        cursor = self.driver.cursor()
        if isinstance(write.params, dict):
            cursor.execute(compiled.sql, compiled.arguments(write.params))
        else:
            many = [compiled.arguments(params) for params in write.params]
            cursor.executemany(compiled.sql, many)
        return cursor

    def close(self) -> None:
        self.connection.close()


def _check(write: Write, touched: int) -> None:
    if write.expect is not None and touched != write.expect:
        raise Stale(write.complaint or "the row was changed by somebody else")
