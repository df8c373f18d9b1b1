"""Notices and preferences of persons: nouns of their own, no registers that others remember."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from processes.personal_notices import PersonalNotice
from processes.preferences import Preferences
from storage.link import Write
from storage.prepared import Prepared
from storage.repositories.registers import Register, RegisterMapper
from storage.tables.notice import notice, preferences

T = TypeVar("T")
_NOTICES = RegisterMapper(notice, PersonalNotice)
_UNREAD = _NOTICES.where(
    notice.c.person_id == sa.bindparam("person_id"),
    notice.c.read_at.is_(None),
    notice.c.made_at <= sa.bindparam("until"),
)


class _Own(Register[T]):
    """Read and written as they stand: nothing that is remembered follows from them."""

    def _write(self, write: Write) -> None:
        self.unit.write_now([write])

    def select(self, prepared: Prepared, params: Mapping[str, Any]) -> list[T]:
        return [self.mapper.read(row) for row in self.unit.rows(prepared, params)]


class NoticeRows(_Own[PersonalNotice]):
    """Notices by id."""

    mapper = _NOTICES
    name, name_fi = "notice", "ilmoitus"

    def unread_of(self, person_id: str, until: datetime) -> list[PersonalNotice]:
        """The person's unread notices that were made until then."""
        return self.select(_UNREAD, {"person_id": person_id, "until": until})


class PreferenceRows(_Own[Preferences]):
    """Preferences by person."""

    mapper = RegisterMapper(preferences, Preferences)
    name, name_fi = "preferences", "asetukset"
