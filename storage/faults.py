"""What databases say when two were at it at the same time, and what that means."""

from __future__ import annotations

import sqlite3

import psycopg
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError


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


def is_duplicate(error: BaseException) -> bool:
    """Whether a unique key was taken by somebody else meanwhile."""
    error = cause(error)
    if isinstance(error, pg.UniqueViolation):
        return True
    return isinstance(error, sqlite3.IntegrityError) and error.sqlite_errorcode in (
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    )
