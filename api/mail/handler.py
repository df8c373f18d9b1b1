"""The handler of mail jobs: finds the papers that go along, then sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from api.mail.composition import Attachment
from api.mail.mailers import Mailer, MailFailed
from api.mail.payload import read_payload, refused
from api.mail.sending import send
from engine.errors import InvalidInput
from engine.model import Key
from engine.ports import HandlerContext

MAIL = "mail"


@dataclass(frozen=True, slots=True)
class MailHandler:
    """See `engine.ports.Outward`; the context's variables are the payload of `api.mail.payload`.

    `attachments` are keys of document versions, each sent as it was printed. All attempts at one
    job have the same Message-ID, by which a receiver knows a second copy.
    """

    mailer: Mailer

    def prepare(self, context: HandlerContext) -> Callable[[], object]:
        """What sends the mail. MailFailed, for good, when the payload can never be sent."""
        try:
            payload = read_payload(context.variables)
        except InvalidInput as error:
            raise MailFailed(error.reason, permanent=True) from error
        papers = [_paper(context.uow, key, payload.language.value) for key in payload.attachments]
        job_id = str(context.work.key)
        return partial(send, context.variables, papers, self.mailer, job_id=job_id, now=context.now)


def _paper(uow: Any, key: str, language: str) -> Attachment:
    """A version's printed form, in the receiver's language if there is one."""
    try:
        version = uow.versions.get(Key.parse(key))
    except ValueError as error:
        raise refused(f"{key[:60]!r} names no version of a document") from error
    printed = [
        each
        for each in uow.renderings.of_document(version.document)
        if each.version == version.version
    ]
    if not printed:
        raise refused(f"version {version.version} of {version.document} is not printed yet")
    best = next((each for each in printed if each.language == language), printed[0])
    document = uow.documents.get(version.document)
    name = f"{document.number or document.kind}.pdf".replace("/", "-")
    return Attachment(name, best.media_type, best.content)
