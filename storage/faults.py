"""What databases say when two were at it at the same time, and what that means."""

from __future__ import annotations

import sqlite3

import psycopg
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError

from engine.errors import Conflict, Unavailable


class Stale(Exception):
    """What was read is no longer so: the whole command must be run again."""


_TRANSIENT = (pg.SerializationFailure, pg.DeadlockDetected, pg.LockNotAvailable)
# a pipeline that broke off can leave psycopg believing in statements that the server has not
_CONFUSED = (pg.InvalidSqlStatementName, pg.DuplicatePreparedStatement)
_LOST = (
    *_CONFUSED,
    pg.AdminShutdown,
    pg.CrashShutdown,
    pg.CannotConnectNow,
    pg.ConnectionException,
)


DUPLICATE_TRIES = 4

_FULL = (pg.DiskFull, pg.OutOfMemory, pg.IoError)
_SQLITE_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def cause(error: BaseException) -> BaseException:
    """The driver's own error inside SQLAlchemy's."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return error.orig
    return error


def is_transient(error: BaseException) -> bool:
    """Whether the same command may well succeed when run again from the start."""
    error = cause(error)
    if isinstance(error, (Stale, *_TRANSIENT, *_CONFUSED)) or is_duplicate(error):
        return True
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def is_lost(error: BaseException) -> bool:
    """Whether the connection is gone (the commit's fate is then unknown)."""
    error = cause(error)
    if isinstance(error, _LOST):
        return True
    return isinstance(error, psycopg.OperationalError) and error.sqlstate is None


def is_full(error: BaseException) -> bool:
    """Whether the disk can take no more (or refuses to be written to)."""
    error = cause(error)
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode & 0xFF in _SQLITE_FULL
    return isinstance(error, _FULL)


def passes(error: BaseException) -> bool:
    """Whether it ends by itself or by an operator's hand: whoever works on waits and goes on."""
    return isinstance(error, Unavailable) or is_lost(error) or is_transient(error) or is_full(error)


def unavailable(error: BaseException) -> Unavailable | None:
    """What to tell of a database that is away or full; None for any other error."""
    if is_full(error):
        return Unavailable(
            "The database can take no more: its disk is full. Nothing was changed.",
            reason_fi="Tietokannan levy on täynnä. Mitään ei muutettu. Ilmoita ylläpitoon.",
            code="disk-full",
        )
    if is_lost(error) or (isinstance(error, Stale) and error.__cause__ is not None):
        return Unavailable(
            "The database cannot be reached just now. Nothing was changed; try again in a moment.",
            reason_fi="Tietokantaan ei juuri nyt saada yhteyttä. Mitään ei muutettu. "
            "Yritä hetken päästä uudelleen.",
            code="database-away",
        )
    return None


def fate_unknown() -> Unavailable:
    """The connection was cut in the commit: it may have happened, or not."""
    return Unavailable(
        "The connection to the database was cut at the very moment of saving. Look whether it was "
        "saved before you do it again.",
        reason_fi="Yhteys tietokantaan katkesi juuri tallennettaessa. "
        "Tarkista, tallentuiko asia, ennen kuin teet sen uudelleen.",
        code="fate-unknown",
    )


def is_duplicate(error: BaseException) -> bool:
    """Whether a unique key was taken by somebody else meanwhile."""
    error = cause(error)
    if isinstance(error, pg.UniqueViolation):
        return True
    return isinstance(error, sqlite3.IntegrityError) and error.sqlite_errorcode in (
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    )


def is_dangling(error: BaseException) -> bool:
    """Whether something points to what is not there."""
    error = cause(error)
    if isinstance(error, pg.ForeignKeyViolation):
        return True
    return (
        isinstance(error, sqlite3.IntegrityError)
        and error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    )


def refusal_of(error: BaseException, tried: int) -> Conflict | None:
    """What to tell of a rule of the tables that the command itself breaks; None for others.

    A key taken by somebody who was first is told by the rules when all is done again; one that is
    taken still, was taken before.
    """
    if is_dangling(error):
        return Conflict(
            "it points to something that is not there",
            reason_fi="Viittauksen kohdetta ei ole.",
            code="missing-reference",
        )
    if is_duplicate(error) and tried >= DUPLICATE_TRIES:
        return Conflict(
            "there is one of it already",
            reason_fi="Sellainen on jo olemassa.",
            code="already-there",
        )
    return None
