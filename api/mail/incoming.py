"""A calendar's answer that came back by mail: the reply inside, and who sent it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from engine.errors import InvalidInput
from processes.calendar import CalendarReply, read_reply

LARGEST_MAIL = 1_000_000
MOST_PARTS = 50


def reply_from_mail(raw: bytes) -> CalendarReply:
    """The reply inside a mail, if its sender answers for themselves; else InvalidInput.

    The sender's address alone proves nobody's identity: the receiving server must have checked
    it (DMARC) before a reply is believed.
    """
    if len(raw) > LARGEST_MAIL:
        raise _refused("the mail is too large")
    message = message_from_bytes(raw, policy=default)
    reply = read_reply(_calendar_part(message))
    if _sender(message) != reply.email:
        raise _refused("the sender is not the one who answers")
    return reply


def _calendar_part(message: EmailMessage) -> bytes:
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() == "text/calendar":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise _refused("there is no calendar reply in it")


def _sender(message: EmailMessage) -> str:
    """Any malformed From is nobody's."""
    try:
        return parseaddr(str(message.get("From", "")))[1].strip().lower()
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _refused(what: str) -> InvalidInput:
    return InvalidInput(
        f"A calendar reply cannot be taken: {what}.",
        reason_fi="Kalenterivastausta ei voi ottaa vastaan.",
        code="calendar-reply",
    )
