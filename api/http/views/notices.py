"""My notices, live in the page, and what I have chosen for myself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import orjson
import sqlalchemy as sa
from flask import request

from api.http.operation import Binary, Call, Resource
from api.http.paging import Page
from api.http.rows import shown
from api.http.schemas import notices as schemas
from api.http.visibility import unseen_among
from engine.model import Key
from processes.access import UNNAMED
from processes.commands.notices import ChangePreferences, ReadNotices
from processes.preferences import Preferences
from storage.queries import notices as queries

resource = Resource("notices")
AGAIN_MS = 5_000
EVENTS = 20
OVERLAP = timedelta(seconds=30)
NAMELESS = {
    f"{what}{suffix}": said
    for what in ("name", "case_title")
    for suffix, said in (("", UNNAMED.fi), ("_sv", UNNAMED.sv), ("_en", UNNAMED.en))
} | {"case_number": ""}
"""What is told instead of the names in a notice of a case that its reader may not know of."""


@resource.get("/notices", answer=schemas.NoticeSchema, paged=True)
def list_notices(call: Call) -> object:
    """My notices, the newest first."""
    with call.app.reading() as connection:
        rows, after = queries.list_notices(connection, call.actor.id, **call.query)
        return Page(_shown(call, connection, rows), after)


@resource.get("/notices/unread", answer=schemas.UnreadSchema)
def count_unread(call: Call) -> object:
    """How many of my notices I have not seen."""
    with call.app.reading() as connection:
        return {"count": queries.count_unread(connection, call.actor.id)}


@resource.post("/notices/read", body=schemas.ReadSchema, status=204)
def read_notices(call: Call) -> None:
    """Mark my notices as seen."""
    call.run(ReadNotices(call.body["until"]))


@resource.get("/notices/stream", media_type="text/event-stream")
def stream_notices(call: Call) -> object:
    """New notices as server-sent events; the stream ends, and the browser asks again by itself.

    A server process has one thread: a stream that stayed open would hold it. Each answer says
    when to ask again, and `Last-Event-ID` where to go on: a little before it, since what was made
    then may have been committed only now. A page that has told a notice does not tell it twice.
    """
    last = _moment(request.headers.get("Last-Event-ID"))
    with call.app.reading() as connection:
        rows: list[Any] = []
        if last is not None:
            rows, _ = queries.list_notices(
                connection, call.actor.id, newer_than=last - OVERLAP, limit=EVENTS
            )
        told = _shown(call, connection, rows)
        unread = queries.count_unread(connection, call.actor.id)
    at = max((row.made_at for row in rows), default=last or call.now)
    events = [_event("notice", schemas.NoticeSchema().dump(each)) for each in reversed(told)]
    events.append(_event("unread", {"count": unread}))
    text = f"retry: {AGAIN_MS}\nid: {at.isoformat()}\n" + "".join(events)
    return Binary(text.encode(), "text/event-stream", "notices.txt", inline=True)


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def _shown(call: Call, connection: sa.Connection, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """The notices; of a case that has become secret to me since, no names."""
    notices = [shown(row) for row in rows]
    cases = {case_id for each in notices if (case_id := _case_of(each["about"]))}
    unseen = unseen_among(call, connection, cases)
    for each in notices:
        if _case_of(each["about"]) in unseen:
            each["data"] = {**each["data"], **NAMELESS}
    return notices


def _case_of(about: str) -> str | None:
    try:
        return Key.parse(about).case_id
    except ValueError:
        return None


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {orjson.dumps(data).decode()}\n\n"


@resource.get("/me/preferences", answer=schemas.PreferencesSchema)
def get_preferences(call: Call) -> object:
    """What I have chosen for myself, with the defaults where I have not."""
    with call.app.runner.unit() as uow:
        found = uow.preferences.find(call.actor.id) or Preferences(call.actor.id)
    return _told(found)


@resource.patch("/me/preferences", body=schemas.PreferencesSchema, answer=schemas.PreferencesSchema)
def change_preferences(call: Call) -> object:
    """Choose for myself; what is left out stays as it is."""
    call.run(ChangePreferences(call.body))
    return get_preferences(call)


def _told(found: Preferences) -> dict[str, Any]:
    defaults = {"shortcuts": True, "toured": False, "filters": []}
    chosen = {"mail": found.mail, "mailed": sorted(found.mailed)}
    return {**defaults, **found.chosen, **chosen}
