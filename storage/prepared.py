"""Core statements compiled once for each dialect and run on the driver's own connection.

SQLAlchemy's execution machinery costs more than SQLite's own work (see docs/explanation/storage);
what runs many times a second is stated in Core and run from its compiled text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa


def any_of(column: Any, values: Iterable[Any]) -> Any:
    """`column IN (…)` as text that can be compiled once; false for no values."""
    return sa.or_(sa.false(), *(column == value for value in values))


Processor = Callable[[Any], Any]
Statement = sa.Select[Any] | sa.Insert | sa.Update | sa.Delete
Params = Mapping[str, Any]


_AS_THEY_ARE = (sa.Boolean, sa.LargeBinary)
"""Both drivers take Python's own: SQLAlchemy's processors would only look at them once more."""


class Compiled:
    """One statement's text for one dialect, with what its parameters and columns pass through."""

    def __init__(self, statement: Any, dialect: sa.Dialect, keys: Sequence[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=keys)
        self.sql = str(compiled)
        if "POSTCOMPILE" in self.sql:
            raise TypeError("an IN of a prepared statement is written with any_of")
        self.positional = bool(compiled.positional)
        names = list(compiled.positiontup if self.positional else compiled.binds)
        self._names = names
        self._constants: dict[str, Any] = {}
        self._processes: list[tuple[int, Processor]] = []
        for i, name in enumerate(names):
            bind = compiled.binds[name]
            if not bind.required:
                self._constants[name] = bind.value
            process = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if process is not None and not isinstance(bind.type, _AS_THEY_ARE):
                self._processes.append((i, process))
        self._pick = _picker(names)
        columns = getattr(statement, "exported_columns", ())
        found = [(i, _result(column.type, dialect)) for i, column in enumerate(columns)]
        self._results = [(i, process) for i, process in found if process is not None]

    def arguments(self, params: Any, names: Sequence[str] | None = None) -> Any:
        """The parameters as the driver wants them.

        With `names` they are values in that order: quickest where it is the statement's own.
        """
        if names is None or names != self._names:
            if names is not None:
                params = dict(zip(names, params, strict=True))
            if self._constants:
                params = {**self._constants, **params}
            params = self._pick(params)
        if not self._processes and self.positional:
            return params
        values = list(params)
        for i, process in self._processes:
            if values[i] is not None:  # a null is one, whatever the type
                values[i] = process(values[i])
        return values if self.positional else dict(zip(self._names, values, strict=True))

    def rows(self, rows: Iterable[Any]) -> list[Any]:
        """The driver's rows with each column's type applied."""
        if not self._results:
            return list(rows)
        result = []
        for row in rows:
            values = list(row)
            for i, process in self._results:
                values[i] = process(values[i])
            result.append(values)
        return result


def _picker(names: Sequence[str]) -> Callable[[Params], Iterable[Any]]:
    """What takes the values of those names, in their order, in one call."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda params: [params[name] for name in names]


def _result(kind: Any, dialect: sa.Dialect) -> Processor | None:
    process: Processor | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return process


class Prepared:
    """A statement to be run often. `build` may depend on the dialect (upserts do)."""

    def __init__(
        self, build: Statement | Callable[[str], Any], keys: Sequence[str] | None = None
    ) -> None:
        self._build = build
        self._keys = keys
        self._compiled: dict[str, Compiled] = {}

    def on(self, dialect: sa.Dialect) -> Compiled:
        """The compiled statement for the dialect."""
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            build = self._build
            statement = build if isinstance(build, sa.ClauseElement) else build(dialect.name)
            compiled = self._compiled[dialect.name] = Compiled(statement, dialect, self._keys)
        return compiled


def rows_on(connection: sa.Connection, prepared: Prepared, params: Params) -> list[Any]:
    """All rows of a query, in the transaction of a connection that SQLAlchemy knows."""
    compiled = prepared.on(connection.dialect)
    driver: Any = connection.connection.driver_connection
    return compiled.rows(driver.execute(compiled.sql, compiled.arguments(params)).fetchall())
