"""From a mail job to a message on its way; run by the worker outside of any transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from api.mail.composition import Attachment, compose
from api.mail.mailers import Mailer
from api.mail.payload import read_payload


def send(
    mail_payload: Mapping[str, Any],
    attachments: Sequence[Attachment],
    mailer: Mailer,
    *,
    job_id: str,
    now: datetime,
) -> EmailMessage:
    """Compose and deliver one job's mail; returns the message as sent.

    `job_id` names the job for good (its case and number), `now` should be the job's own time of
    creation: a second try then sends the same bytes. Raises InvalidInput for a payload that can
    never be sent, MailFailed for what the server said.
    """
    payload = read_payload(mail_payload)
    message = compose(payload, attachments, sender=mailer.sender, job_id=job_id, now=now)
    mailer.deliver(message)
    return message
