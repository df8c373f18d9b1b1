"""Mails go through a real SMTP server: plainly, with STARTTLS, with TLS, with a password."""

from __future__ import annotations

import ssl
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default
from pathlib import Path

import icalendar
import pytest

from api.mail import FileMailer, MailFailed, SmtpMailer, SmtpSettings, mailer_from, send
from api.mail.server import Security
from engine.errors import InvalidInput
from tests.unit.mail.conftest import Server, free_port
from tests.unit.mail.test_composition import INVITATION, NOW, PDF, REMINDER

SENDER = Address("Päätöspolku", "paatospolku", "example.fi")


def settings(port: int, security: str = "none", **more: object) -> SmtpSettings:
    return SmtpSettings("localhost", SENDER, port, Security(security), timeout=5, **more)  # type: ignore[arg-type]


def test_an_invitation_arrives_as_it_was_composed(smtp_server: Server) -> None:
    received, port = smtp_server()
    send(INVITATION, [PDF], SmtpMailer(settings(port)), job_id="c/1", now=NOW)
    (envelope,) = received.envelopes
    assert envelope.mail_from == "paatospolku@example.fi"
    assert envelope.rcpt_tos == ["juha@example.fi"]
    message = message_from_bytes(envelope.content, policy=default)
    parts = {part.get_content_type(): part for part in message.walk()}
    assert parts["application/pdf"].get_content() == PDF.content
    calendar = icalendar.Calendar.from_ical(parts["text/calendar"].get_payload(decode=True))
    assert calendar["METHOD"] == "REQUEST"
    assert "Yhteistyöryhmä" in parts["text/plain"].get_content()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_connection_is_protected(
    smtp_server: Server, trusting: ssl.SSLContext, security: str
) -> None:
    received, port = smtp_server(security)
    send(REMINDER, [], SmtpMailer(settings(port, security), trusting), job_id="c/1", now=NOW)
    assert received.secure == [True]


def test_the_password_goes_over_tls(smtp_server: Server, trusting: ssl.SSLContext) -> None:
    received, port = smtp_server("starttls", password=True)
    mailer = SmtpMailer(settings(port, "starttls", user="paatos", password="salasana"), trusting)
    send(REMINDER, [], mailer, job_id="c/1", now=NOW)
    assert received.logins == ["paatos"]
    assert len(received.envelopes) == 1


def test_a_wrong_password_is_a_lasting_failure(
    smtp_server: Server, trusting: ssl.SSLContext
) -> None:
    received, port = smtp_server("starttls", password=True)
    mailer = SmtpMailer(settings(port, "starttls", user="paatos", password="arvaus"), trusting)
    with pytest.raises(MailFailed) as failed:
        send(REMINDER, [], mailer, job_id="c/1", now=NOW)
    assert failed.value.permanent
    assert "arvaus" not in str(failed.value)
    assert received.envelopes == []


def test_an_unknown_certificate_is_not_trusted(smtp_server: Server) -> None:
    received, port = smtp_server("starttls")
    with pytest.raises(MailFailed) as failed:
        send(REMINDER, [], SmtpMailer(settings(port, "starttls")), job_id="c/1", now=NOW)
    assert not failed.value.permanent
    assert received.envelopes == []


@pytest.mark.parametrize(
    ("answer", "permanent"), [("451 4.3.0 try later", False), ("552 5.3.4 too big", True)]
)
def test_what_the_server_says_tells_whether_to_try_again(
    smtp_server: Server, answer: str, permanent: bool
) -> None:
    received, port = smtp_server()
    received.answer = answer
    with pytest.raises(MailFailed) as failed:
        send(REMINDER, [], SmtpMailer(settings(port)), job_id="c/1", now=NOW)
    assert failed.value.permanent is permanent
    assert answer.split(" ", 1)[1] in failed.value.reason


def test_a_recipient_that_nobody_knows_fails_for_good(smtp_server: Server) -> None:
    received, port = smtp_server()
    received.unknown = {"katja.palonen@example.fi"}
    with pytest.raises(MailFailed) as failed:
        send(REMINDER, [], SmtpMailer(settings(port)), job_id="c/1", now=NOW)
    assert failed.value.permanent
    assert "no such person" in failed.value.reason


def test_one_unknown_among_many_is_told_too(smtp_server: Server) -> None:
    received, port = smtp_server()
    received.unknown = {"toinen@example.fi"}
    payload = REMINDER | {"to": ["juha@example.fi", "toinen@example.fi"]}
    with pytest.raises(MailFailed):
        send(payload, [], SmtpMailer(settings(port)), job_id="c/1", now=NOW)


def test_a_server_that_is_away_is_tried_again_later() -> None:
    with pytest.raises(MailFailed) as failed:
        send(REMINDER, [], SmtpMailer(settings(free_port())), job_id="c/1", now=NOW)
    assert not failed.value.permanent


def test_the_environment_chooses_the_way_out(tmp_path: Path) -> None:
    assert isinstance(mailer_from({"PATH": "/bin"}, tmp_path), FileMailer)
    secret = tmp_path / "secret"
    secret.write_text("salasana\n")
    mailer = mailer_from(
        {
            "PAATOSPOLKU_SMTP_HOST": "smtp.example.fi",
            "PAATOSPOLKU_SMTP_FROM": "Päätöspolku <noreply@example.fi>",
            "PAATOSPOLKU_SMTP_USER": "paatos",
            "PAATOSPOLKU_SMTP_PASSWORD_FILE": str(secret),
        },
        tmp_path,
    )
    assert isinstance(mailer, SmtpMailer)
    chosen = mailer.settings
    assert (chosen.port, chosen.security, chosen.password) == (587, Security.STARTTLS, "salasana")
    assert mailer.sender.addr_spec == "noreply@example.fi"
    assert "salasana" not in repr(chosen)


@pytest.mark.parametrize(
    "environment",
    [
        {"FROM": ""},
        {"FROM": "ei osoite"},
        {"PORT": "0"},
        {"PORT": "x"},
        {"SECURITY": "ssl3"},
        {"TIMEOUT": "1e9"},
        {"HOSTT": "x"},
        {"PASSWORD_FILE": "/ei/ole"},
        {"USER": "paatos", "PASSWORD": "väärä"},
        {"SECURITY": "none", "USER": "paatos", "PASSWORD": "x"},
    ],
)
def test_a_wrong_setting_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    whole = {"HOST": "smtp.example.fi", "FROM": "noreply@example.fi"} | environment
    given = {f"PAATOSPOLKU_SMTP_{name}": value for name, value in whole.items()}
    with pytest.raises(InvalidInput, match="SMTP"):
        mailer_from(given, tmp_path)
