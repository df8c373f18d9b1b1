"""The personal calendar feeds."""

from __future__ import annotations

import sqlalchemy as sa

from processes.feeds import CalendarFeed
from storage.link import Write
from storage.prepared import Prepared
from storage.repositories.registers import Register, RegisterMapper
from storage.tables.feed import calendar_feed

_FEEDS = RegisterMapper(calendar_feed, CalendarFeed)
_BY_SECRET = _FEEDS.where(calendar_feed.c.secret_hash == sa.bindparam("secret_hash"))
_DELETE = Prepared(calendar_feed.delete().where(calendar_feed.c.id == sa.bindparam("k_id")))


class FeedRows(Register[CalendarFeed]):
    mapper = _FEEDS
    name, name_fi = "calendar feed", "kalenterisyöte"

    def by_secret(self, secret_hash: str) -> CalendarFeed | None:
        found = self.select(_BY_SECRET, {"secret_hash": secret_hash})
        return found[0] if found else None

    def remove(self, person_id: str) -> None:
        """Whoever holds the old address gets nothing any more."""
        self._write(Write(_DELETE, {"k_id": person_id}, 1))
