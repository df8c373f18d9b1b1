"""Replies from calendars: what is understood, and how hostile ones are turned away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InvalidInput
from processes.calendar import Answer, CalendarReply, invitation, read_reply
from tests.unit.calendar.test_calendar_entries import ENTRY

REPLY = (
    "BEGIN:VCALENDAR\r\nPRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r\n"
    "VERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
    "ATTENDEE;PARTSTAT=DECLINED;CN=Juha Jäsen:MAILTO:Juha@Example.fi\r\n"
    "COMMENT;LANGUAGE=fi:Olen matkalla\\, varajäsen tulee.\r\n"
    "DTSTART:20231116T070000Z\r\nDTEND:20231116T090000Z\r\nDTSTAMP:20231109T100000Z\r\n"
    "SEQUENCE:1\r\nUID:kokous-1-2023@paatospolku\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_decline_is_read_with_its_comment() -> None:
    assert read_reply(REPLY.encode()) == CalendarReply(
        uid="kokous-1-2023@paatospolku", sequence=1, email="juha@example.fi",
        answer=Answer.DECLINED, comment="Olen matkalla, varajäsen tulee.",
    )


@pytest.mark.parametrize("answer", list(Answer))
def test_each_answer_is_understood(answer: Answer) -> None:
    data = REPLY.replace("PARTSTAT=DECLINED", f"PARTSTAT={answer.value}")
    assert read_reply(data.encode()).answer is answer


def test_line_ends_of_unix_and_no_sequence_are_borne() -> None:
    data = REPLY.replace("\r\n", "\n").replace("SEQUENCE:1\n", "")
    assert read_reply(data.encode()).sequence == 0


@pytest.mark.parametrize("data", [
    b"", b"\xff\xfe\x00", b"hei", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    b"BEGIN:VCALENDAR\r\n" * 2000,
    invitation(ENTRY),
    REPLY.replace("METHOD:REPLY", "METHOD:REQUEST").encode(),
    REPLY.replace("PARTSTAT=DECLINED", "PARTSTAT=DELEGATED").encode(),
    REPLY.replace("PARTSTAT=DECLINED", "X=1").encode(),
    REPLY.replace("MAILTO:Juha@Example.fi", "https://example.fi").encode(),
    REPLY.replace("MAILTO:Juha@Example.fi", "mailto:<a>@b,c@d").encode(),
    REPLY.replace("MAILTO:Juha@Example.fi", "mailto:@").encode(),
    REPLY.replace("UID:kokous-1-2023@paatospolku\r\n", "").encode(),
    REPLY.replace("UID:kokous", "UID:" + "x" * 300).encode(),
    REPLY.replace("SEQUENCE:1", "SEQUENCE:yksi").encode(),
    REPLY.replace("SEQUENCE:1", "SEQUENCE:-4").encode(),
    REPLY.replace("SEQUENCE:1", "SEQUENCE:99999999999999999999").encode(),
    REPLY.replace("COMMENT", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@c.fi\r\nCOMMENT").encode(),
    REPLY.replace("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT").encode(),
    REPLY.replace("COMMENT;LANGUAGE=fi:", "COMMENT;LANGUAGE=fi:" + "a" * 200_000).encode(),
], ids=range(20))
def test_anything_else_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_reply(data)
    assert refused.value.code == "calendar-reply"


def test_a_rule_of_a_billion_years_is_not_followed() -> None:
    data = REPLY.replace("SEQUENCE:1", "SEQUENCE:1\r\nRRULE:FREQ=SECONDLY;COUNT=999999999999")
    assert read_reply(data.encode()).answer is Answer.DECLINED


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_garbling_does_more_than_be_refused(data: st.DataObject) -> None:
    original = REPLY.encode()
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, min(len(original), start + 40)))
    garbled = original[:start] + data.draw(st.binary(max_size=30)) + original[end:]
    try:
        reply = read_reply(garbled)
    except InvalidInput:
        return
    assert reply.email.count("@") == 1
    assert reply.uid.isprintable()
    assert reply.comment.isprintable()
