"""A document of a case: kind, versions with who prepared them, attachments, number, corrections."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from engine.authority import Publicity
from engine.model import Key
from processes.publicity import SECRET_YEARS, Secrecy
from processes.refusals import refusal

PERMANENT = "permanent"
"""How long a registered document is kept where no other period is decided (831/1994)."""


class DocumentKind(StrEnum):
    """The papers of domain.md § 6, the minutes of a hearing, and what comes from outside."""

    APPOINTMENT = "asettamispaatos"
    PROPOSAL = "esitys"
    INVITATION = "kokouskutsu"
    AGENDA = "esityslista"
    MINUTES = "poytakirja"
    FOLLOW_UP = "seurantaraportti"
    STATEMENT_REQUEST = "lausuntopyynto"
    STATEMENT = "lausunto"
    COMPOSITION = "kokoonpanopaatos"
    EXTENSION = "maaraajan_jatkaminen"
    CANCELLATION = "peruutusilmoitus"
    OTHER = "muu"


class DocumentState(StrEnum):
    """draft ⇄ presented (locked) → signed → (corrected, when a correction is signed)."""

    DRAFT = "draft"
    PRESENTED = "presented"
    SIGNED = "signed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a version; its bytes are stored by `sha256`."""

    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version's content, and who prepared it: they never sign it off."""

    key: Key
    document: Key
    version: int
    content: Mapping[str, Any]
    prepared_by: tuple[str, ...]
    created_at: datetime
    sha256: str
    attachments: tuple[Attachment, ...] = ()
    locked_at: datetime | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper; `current` is its latest version (0: none), `corrects` the signed one it mends."""

    key: Key
    kind: DocumentKind
    title: str
    language: str
    register: str
    created_at: datetime
    state: DocumentState = DocumentState.DRAFT
    current: int = 0
    number: str = ""
    signed_at: datetime | None = None
    corrects: Key | None = None
    meeting: Key | None = None
    registered_at: datetime | None = None
    retention: str = PERMANENT
    publicity: Publicity = Publicity.PUBLIC
    secrecy_ground: str = ""
    secrecy_years: int = SECRET_YEARS
    secret_since: date | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_signed(self) -> bool:
        return self.state in (DocumentState.SIGNED, DocumentState.CORRECTED)

    @property
    def secrecy(self) -> Secrecy:
        """Its publicity class with ground and period."""
        return Secrecy(self.publicity, self.secrecy_ground, self.secrecy_years, self.secret_since)


def fingerprint(content: Mapping[str, Any], attachments: Iterable[Attachment] = ()) -> str:
    """SHA-256 (hex) over the content in one canonical form and the attachments' own hashes."""
    files = [[each.name, each.sha256] for each in attachments]
    text = json.dumps(
        [content, files], ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(text.encode()).hexdigest()


def revised(
    document: Document,
    key: Key,
    latest: Version | None,
    content: Mapping[str, Any],
    by: Sequence[str],
    now: datetime,
    based_on: int | None = None,
    comment: str = "",
) -> tuple[Document, Version]:
    """A new version (at `key`) on the latest; refused when presented, signed or based on an older.

    Attachments go over to the new version. All who prepared an earlier version of the same draft
    stay among those who prepared it.
    """
    require_draft(document)
    if based_on is not None and based_on != document.current:
        raise refusal("stale-version", current=document.current, based_on=based_on)
    attachments = latest.attachments if latest else ()
    earlier = latest.prepared_by if latest else ()
    version = Version(
        key,
        document.key,
        document.current + 1,
        content,
        tuple(dict.fromkeys([*earlier, *by])),
        now,
        fingerprint(content, attachments),
        attachments,
        comment=comment,
    )
    return replace(document, current=version.version), version


def attached(document: Document, version: Version, attachment: Attachment) -> Version:
    """The version with one more attachment; refused once the matter has been presented."""
    if document.is_signed:
        raise refusal("signed-is-immutable")
    if version.locked_at is not None:
        raise refusal("attachments-locked")
    if any(each.name == attachment.name for each in version.attachments):
        raise refusal("attachment-twice", name=attachment.name)
    files = (*version.attachments, attachment)
    return replace(version, attachments=files, sha256=fingerprint(version.content, files))


def detached(document: Document, version: Version, name: str) -> Version:
    """The version without an attachment; refused once the matter has been presented."""
    if document.is_signed:
        raise refusal("signed-is-immutable")
    if version.locked_at is not None:
        raise refusal("attachments-locked")
    files = tuple(each for each in version.attachments if each.name != name)
    return replace(version, attachments=files, sha256=fingerprint(version.content, files))


def locked(document: Document, version: Version | None, now: datetime) -> tuple[Document, Version]:
    """Presented for decision: content and attachments stand still from now on."""
    if version is None:
        raise refusal("no-such-version")
    if document.is_signed:
        raise refusal("signed-is-immutable")
    at = version.locked_at or now
    return replace(document, state=DocumentState.PRESENTED), replace(version, locked_at=at)


def returned(document: Document) -> Document:
    """Back in preparation after a return; the presented version itself stays locked."""
    if document.is_signed:
        raise refusal("signed-is-immutable")
    return replace(document, state=DocumentState.DRAFT)


def correction(original: Document, key: Key, title: str, now: datetime) -> Document:
    """A new document that corrects a signed one and is linked to it."""
    if not original.is_signed:
        raise refusal("not-signed", state=original.state)
    return replace(
        original,
        key=key,
        title=title,
        state=DocumentState.DRAFT,
        current=0,
        number="",
        signed_at=None,
        registered_at=None,
        corrects=original.key,
        created_at=now,
    )


def with_secrecy(document: Document, secrecy: Secrecy) -> Document:
    """The document in another class (`publicity.reclassified` says whether it may be)."""
    return replace(
        document,
        publicity=secrecy.publicity,
        secrecy_ground=secrecy.ground,
        secrecy_years=secrecy.years,
        secret_since=secrecy.since,
    )


def require_draft(document: Document) -> None:
    """Refuse to change what is presented or signed."""
    if document.is_signed:
        raise refusal("signed-is-immutable")
    if document.state is DocumentState.PRESENTED:
        raise refusal("document-presented")
