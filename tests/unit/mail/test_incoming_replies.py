"""Replies that come back by mail are believed only from the one who answers."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.mail.incoming import reply_from_mail
from engine.errors import InvalidInput
from processes.calendar import Answer
from tests.unit.calendar.test_calendar_replies import REPLY


def mail(sender: str = "Juha Jäsen <juha@example.fi>", calendar: str = REPLY) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = "Hylätty: kokous"
    message.set_content("Olen matkalla.")
    message.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
    return message.as_bytes()


def test_an_answer_by_mail_is_read() -> None:
    reply = reply_from_mail(mail())
    assert reply.answer is Answer.DECLINED
    assert reply.email == "juha@example.fi"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff",
        mail("Toinen <toinen@example.fi>"),
        mail(calendar="BEGIN:VCALENDAR"),
        b"From: juha@example.fi\r\n\r\nVain teksti",
        mail() + b"x" * 1_100_000,
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\nx\r\n" * 5000,
    ],
    ids=range(7),
)
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidInput):
        reply_from_mail(raw)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_garbled_mail_does_more_than_be_refused(data: st.DataObject) -> None:
    original = mail()
    start = data.draw(st.integers(0, len(original)))
    garbled = original[:start] + data.draw(st.binary(max_size=40)) + original[start + 20 :]
    try:
        reply = reply_from_mail(garbled)
    except InvalidInput:
        return
    assert reply.email == "juha@example.fi"
