"""One open connection, used through SQLAlchemy Core and, on the hot path, through its driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from storage.faults import Stale, is_transient
from storage.prepared import Compiled, Params, Prepared


class Write(Struct, frozen=True):
    """One statement of a commit; `expect` is how many rows it must touch (None: any).

    With `names` the params are rows of values in the order of those names.
    """

    prepared: Prepared
    params: Params | Sequence[Params] | Sequence[Sequence[Any]]
    expect: int | None = None
    complaint: str = ""
    names: Sequence[str] | None = None

    def demand(self, touched: int) -> None:
        """Stale where it touched another number of rows than it must."""
        if self.expect is not None and touched != self.expect:
            raise Stale(self.complaint or "the row was changed by somebody else")


class Link:
    """A connection in the driver's autocommit mode: transactions are begun and ended here."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.dialect = connection.dialect
        self.driver: Any = connection.connection.driver_connection
        self.is_postgresql = self.dialect.name == "postgresql"
        self.in_transaction = False
        self._compiled: dict[Prepared, Compiled] = {}

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

    def raw(self, prepared: Prepared, params: Params) -> tuple[Compiled, list[Any]]:
        """The rows of a query as the driver gives them, and what reads them."""
        compiled = prepared.on(self.dialect)
        return compiled, self.driver.execute(compiled.sql, compiled.arguments(params)).fetchall()

    def write(self, writes: Sequence[Write], *, begin: str = "") -> None:
        """All the writes in order; Stale when one touched another number of rows than it must.

        On PostgreSQL they travel together in one round trip, with what begins the transaction.
        """
        if self.is_postgresql:
            self._pipelined(writes, begin)
            return
        if begin:
            self.begin(begin)
        for write, cursor in self._sent(writes):
            if write.expect is not None and write.expect != cursor.rowcount:
                write.demand(cursor.rowcount)

    def writes_on(self, writes: Sequence[Write]) -> bool:
        """Writes in what was a reading transaction of SQLite; False where that is too late."""
        first, *others = writes
        try:
            self.write([first])
        except sqlite3.OperationalError as error:
            if is_transient(error):
                return False
            raise
        self.write(others)
        return True

    def _pipelined(self, writes: Sequence[Write], begin: str) -> None:
        with self.driver.pipeline():
            if begin:
                self.begin(begin)
            sent = [*self._sent(writes)]
        for write, cursor in sent:
            write.demand(cursor.rowcount)

    def _sent(self, writes: Sequence[Write]) -> Iterator[tuple[Write, Any]]:
        """Each write when it has been sent, and the cursor that knows what it touched."""
        cursor = self.driver.cursor()
        for write in writes:
            prepared, params, names = write.prepared, write.params, write.names
            compiled = self._compiled.get(prepared)
            if compiled is None:
                compiled = self._compiled[prepared] = prepared.on(self.dialect)
            rows: Any = [params] if isinstance(params, dict) else params
            if self.is_postgresql:  # it answers when all have been sent
                cursor = self.driver.cursor()
            if len(rows) == 1:
                cursor.execute(compiled.sql, compiled.arguments(rows[0], names))
            else:
                cursor.executemany(compiled.sql, [compiled.arguments(row, names) for row in rows])
            yield write, cursor

    def close(self) -> None:
        self.connection.close()
