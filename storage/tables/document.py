"""Documents of a case: versions, files, signatures, where they were sent, who read them."""

from __future__ import annotations

import sqlalchemy as sa

from processes.distribution import Distribution
from processes.documents import Document, Version
from processes.files import Rendering, StoredFile
from processes.publicity import Reading
from processes.signatures import Signature
from storage.tables.columns import noun_table

_OF_DOCUMENT = {"document": "document"}
_NUMBERED = sa.text("number <> ''")

document = noun_table(
    "document",
    Document,
    sa.Index("ix_document_created_at", "created_at", "case_id", "seq"),
    sa.Index("ix_document_number", "number"),
    sa.Index("ix_document_kind", "case_id", "kind", "seq"),
    sa.Index("ix_document_state", "state", "signed_at", "case_id", "seq"),
    sa.Index(
        "uq_document_number",
        "case_id",
        "number",
        unique=True,
        sqlite_where=_NUMBERED,
        postgresql_where=_NUMBERED,
    ),
    refers={"corrects": "document", "meeting": "meeting"},
    slugs=("number", "register", "language"),
)
document_version = noun_table(
    "document_version", Version, refers=_OF_DOCUMENT, alone=[("document", "version")]
)
stored_file = noun_table("stored_file", StoredFile, slugs=("sha256",), alone=[("sha256",)])
rendering = noun_table(
    "rendering",
    Rendering,
    refers=_OF_DOCUMENT,
    slugs=("language", "media_type"),
    alone=[("document", "version", "language", "media_type")],
)
signature = noun_table(
    "signature",
    Signature,
    sa.Index("ix_signature_person_id", "person_id"),
    refers=_OF_DOCUMENT,
    people=("person_id", "on_behalf_of"),
    alone=[("document", "version", "capacity"), ("document", "version", "person_id")],
)
distribution = noun_table(
    "distribution",
    Distribution,
    sa.Index("ix_distribution_document", "case_id", "document"),
    refers=_OF_DOCUMENT,
)
secret_reading = noun_table(
    "secret_reading",
    Reading,
    sa.Index("ix_secret_reading_document", "case_id", "document", "read_at"),
    sa.Index("ix_secret_reading_person_id", "person_id", "read_at"),
    refers=_OF_DOCUMENT,
    people=("person_id",),
)
