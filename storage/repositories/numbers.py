"""Number series, and the registry of all numbers ever given."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from engine.errors import Conflict
from storage.link import Write
from storage.prepared import Prepared
from storage.tables import number, number_series

if TYPE_CHECKING:
    from storage.session import Session


def _insert(dialect: str) -> Any:
    make = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return make(number_series)


def _next(dialect: str) -> Any:
    statement = _insert(dialect).values(series=sa.bindparam("series"), last=1)
    return statement.on_conflict_do_update(
        index_elements=["series"], set_={"last": number_series.c.last + 1}
    ).returning(number_series.c.last)


def _reserve(dialect: str) -> Any:
    last = sa.bindparam("last", type_=sa.Integer)
    statement = _insert(dialect).values(series=sa.bindparam("series"), last=last)
    return statement.on_conflict_do_update(
        index_elements=["series"],
        set_={"last": statement.excluded.last},
        where=number_series.c.last < statement.excluded.last,
    )


_NEXT, _RESERVE = Prepared(_next), Prepared(_reserve)
_TAKEN = Prepared(sa.select(number.c.case_id).where(number.c.text == sa.bindparam("text")))
_TAKE = Prepared(number.insert())


def next_of(series: str) -> Write:
    """The write by which a series grows by one, its new number unasked."""
    return Write(_NEXT, {"series": series})


def reached(series: str, last: int) -> Write:
    """The write by which a series has come to a number, if it was not beyond it."""
    return Write(_RESERVE, {"series": series, "last": last})


class NumberRows:
    """See `engine.ports.Numbers`. Taking a number begins the writing transaction."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit

    def next(self, series: str) -> int:
        self._unit.begin_writing()
        found: int = self._unit.rows(_NEXT, {"series": series})[0][0]
        return found

    def reserve(self, series: str, number: int) -> None:
        self._unit.write_now([reached(series, number)])

    def take(self, text: str, kind: str, case_id: str, at: datetime) -> None:
        self._unit.begin_writing()
        if self._unit.rows(_TAKEN, {"text": text}):
            raise Conflict(
                f"the number {text} has been given already",
                reason_fi=f"Numero {text} on jo käytössä.",
                code="number-taken",
            )
        values = {"text": text, "kind": kind, "case_id": case_id, "given_at": at}
        self._unit.write_now([Write(_TAKE, values)])
