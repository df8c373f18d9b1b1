"""The message of a job: its parts, its marks, and what no value can do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.mail import Attachment, FileMailer, compose, send
from api.mail.payload import read_payload
from engine.errors import InvalidInput
from processes.plain_data import to_plain
from tests.unit.calendar.test_calendar_entries import ENTRY

NOW = datetime(2023, 11, 8, 12, 30, tzinfo=UTC)
SENDER = Address("Päätöspolku", "paatospolku", "example.fi")
REMINDER = {
    "to": [{"name": "Katja Palonen", "email": "katja.palonen@example.fi"}],
    "template": "reminder",
    "language": "fi",
    "data": {
        "name": "Katja Palonen",
        "task": "Kokoa esitys",
        "due": "2023-09-29",
        "link": "https://paatos.example.fi/t/1?a=1&b=2",
    },
}
INVITATION = {
    "to": "juha@example.fi",
    "template": "invitation",
    "language": "fi",
    "data": {"meeting": "Yhteistyöryhmä 1/2023", "starts": "2023-11-16T09:00:00+02:00"},
    "calendar": to_plain(ENTRY) | {"method": "REQUEST"},
}
PDF = Attachment("kokouskutsu.pdf", "application/pdf", b"%PDF-1.7 \r\n\x00\xff")


def composed(payload: dict[str, object], *attachments: Attachment) -> EmailMessage:
    made = compose(read_payload(payload), attachments, sender=SENDER, job_id="c/1", now=NOW)
    return message_from_bytes(made.as_bytes(), policy=default)


def test_a_notice_is_text_with_the_same_in_simple_html() -> None:
    message = composed(REMINDER)
    assert message.get_content_type() == "multipart/alternative"
    text, html = (part.get_content() for part in message.iter_parts())
    for said in (text, html):
        assert "Hei Katja Palonen," in said
        assert "Tehtävän ”Kokoa esitys” määräaika on 29.9.2023." in said
        assert "Päätöspolku" in said
    assert "https://paatos.example.fi/t/1?a=1&b=2" in text
    assert 'href="https://paatos.example.fi/t/1?a=1&amp;b=2"' in html
    assert '<html lang="fi">' in html
    assert "<script" not in html and "<img" not in html


def test_its_headers_say_from_whom_to_whom_what_and_when() -> None:
    message = composed(REMINDER)
    assert message["Subject"] == "Muistutus: Kokoa esitys, määräaika 29.9.2023"
    assert message["From"].addresses[0].display_name == "Päätöspolku"
    assert message["To"].addresses[0].addr_spec == "katja.palonen@example.fi"
    assert message["Date"].datetime == NOW
    assert message["Content-Language"] == "fi"
    assert message["Auto-Submitted"] == "auto-generated"


def test_the_invitation_carries_its_calendar_entry_and_its_papers() -> None:
    message = composed(INVITATION, PDF)
    assert message.get_content_type() == "multipart/mixed"
    body, paper = message.iter_parts()
    kinds = [part.get_content_type() for part in body.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    calendar_part = list(body.iter_parts())[-1]
    assert calendar_part["Content-Type"].params["method"] == "REQUEST"
    calendar = icalendar.Calendar.from_ical(calendar_part.get_payload(decode=True))
    assert calendar["METHOD"] == "REQUEST"
    assert calendar.walk("VEVENT")[0]["UID"] == ENTRY.uid
    assert paper.get_filename() == "kokouskutsu.pdf"
    assert paper.get_content() == PDF.content


def test_a_cancellation_says_so_in_both_places() -> None:
    payload = INVITATION | {
        "template": "cancellation",
        "calendar": to_plain(replace(ENTRY, sequence=1)) | {"method": "CANCEL"},
    }
    part = list(composed(payload).iter_parts())[-1]
    assert part["Content-Type"].params["method"] == "CANCEL"
    assert icalendar.Calendar.from_ical(part.get_content())["METHOD"] == "CANCEL"


def test_a_second_try_is_the_same_message_and_another_job_is_not() -> None:
    payload = read_payload(INVITATION)
    first = compose(payload, [PDF], sender=SENDER, job_id="c/1", now=NOW)
    again = compose(payload, [PDF], sender=SENDER, job_id="c/1", now=NOW)
    other = compose(payload, [PDF], sender=SENDER, job_id="c/2", now=NOW)
    assert first.as_bytes() == again.as_bytes()
    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]


@pytest.mark.parametrize(
    "attack",
    [
        "Kokoa\r\nBcc: vieras@example.fi",
        "Kokoa\nX-Evil: 1",
        "a\r\n\r\n<script>alert(1)</script>",
        "\x00\x1b[31m",
        "a\u2028b\u0085c",
        "=?utf-8?q?Bcc=3A?=",
        "\ud800",
    ],
)
def test_no_value_begins_a_header_or_a_tag(attack: str) -> None:
    payload = REMINDER | {
        "to": [{"name": attack, "email": "katja@example.fi"}],
        "data": REMINDER["data"] | {"task": attack, "name": attack},  # type: ignore[operator]
    }
    message = composed(payload, Attachment(attack, "application/pdf", b"x"))
    assert set(message.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Content-Language",
        "Auto-Submitted",
        "Content-Type",
        "MIME-Version",
    }
    assert len(message["To"].addresses) == 1
    html = message.get_body(("html",))
    assert html is not None and "<script" not in html.get_content()


@pytest.mark.parametrize(
    "to",
    [
        "",
        None,
        [],
        5,
        "katja",
        "katja@",
        "@example.fi",
        "a@b@c",
        "a@b\r\nBcc: c@d",
        "a b@c.fi",
        "<a@b.fi>",
        "a@b.fi, c@d.fi",
        {"name": "x"},
        ["a@b.fi"] * 101,
        "ä@example.fi",
        "a..b@example.fi",
        "a@" + "x" * 300 + ".fi",
    ],
)
def test_what_is_no_recipient_is_refused(to: object) -> None:
    with pytest.raises(InvalidInput):
        read_payload(REMINDER | {"to": to})


@pytest.mark.parametrize(
    "change",
    [
        {"language": "de"},
        {"calendar": {"uid": "x"}},
        {"calendar": to_plain(ENTRY) | {"method": "PUBLISH"}},
    ],
)
def test_a_payload_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        read_payload(REMINDER | change)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_makes_a_message_that_reads_back(task: str, name: str) -> None:
    data = {"task": task or "x", "due": "2023-09-29", "name": name}
    message = composed(REMINDER | {"data": data})
    assert len(message["Subject"]) <= 200
    assert message.get_body(("plain",)) is not None


def test_without_a_server_mails_are_files_that_a_list_shows(tmp_path: Path) -> None:
    mailer = FileMailer(tmp_path / "mail")
    assert mailer.kept() == []
    for _ in range(2):
        send(REMINDER, [], mailer, job_id="c/1", now=NOW)
    send(INVITATION, [PDF], mailer, job_id="c/2", now=NOW.replace(hour=13))
    first, second = mailer.kept()
    assert first.subject == "Kokouskutsu: Yhteistyöryhmä 1/2023, 16.11.2023 klo 9.00"
    assert second.to == "Katja Palonen <katja.palonen@example.fi>"
    assert second.date == NOW
    raw = mailer.read(first.name)
    assert raw is not None
    assert message_from_bytes(raw, policy=default)["Message-ID"].startswith("<job-")


@pytest.mark.parametrize("name", ["../x.eml", "/etc/passwd", "x/../y.eml", "puuttuu.eml", "", "."])
def test_no_other_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.eml").write_text("salainen")
    assert FileMailer(tmp_path / "mail").read(name) is None
