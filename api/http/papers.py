"""A document as the caller may see it, and its printed forms."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.http.keys import key_of
from api.http.operation import Binary, Call
from api.http.rows import referring, shown
from api.http.visibility import may_see_case
from engine.errors import InvalidState
from engine.model import Key, Verdict
from processes.access import Reader, minutes_checked
from processes.acts.printing import paper
from processes.commands.act import required
from processes.commands.papers import ReadDocument
from processes.documents import Document, Version
from processes.papers import render
from processes.papers.reading import KINDS
from processes.papers.rendering import render_docx
from processes.refusals.told import swedish
from storage.queries import documents as queries
from storage.unit import Unit

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that the caller may read, with the version asked for."""

    unit: Unit
    document: Document
    version: Version


def document_key(call: Call) -> Key:
    """The document that the path names."""
    return key_of(call.args["document_id"], "document", "Asiakirjaa")


def told(row: sa.Row[Any], reader: Reader) -> dict[str, Any]:
    """A document's row with what the reader may not see taken out."""
    found: Document = queries.noun(row)
    verdict = reader.may_read(found, minutes_checked(reader.uow, found))
    told_of = referring(shown(row), meeting_id="meeting", corrects="corrects")
    told_of |= {"revision": found.current, "secret_until": found.secrecy.until}
    told_of |= {"readable": verdict.allowed, **_hidden(verdict)}
    if not verdict.allowed:
        told_of["title"] = None
    return told_of


def _hidden(verdict: Verdict) -> dict[str, Any]:
    if verdict.allowed:
        return {}
    return {
        "hidden_because": verdict.reason,
        "hidden_because_fi": verdict.reason_fi,
        "hidden_because_sv": swedish(verdict.reason_fi),
        "ground": verdict.ground,
    }


def require_readable(call: Call, unit: Unit, key: Key) -> Document:
    """The document, if the caller may read it; a secret one is opened with a trace elsewhere."""
    may_see_case(call, unit.connection, key.case_id)
    document: Document = unit.documents.get(key)
    reader = Reader(call.actor, call.now, unit)
    required(reader.may_read(document, minutes_checked(unit, document)))
    return document


def log_secret(call: Call, key: Key, version: int | None) -> None:
    """Reading a secret document is a command of its own: allowed and logged, or refused and logged.

    It comes before the reading itself, so that nothing is shown that is not in the log.
    """
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, key.case_id)
        document = unit.documents.get(key)
    if document.secrecy.holds(call.today):
        purpose = call.query.get("purpose", "")
        call.run(ReadDocument(key, version or document.current, purpose))


def open_version(call: Call, unit: Unit, key: Key, number: int | None) -> Opened:
    """The version asked for, the current one when none is named."""
    document = require_readable(call, unit, key)
    version = unit.documents.version(key, number or document.current)
    return Opened(unit, document, version)


def pdf(opened: Opened, language: str | None) -> Binary:
    """The printed paper: as it was kept, else printed now from the same data."""
    chosen = language or opened.document.language
    for kept in opened.unit.renderings.of_document(opened.document.key):
        same = (kept.version, kept.language, kept.media_type)
        fresh = kept.final or not opened.document.is_signed
        if same == (opened.version.version, chosen, PDF) and fresh:
            return _file(opened, kept.content, PDF, "pdf", kept.sha256)
    _require_printable(opened.document)
    printed = render(paper(opened.unit, opened.document, opened.version), chosen)
    return _file(opened, printed.pdf, PDF, "pdf", printed.sha256)


def docx(opened: Opened, language: str | None) -> Binary:
    """The same paper for those who go on writing in it."""
    _require_printable(opened.document)
    made = paper(opened.unit, opened.document, opened.version)
    content = render_docx(made, language or opened.document.language)
    return _file(opened, content, DOCX, "docx", hashlib.sha256(content).hexdigest())


def _file(opened: Opened, content: bytes, kind: str, ending: str, etag: str) -> Binary:
    name = opened.document.number.replace("/", "-") or opened.document.kind
    version = opened.version.version
    filename = f"{name}-v{version}.{ending}" if not opened.document.number else f"{name}.{ending}"
    return Binary(bytes(content), kind, filename, inline=ending == "pdf", etag=etag)


def _require_printable(document: Document) -> None:
    if document.kind not in KINDS:
        raise InvalidState(
            "This document has no printed form of ours; open its attachment.",
            reason_fi="Asiakirjasta ei ole tulostetta; avaa sen liite.",
            code="not-printable",
        )
