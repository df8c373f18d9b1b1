"""Core statements compiled once for each dialect and run on the driver's own connection.

SQLAlchemy's execution machinery costs more than SQLite's own work (see docs/explanation/storage);
what runs many times a second is stated in Core and run from its compiled text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa


def any_of(column: Any, values: Iterable[Any]) -> Any:
    """`column IN (…)` as text that can be compiled once; false for no values."""
    return sa.or_(sa.false(), *(column == value for value in values))


Processor = Callable[[Any], Any]
Statement = sa.Select[Any] | sa.Insert | sa.Update | sa.Delete
Params = Mapping[str, Any]


class Compiled:
    """One statement's text for one dialect, with what its parameters and columns pass through."""

    def __init__(self, statement: Any, dialect: sa.Dialect, keys: Sequence[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=keys)
        self.sql = str(compiled)
        if "POSTCOMPILE" in self.sql:
            raise TypeError("an IN of a prepared statement is written with any_of")
        self.positional = bool(compiled.positional)
        self._binds = [
            self._bind(compiled.binds[name], name, dialect)
            for name in (compiled.positiontup if self.positional else compiled.binds)
        ]
        self._names = [name for name, _, _ in self._binds]
        columns = getattr(statement, "exported_columns", ())
        found = [(i, _result(column.type, dialect)) for i, column in enumerate(columns)]
        self._results = [(i, process) for i, process in found if process is not None]

    @staticmethod
    def _bind(bind: Any, name: str, dialect: sa.Dialect) -> tuple[str, Processor | None, Any]:
        process = bind.type.dialect_impl(dialect).bind_processor(dialect)
        constant = None if bind.required else bind.value
        if constant is not None and process is not None:
            constant = process(constant)
        return name, process, constant

    def arguments(self, params: Params) -> Any:
        """The parameters as the driver wants them."""
        values = [
            constant
            if name not in params
            else (params[name] if process is None else process(params[name]))
            for name, process, constant in self._binds
        ]
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
