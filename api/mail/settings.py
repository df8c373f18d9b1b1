"""The mailer an installation has: `PAATOSPOLKU_SMTP_…` in the environment, else files."""

from __future__ import annotations

from collections.abc import Mapping
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path

from api.mail.mailers import FileMailer, Mailer, SmtpMailer
from api.mail.payload import address
from api.mail.server import Security, SmtpSettings
from engine.errors import InvalidInput

PREFIX = "PAATOSPOLKU_SMTP_"
PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}
KNOWN = frozenset(
    {
        "HOST",
        "PORT",
        "SECURITY",
        "USER",
        "PASSWORD",
        "PASSWORD_FILE",
        "FROM",
        "TIMEOUT",
    }
)


def mailer_from(environment: Mapping[str, str], folder: Path) -> Mailer:
    """SmtpMailer if PAATOSPOLKU_SMTP_HOST is set, else a FileMailer over the folder."""
    settings = smtp_settings(environment)
    return SmtpMailer(settings) if settings else FileMailer(folder)


def smtp_settings(environment: Mapping[str, str]) -> SmtpSettings | None:
    """The server's settings, or None without a host; InvalidInput names what is wrong.

    HOST, PORT, SECURITY (tls, starttls, none), USER, PASSWORD or PASSWORD_FILE, FROM, TIMEOUT.
    """
    given = {k.removeprefix(PREFIX): v for k, v in environment.items() if k.startswith(PREFIX)}
    for name in given:
        if name not in KNOWN:
            raise _wrong(name, "there is no such setting")
    if not given.get("HOST"):
        return None
    security = _security(given.get("SECURITY", Security.STARTTLS))
    return SmtpSettings(
        host=given["HOST"],
        sender=_sender(given.get("FROM", "")),
        port=int(_number(given, "PORT", PORTS[security], 1, 65_535)),
        security=security,
        user=given.get("USER", ""),
        password=_password(given),
        timeout=_number(given, "TIMEOUT", 20, 1, 600),
    )


def _security(text: str) -> Security:
    try:
        return Security(text.lower())
    except ValueError as error:
        raise _wrong("SECURITY", "it is tls, starttls or none") from error


def _sender(text: str) -> Address:
    name, email = parseaddr(text)
    if not email:
        raise _wrong("FROM", 'it is needed, as "Päätöspolku <noreply@example.fi>"')
    try:
        return address(email, name or "Päätöspolku")
    except InvalidInput as error:
        raise _wrong("FROM", "it is no e-mail address") from error


def _number(
    given: Mapping[str, str], name: str, default: float, least: float, most: float
) -> float:
    try:
        number = float(given.get(name, default))
    except ValueError as error:
        raise _wrong(name, "it is a number") from error
    if not least <= number <= most:
        raise _wrong(name, f"it is between {least} and {most}")
    return number


def _password(given: Mapping[str, str]) -> str:
    if "PASSWORD_FILE" not in given:
        return given.get("PASSWORD", "")
    try:
        return Path(given["PASSWORD_FILE"]).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise _wrong("PASSWORD_FILE", "it cannot be read") from error


def _wrong(name: str, what: str) -> InvalidInput:
    return InvalidInput(f"{PREFIX}{name}: {what}.", code="smtp-settings")
