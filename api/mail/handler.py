"""The handler of mail jobs: finds the papers that go along, then sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.mail.composition import Attachment
from api.mail.mailers import Mailer
from api.mail.payload import read_payload, refused
from api.mail.sending import send
from engine.model import Key
from engine.ports import Handler, HandlerContext

MAIL = "mail"


def mail_handler(mailer: Mailer) -> Handler:
    """A handler for the topic `mail`; its variables are the payload of `api.mail.payload`.

    `attachments` are keys of document versions, each sent as it was printed.
    """

    def handle(context: HandlerContext) -> Mapping[str, Any]:
        payload = read_payload(context.variables)
        papers = [_paper(context.uow, key, payload.language.value) for key in payload.attachments]
        job_id = str(context.work.key)
        send(context.variables, papers, mailer, job_id=job_id, now=context.now)
        return {}

    return handle


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
