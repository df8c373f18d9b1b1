"""Acts on documents: draft, present, sign, register, distribute, read, correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.authority import Publicity
from engine.model import Key
from processes.acts.desk import Desk
from processes.decisions import Presentation
from processes.distribution import distribution
from processes.documents import (
    Attachment,
    Document,
    DocumentKind,
    DocumentState,
    Version,
    attached,
    correction,
    detached,
    locked,
    returned,
    revised,
    with_secrecy,
)
from processes.files import LARGEST_FILE, StoredFile, sha256
from processes.publicity import PUBLIC, Reading, classified, reclassified
from processes.refusals import refusal
from processes.signatures import (
    Signature,
    SigningCapacity,
    is_complete,
    number,
    sealed,
    series,
    sign,
)


def latest(desk: Desk, kind: str, meeting: Key | None = None) -> Document | None:
    """The case's latest document of a kind (of one meeting, when one is named)."""
    found = [
        each
        for each in desk.uow.documents.of_case(desk.case.id)
        if each.kind == kind and (meeting is None or each.meeting == meeting)
    ]
    return found[-1] if found else None


def current(desk: Desk, document: Document) -> Version | None:
    """The document's latest version."""
    if not document.current:
        return None
    version: Version = desk.uow.documents.version(document.key, document.current)
    return version


def draft(
    desk: Desk,
    kind: DocumentKind,
    title: str,
    content: Mapping[str, Any],
    prepared_by: Sequence[str],
    document: Document | None = None,
    meeting: Key | None = None,
) -> tuple[Document, Version]:
    """A new document, or a new version of one; the same content again makes no version."""
    if document is None:
        document = Document(
            desk.key(),
            kind,
            title,
            desk.case.language,
            desk.case.register or "A",
            desk.now,
            meeting=meeting,
        )
        document = _secret_like_case(desk, document)
        desk.uow.documents.add(document)
    version = current(desk, document)
    if version is not None and version.content == content:
        return document, version
    if document.state is DocumentState.PRESENTED:
        document = returned(document)
    return revise(desk, document, title, content, prepared_by)


def revise(
    desk: Desk, document: Document, title: str, content: Mapping[str, Any], by: Sequence[str]
) -> tuple[Document, Version]:
    """A new version of a draft; refused when presented or signed."""
    latest_version = current(desk, document)
    document, new = revised(document, desk.key(), latest_version, content, by, desk.now)
    document = replace(document, title=title)
    desk.uow.documents.save(document)
    desk.uow.versions.add(new)
    desk.log(
        "draft-document", document.key, kind=str(document.kind), version=new.version,
        hash=new.sha256,
    )  # fmt: skip
    return document, new


def _secret_like_case(desk: Desk, document: Document) -> Document:
    """A secret case makes secret papers."""
    publicity = Publicity(desk.case.publicity.upper())
    if publicity is Publicity.PUBLIC:
        return document
    ground = desk.case.secrecy_ground
    return with_secrecy(document, classified(publicity, ground, 25, desk.now))


def present(
    desk: Desk,
    proposal: str,
    document: Document | None,
    meeting: Key | None = None,
    item: int | None = None,
) -> Presentation:
    """Bring a proposal up for decision; the version and its attachments are locked by it."""
    version = None
    if document is not None and not document.is_signed:
        version = current(desk, document)
        was = version.locked_at if version else None
        document, version = locked(document, version, desk.now)
        desk.uow.documents.save(document)
        if was is None:
            desk.uow.versions.save(version)
    elif document is not None:
        version = current(desk, document)
    presentation = Presentation(
        desk.key(),
        desk.person,
        desk.now,
        proposal,
        document.key if document else None,
        version.version if version else None,
        version.prepared_by if version else (),
        meeting,
        item,
    )
    desk.uow.presentations.add(presentation)
    desk.log("present", presentation.key, document=str(document.key) if document else "")
    return presentation


def put_signature(
    desk: Desk, document: Document, capacity: SigningCapacity, shown: str = ""
) -> Document:
    """Sign the current version; the last signature seals the document and gives it its number."""
    version = current(desk, document)
    if version is None:
        raise refusal("no-such-version")
    given = [
        each
        for each in desk.uow.signatures.of_document(document.key)
        if each.version == version.version
    ]
    new = Signature(
        desk.key(),
        document.key,
        version.version,
        desk.actor.id,
        capacity,
        desk.now,
        version.sha256,
        desk.actor.on_behalf_of,
    )
    new = sign(document, version, given, new, shown)
    desk.uow.signatures.add(new)
    desk.log("sign", document.key, capacity=str(capacity), version=version.version, hash=new.sha256)
    if not is_complete(document.kind, [*given, new]):
        return document
    return _seal(desk, document)


