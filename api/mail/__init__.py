"""Mail out: a job's payload becomes one message, sent by SMTP or kept as a file."""

from api.mail.composition import Attachment, compose
from api.mail.handler import mail_handler
from api.mail.mailers import FileMailer, Mailer, MailFailed, SmtpMailer
from api.mail.sending import send
from api.mail.server import SmtpSettings
from api.mail.settings import mailer_from

__all__ = [
    "Attachment",
    "FileMailer",
    "MailFailed",
    "Mailer",
    "SmtpMailer",
    "SmtpSettings",
    "compose",
    "mail_handler",
    "mailer_from",
    "send",
]
