"""Moments in UTC, and as text to the microsecond, so that they sort and hash alike everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache


def utc(moment: datetime | None) -> datetime | None:
    """The same moment in UTC, none for none; ValueError for one without a time zone."""
    if moment is None or moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


def utc_text(moment: datetime | None) -> str | None:
    """The moment as it is stored and as it enters a hash."""
    if moment is None or moment.tzinfo is UTC:
        return _text(moment)
    return _text(utc(moment))


@lru_cache(maxsize=256)
def _text(moment: datetime | None) -> str | None:
    """Of a moment in UTC (elsewhere two may be equal that are an hour apart): the same few are
    written many times, a command's own above all."""
    return None if moment is None else moment.isoformat(timespec="microseconds")