def has_signed(desk: Desk, document: Document, capacity: SigningCapacity) -> bool:
    """Whether the actor has signed the current version in that capacity already."""
    return any(
        (each.version, each.person_id, each.capacity) == (document.current, desk.actor.id, capacity)
        for each in desk.uow.signatures.of_document(document.key)
    )


def _seal(desk: Desk, document: Document) -> Document:
    name = series(desk.case.number, document.register)
    text = number(desk.case.number, document.register, desk.uow.numbers.next(name))
    desk.uow.numbers.take(text, "document", desk.case.id, desk.now)
    signed = sealed(document, text, desk.now)
    desk.uow.documents.save(signed)
    if signed.corrects is not None:
        original = desk.uow.documents.get(signed.corrects)
        desk.uow.documents.save(replace(original, state=DocumentState.CORRECTED))
    desk.log("number-document", signed.key, number=text)
    return signed


def register(desk: Desk, document: Document, retention: str = "") -> Document:
    """Enter the document in the register; once."""
    if document.registered_at is not None:
        return document
    entered = replace(document, registered_at=desk.now, retention=retention or document.retention)
    desk.uow.documents.save(entered)
    desk.log("register-document", document.key, number=document.number)
    return entered


def distribute(
    desk: Desk, document: Document, recipients: Sequence[str], information: Sequence[str]
) -> None:
    """Send a signed document to its distribution list."""
    sending = distribution(document, desk.key(), recipients, information, desk.actor.id, desk.now)
    desk.uow.distributions.add(sending)
    desk.log("distribute-document", document.key, to=list(sending.recipients))


def correct(desk: Desk, original: Document, title: str, reason: str) -> Document:
    """Begin a correction: a new document linked to the signed one."""
    if not reason.strip():
        raise refusal("reason-missing", what="correcting a signed document")
    new = correction(original, desk.key(), title, desk.now)
    desk.uow.documents.add(new)
    desk.log("correct-document", new.key, reason, corrects=str(original.key))
    return new


def classify(
    desk: Desk, document: Document, publicity: Publicity, ground: str, years: int, reason: str
) -> Document:
    """Give another publicity class; milder only by a person with a reason."""
    new = PUBLIC
    if publicity is not Publicity.PUBLIC:
        new = classified(publicity, ground, years, desk.now)
    person = not desk.actor.is_system
    classed = with_secrecy(document, reclassified(document.secrecy, new, person, reason))
    desk.uow.documents.save(classed)
    desk.log("classify-document", document.key, reason, publicity=str(publicity), ground=ground)
    return classed


def read(desk: Desk, document: Document, version: int, purpose: str = "") -> None:
    """Log the reading of a secret document; a public one is read without a trace."""
    if not document.secrecy.holds(desk.day):
        return
    reading = Reading(desk.key(), document.key, version, desk.actor.id, desk.now, purpose)
    desk.uow.readings.add(reading)
    desk.log("read-secret-document", document.key, purpose, version=version)


def attach(
    desk: Desk, document: Document, name: str, media_type: str, content: bytes
) -> Attachment:
    """A file to the current version, until the matter is presented; its bytes by their hash."""
    version = current(desk, document)
    if version is None:
        raise refusal("no-such-version")
    if not 0 < len(content) <= LARGEST_FILE:
        raise refusal("attachment-size", limit=LARGEST_FILE // 1024 // 1024)
    hashed = sha256(content)
    new = Attachment(name, media_type, hashed, len(content))
    desk.uow.versions.save(attached(document, version, new))
    if desk.uow.files.by_hash(desk.case.id, hashed) is None:
        desk.uow.files.add(StoredFile(desk.key(), hashed, media_type, content))
    desk.log("attach-file", document.key, name=name, hash=hashed)
    return new


def detach(desk: Desk, document: Document, name: str) -> None:
    """Take a file off the current version; its bytes stay for the versions before."""
    version = current(desk, document)
    if version is None or all(each.name != name for each in version.attachments):
        raise refusal("no-such-version")
    desk.uow.versions.save(detached(document, version, name))
    desk.log("detach-file", document.key, name=name)
