"""Ways out: an SMTP server, or files in a folder when none is configured."""

from __future__ import annotations

import hashlib
import os
import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path
from typing import Protocol

from api.mail.server import Security, SmtpSettings
from engine.ports import OutwardFailed

PERMANENT = 500


class MailFailed(OutwardFailed):
    """The server did not take the message, or there is none to be made of the job."""


class Mailer(Protocol):
    """Takes a message for delivery, or raises MailFailed."""

    @property
    def sender(self) -> Address:
        """As whom mails go out."""

    def deliver(self, message: EmailMessage) -> None:
        """Hand the message over."""


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """One connection a message: mails are few, and a held one would be dropped by the server."""

    settings: SmtpSettings
    context: ssl.SSLContext | None = None

    @property
    def sender(self) -> Address:
        return self.settings.sender

    def deliver(self, message: EmailMessage) -> None:
        """Send the message; every recipient must be taken, else MailFailed."""
        try:
            with self._connected() as server:
                refused = server.send_message(message)
        except smtplib.SMTPResponseException as error:
            raise _failed(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPRecipientsRefused as error:
            code, reply = max(error.recipients.values())
            raise _failed(code, reply) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailFailed(str(error), permanent=False) from error
        if refused:
            code, reply = max(refused.values())
            raise _failed(code, reply)

    def _connected(self) -> smtplib.SMTP:
        chosen = self.settings
        context = self.context or ssl.create_default_context()
        if chosen.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                chosen.host, chosen.port, timeout=chosen.timeout, context=context
            )
        else:
            server = smtplib.SMTP(chosen.host, chosen.port, timeout=chosen.timeout)
        try:
            if chosen.security is Security.STARTTLS:
                server.starttls(context=context)
            if chosen.user:
                server.login(chosen.user, chosen.password)
        except BaseException:
            server.close()
            raise
        return server


def _failed(code: int, reply: bytes | str) -> MailFailed:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return MailFailed(f"{code} {text}", permanent=code >= PERMANENT)


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail kept as a file, as a list shows it."""

    name: str
    date: datetime | None
    to: str
    subject: str


@dataclass(frozen=True, slots=True)
class FileMailer:
    """Keeps each message as one .eml file; the same job writes the same file again."""

    folder: Path
    sender: Address = field(
        default_factory=lambda: Address("Päätöspolku", "paatospolku", "localhost.invalid")
    )

    def deliver(self, message: EmailMessage) -> None:
        """Write the file whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / kept_name(message)
        partial = target.with_suffix(f".{os.getpid()}.partial")
        partial.write_bytes(message.as_bytes(policy=SMTP))
        partial.replace(target)

    def kept(self, limit: int = 200) -> list[KeptMail]:
        """The newest mails first."""
        files = sorted(self.folder.glob("*.eml"), reverse=True)[:limit]
        return [_summary(file) for file in files]

    def read(self, name: str) -> bytes | None:
        """A kept mail's bytes, or None; a name with a path in it is nobody's."""
        file = self.folder / name
        if file.parent != self.folder or file.suffix != ".eml" or not file.is_file():
            return None
        return file.read_bytes()


def kept_name(message: EmailMessage) -> str:
    """Date and the job's mark: sorts by time, the same for every try of one job."""
    day = message["Date"].datetime.strftime("%Y%m%d-%H%M%S")
    return f"{day}-{hashlib.sha256(str(message['Message-ID']).encode()).hexdigest()[:16]}.eml"


def _summary(file: Path) -> KeptMail:
    message = message_from_bytes(file.read_bytes(), policy=default)
    date = message["Date"].datetime if message["Date"] else None
    return KeptMail(file.name, date, str(message["To"]), str(message["Subject"]))
