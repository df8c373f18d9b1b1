"""One message: plain text and simple HTML, the calendar entry beside them, papers attached."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from api.mail.hypertext import as_html
from api.mail.payload import MailPayload, one_line
from api.mail.plaintext import as_text
from processes.calendar import cancellation, invitation
from processes.notices import notice

SUBJECT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the message."""

    name: str
    media_type: str
    content: bytes


def compose(
    payload: MailPayload,
    attachments: Sequence[Attachment],
    *,
    sender: Address,
    job_id: str,
    now: datetime,
) -> EmailMessage:
    """The message of one mail job; the same job gives the same bytes and the same Message-ID."""
    words = notice(payload.template, payload.language, payload.data)
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = payload.to
    message["Subject"] = one_line(words.subject)[:SUBJECT_LENGTH]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(job_id, sender.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(as_text(words), cte="quoted-printable")
    message.add_alternative(as_html(words), subtype="html", cte="quoted-printable")
    _add_calendar(message, payload)
    for attachment in attachments:
        _attach(message, attachment)
    message["Content-Language"] = payload.language.value
    _fix_boundaries(message, job_id)
    return message


def message_id(job_id: str, domain: str) -> str:
    """The same for every try of one job, so that a duplicate is recognised as one."""
    digest = hashlib.sha256(job_id.encode()).hexdigest()[:32]
    return f"<job-{digest}@{domain}>"


def _add_calendar(message: EmailMessage, payload: MailPayload) -> None:
    if payload.calendar is None:
        return
    make = cancellation if payload.method == "CANCEL" else invitation
    message.add_alternative(
        make(payload.calendar).decode("utf-8"),
        subtype="calendar",
        params={"method": payload.method},
        cte="base64",
    )


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    kind, _, subtype = attachment.media_type.partition("/")
    message.add_attachment(
        attachment.content,
        maintype=kind or "application",
        subtype=subtype or "octet-stream",
        filename=one_line(attachment.name).replace("/", "-") or "liite",
    )


def _fix_boundaries(message: EmailMessage, job_id: str) -> None:
    """Boundaries from the job, not from chance."""
    multiparts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(multiparts):
        digest = hashlib.sha256(f"{job_id}/{number}".encode()).hexdigest()[:40]
        part.set_boundary(f"=_{digest}")
