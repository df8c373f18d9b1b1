"""Calendars: a body's meetings, and one's own meetings and deadlines."""

from __future__ import annotations

from hashlib import sha256

from marshmallow import Schema, fields, validate

from api.http import calendars
from api.http.operation import Call, Resource
from api.http.visibility import visible_cases
from api.identity.credentials import new_token
from engine.errors import NotFound
from processes.commands.feeds import CloseCalendarFeed, OpenCalendarFeed
from storage.queries import meetings
from storage.queries.people import body_of

resource = Resource("calendars")
_LANGUAGE = validate.OneOf(("fi", "sv", "en"))


class CalendarQuery(Schema):
    """In whose language."""

    language = fields.String(validate=_LANGUAGE, load_default="fi")


class NewFeedSchema(Schema):
    """In whose language the feed is written."""

    language = fields.String(validate=_LANGUAGE, load_default="fi")


class FeedSchema(Schema):
    """The address, told this once; whoever knows it reads the feed."""

    url = fields.String(required=True)


class FeedStateSchema(Schema):
    """Whether I have a feed."""

    open = fields.Boolean(required=True)
    created_at = fields.AwareDateTime(required=True, allow_none=True)


@resource.get("/bodies/<body_id>/calendar.ics", query=CalendarQuery, media_type=calendars.KIND)
def get_body_calendar(call: Call) -> object:
    """The body's meetings of the last year and to come, for calendars."""
    with call.app.reading() as connection:
        body = body_of(connection, call.args["body_id"])
        if body is None:
            raise call.missing("body", "Toimielintä")
        rows, _ = meetings.list_meetings(
            connection, body_id=body.id, since=call.now - calendars.BACK, sort="starts",
            visible=visible_cases(call, connection), limit=calendars.MOST,
        )  # fmt: skip
    return calendars.of_body(body, rows, call.query["language"])


@resource.get("/me/calendar.ics", query=CalendarQuery, media_type=calendars.KIND)
def get_my_calendar(call: Call) -> object:
    """My meetings and the last days of my tasks, as a file."""
    return _personal(call, call.actor.person_id or "", call.query["language"])


@resource.get("/me/calendar-feed", answer=FeedStateSchema)
def get_my_feed(call: Call) -> object:
    """Whether my calendar feed is open; its address is told only when it is opened."""
    with call.app.runner.unit() as unit:
        found = unit.feeds.find(call.actor.person_id or "")
    return {"open": found is not None, "created_at": found.created_at if found else None}


@resource.post(
    "/me/calendar-feed", body=NewFeedSchema, answer=FeedSchema, status=201, interactive=True
)
def open_my_feed(call: Call) -> object:
    """Open my calendar feed at a new secret address; the one before stops working."""
    secret = new_token()
    person = call.actor.person_id or ""
    call.run(OpenCalendarFeed(person, _hash(secret), call.body["language"]))
    base = call.app.settings.base_url.rstrip("/")
    return {"url": f"{base}/api/v1/calendar-feeds/{secret}.ics"}


@resource.delete("/me/calendar-feed", interactive=True)
def close_my_feed(call: Call) -> None:
    """Close my calendar feed."""
    call.run(CloseCalendarFeed(call.actor.person_id or ""))


@resource.get("/calendar-feeds/<secret>.ics", media_type=calendars.KIND, public=True)
def get_feed(call: Call) -> object:
    """A personal feed, fetched by a calendar that knows its secret address."""
    with call.app.runner.unit() as unit:
        found = unit.feeds.by_secret(_hash(call.args["secret"]))
        account = unit.accounts.find(found.id) if found else None
    if found is None or (account is not None and account.disabled):
        raise NotFound("There is no such feed.", reason_fi="Syötettä ei ole.", code="no-such-feed")
    return _personal(call, found.id, found.language)


def _personal(call: Call, person: str, language: str) -> object:
    with call.app.runner.unit() as unit:
        entries = list(calendars.of_person(person, call.now, unit, language))
    name = calendars.OWN.in_language(language)
    return calendars.answer(name, iter(entries), language, "paatospolku.ics")


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
