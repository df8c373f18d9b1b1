"""What a mail job holds: to whom, which notice, with which values, papers and calendar entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from typing import Any

from engine.errors import InvalidInput
from processes.calendar import CalendarEntry
from processes.plain_data import from_plain
from processes.wording import Language

ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*"
)
MOST_RECIPIENTS = 100
METHODS = ("REQUEST", "CANCEL")


@dataclass(frozen=True, slots=True)
class MailPayload:
    """A checked payload; `attachments` are ids of document versions, resolved by the worker."""

    to: tuple[Address, ...]
    template: str
    language: Language
    data: Mapping[str, Any] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    calendar: CalendarEntry | None = None
    method: str = "REQUEST"


def read_payload(payload: Mapping[str, Any]) -> MailPayload:
    """The payload of a mail job, checked; InvalidInput says what is wrong.

    `{"to": [{"name", "email"}] or "email", "template", "language", "data", "attachments",
    "calendar": {…CalendarEntry, "method": "REQUEST" | "CANCEL"}}`.
    """
    calendar = dict(payload.get("calendar") or {})
    method = calendar.pop("method", "REQUEST")
    if method not in METHODS:
        raise refused(f"the calendar method is not one of {', '.join(METHODS)}")
    entry = from_plain(CalendarEntry, calendar, "calendar") if calendar else None
    return MailPayload(
        to=_recipients(payload.get("to")),
        template=str(payload.get("template", "")),
        language=_language(payload.get("language", Language.FI)),
        data=dict(payload.get("data") or {}),
        attachments=tuple(str(each) for each in payload.get("attachments") or ()),
        calendar=entry,
        method=method,
    )


def _language(code: Any) -> Language:
    try:
        return Language(code)
    except ValueError as error:
        raise refused("the language is not fi, sv or en") from error


def _recipients(to: Any) -> tuple[Address, ...]:
    many = to if isinstance(to, list | tuple) else [to]
    if not 1 <= len(many) <= MOST_RECIPIENTS:
        raise refused(f"it needs 1 to {MOST_RECIPIENTS} recipients")
    return tuple(_recipient(one) for one in many)


def _recipient(one: Any) -> Address:
    if isinstance(one, Mapping):
        return address(str(one.get("email", "")), str(one.get("name", "")))
    return address(one if isinstance(one, str) else "")


def address(email: str, name: str = "") -> Address:
    """A recipient whose name and address cannot begin a header of their own."""
    email = email.strip()
    if not ADDRESS.fullmatch(email) or ".." in email or len(email) > 254:
        raise refused(f"{email[:80]!r} is no e-mail address")
    return Address(display_name=one_line(name), addr_spec=email)


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def refused(what: str) -> InvalidInput:
    """A mail that cannot be sent as it is."""
    return InvalidInput(
        f"A mail cannot be sent: {what}.",
        reason_fi="Viestiä ei voi lähettää: sen tiedoissa on virhe.",
        code="mail",
    )
