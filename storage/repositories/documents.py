"""Documents, their versions, files and signatures; see `processes.ports`."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import Key
from processes.distribution import Distribution
from processes.documents import Document, Version
from processes.files import Rendering, StoredFile
from processes.publicity import Reading
from processes.refusals import refusal
from processes.signatures import Signature
from storage.repositories.nouns import Changing, Kept, NounMapper
from storage.tables.document import (
    distribution,
    document,
    document_version,
    rendering,
    secret_reading,
    signature,
    stored_file,
)

_VERSIONS = NounMapper(document_version, Version)
_ONE = _VERSIONS.where(
    document_version.c.document == sa.bindparam("value"),
    document_version.c.version == sa.bindparam("version"),
)


class DocumentRows(Changing[Document]):
    """See `processes.ports.Documents`."""

    mapper = NounMapper(document, Document)
    name, name_fi = "document", "asiakirja"

    def save(self, noun: Document) -> None:
        """A signed document takes its place in the register and its publicity, nothing else."""
        stored = self.get(noun.key)
        if stored.is_signed and _content(stored) != _content(noun):
            raise refusal("signed-is-immutable")
        super().save(noun)

    def version(self, document: Key, version: int) -> Version:
        """NotFound when there is none."""
        found = self.unit.rows(
            _ONE, {"case_id": document.case_id, "value": document.seq, "version": version}
        )
        if not found:
            raise refusal("no-such-version")
        return _VERSIONS.read(found[0])


def _content(document: Document) -> tuple[object, ...]:
    """What a signature stands for."""
    return (
        document.kind,
        document.title,
        document.language,
        document.number,
        document.current,
        document.signed_at,
        document.corrects,
    )


class VersionRows(Changing[Version]):
    """A locked version is never changed again."""

    mapper = _VERSIONS
    name, name_fi = "version", "versio"
    _of_document = _VERSIONS.with_value("document")

    def save(self, noun: Version) -> None:
        if self.get(noun.key).locked_at is not None:
            raise refusal("attachments-locked")
        super().save(noun)

    def of_document(self, document: Key) -> list[Version]:
        return self.with_value(self._of_document, document)


class FileRows(Kept[StoredFile]):
    mapper = NounMapper(stored_file, StoredFile)
    name, name_fi = "file", "tiedosto"
    _by_hash = mapper.with_value("sha256")

    def by_hash(self, case_id: str, sha256: str) -> StoredFile | None:
        found = self.select(self._by_hash, case_id, value=sha256)
        return found[0] if found else None


class RenderingRows(Changing[Rendering]):
    mapper = NounMapper(rendering, Rendering)
    name, name_fi = "rendering", "tuloste"
    _of_document = mapper.with_value("document")

    def save(self, noun: Rendering) -> None:
        """The printed form of a signed version stays as it is."""
        if self.get(noun.key).final:
            raise refusal("signed-is-immutable")
        super().save(noun)

    def of_document(self, document: Key) -> list[Rendering]:
        return self.with_value(self._of_document, document)


class SignatureRows(Kept[Signature]):
    mapper = NounMapper(signature, Signature)
    name, name_fi = "signature", "allekirjoitus"
    _of_document = mapper.with_value("document")

    def of_document(self, document: Key) -> list[Signature]:
        return self.with_value(self._of_document, document)


class DistributionRows(Kept[Distribution]):
    mapper = NounMapper(distribution, Distribution)
    name, name_fi = "distribution", "jakelu"
    _of_document = mapper.with_value("document")

    def of_document(self, document: Key) -> list[Distribution]:
        return self.with_value(self._of_document, document)


class ReadingRows(Kept[Reading]):
    mapper = NounMapper(secret_reading, Reading)
    name, name_fi = "reading", "lukukerta"
    _of_document = mapper.with_value("document")

    def of_document(self, document: Key) -> list[Reading]:
        return self.with_value(self._of_document, document)
