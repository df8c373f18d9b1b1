"""Which server mails go to, and as whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.headerregistry import Address
from enum import StrEnum

from engine.errors import InvalidInput

LOCAL = ("localhost", "127.0.0.1", "::1")


class Security(StrEnum):
    """How the connection is protected: from the start, after STARTTLS, or not at all."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """A server; the password never shows in a log, and never goes unprotected over a network."""

    host: str
    sender: Address
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 20.0

    def __post_init__(self) -> None:
        if not (self.user.isascii() and self.password.isascii()):
            raise InvalidInput(
                "PAATOSPOLKU_SMTP_USER and PASSWORD take ASCII letters only (smtplib).",
                code="smtp-settings",
            )
        if self.user and self.security is Security.NONE and self.host not in LOCAL:
            raise InvalidInput(
                "A password is not sent without TLS: set PAATOSPOLKU_SMTP_SECURITY.",
                code="smtp-settings",
            )
