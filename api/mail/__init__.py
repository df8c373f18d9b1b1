"""Mail out: a job's payload becomes one message, sent by SMTP or kept as a file."""

from api.mail.composition import Attachment, compose
from api.mail.handler import MailHandler
from api.mail.mailers import FileMailer, Mailer, MailFailed, SmtpMailer
from api.mail.sending import send
from api.mail.server import SmtpSettings
from api.mail.settings import mailer_from

__all__ = [
    "Attachment",
    "FileMailer",
    "MailFailed",
    "MailHandler",
    "Mailer",
    "SmtpMailer",
    "SmtpSettings",
    "compose",
    "mailer_from",
    "send",
]
