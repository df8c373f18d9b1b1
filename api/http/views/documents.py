"""Documents: list, read, versions, printed forms, files."""

from __future__ import annotations

from typing import Any

from api.http import papers
from api.http.keys import key_of
from api.http.operation import Binary, Call, Resource
from api.http.paging import Page
from api.http.rows import shown
from api.http.schemas import documents as schemas
from api.http.visibility import may_see_case, visible_cases
from processes.access import Reader
from processes.commands.attaching import AttachFiles, DetachFile
from processes.commands.papers import DraftDocument, ReviseDocument
from processes.documents import DocumentKind
from processes.papers.plain import print_plain
from processes.papers.reading import KINDS, read_paper
from processes.papers.rendering import sheet
from storage.queries import documents as queries

resource = Resource("documents")


@resource.get("/documents", answer=schemas.DocumentSchema, query=schemas.DocumentQuery, paged=True)
def list_documents(call: Call) -> object:
    """Documents of a case, or of all cases that I may know of."""
    query: dict[str, Any] = dict(call.query)
    meeting = query.pop("meeting_id", None)
    if meeting is not None:
        key = key_of(meeting, "meeting", "Kokousta")
        query |= {"case_id": key.case_id, "meeting": key.seq}
    elif query.get("case_id") is not None:
        query["case_id"] = str(query["case_id"])
    with call.app.runner.unit() as unit:
        if query.get("case_id") is not None:
            may_see_case(call, unit.connection, query["case_id"])
        visible = visible_cases(call, unit.connection)
        rows, after = queries.list_documents(unit.connection, visible=visible, **query)
        reader = Reader(call.actor, call.now, unit)
        return Page([papers.told(row, reader) for row in rows], after)


@resource.post(
    "/documents", body=schemas.NewDocumentSchema, answer=schemas.MadeVersionSchema, status=201
)
def draft_document(call: Call) -> object:
    """Begin a paper in a case."""
    body = call.body
    kind = DocumentKind(body["kind"])
    return call.run(DraftDocument(str(body["case_id"]), kind, body["title"], body["content"]))


@resource.get("/documents/<document_id>", answer=schemas.DocumentSchema)
def get_document(call: Call) -> object:
    """A document."""
    key = papers.document_key(call)
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, key.case_id)
        row = queries.document_of(unit.connection, key.case_id, key.seq)
        if row is None:
            raise call.missing("document", "Asiakirjaa")
        return papers.told(row, Reader(call.actor, call.now, unit))


@resource.get("/documents/<document_id>/versions", answer=schemas.VersionsSchema)
def list_versions(call: Call) -> object:
    """The versions of a document, the newest first."""
    key = papers.document_key(call)
    with call.app.runner.unit() as unit:
        papers.require_readable(call, unit, key)
        rows = queries.versions_of(unit.connection, key.case_id, key.seq)
    return {"items": [shown(row) for row in rows]}


@resource.post(
    "/documents/<document_id>/versions", body=schemas.NewVersionSchema,
    answer=schemas.MadeVersionSchema, status=201, revision=True,
)  # fmt: skip
def revise_document(call: Call) -> object:
    """Write a new version of a draft on the one I have read."""
    body = call.body
    key = papers.document_key(call)
    return call.run(ReviseDocument(key, call.revision, body["content"], body["title"]))


@resource.get(
    "/documents/<document_id>/versions/<int:version>", answer=schemas.VersionDetailSchema,
    query=schemas.ReadQuery,
)  # fmt: skip
def get_version(call: Call) -> object:
    """One version with its contents."""
    key, number = papers.document_key(call), call.args["version"]
    papers.log_secret(call, key, number)
    with call.app.runner.unit() as unit:
        opened = papers.open_version(call, unit, key, number)
    version, kind = opened.version, opened.document.kind
    text = ""
    if kind in KINDS:
        data = read_paper(kind, version.content)
        text = print_plain(sheet(data, opened.document.language))
    return {
        "id": str(version.key),
        **{name: getattr(version, name) for name in _VERSION},
        "text": text,
    }


_VERSION = (
    "version", "prepared_by", "created_at", "sha256", "attachments", "locked_at", "comment",
    "content",
)  # fmt: skip


@resource.get(
    "/documents/<document_id>/pdf", query=schemas.PaperQuery, media_type="application/pdf"
)
def get_pdf(call: Call) -> object:
    """The paper as an accessible PDF/A; a signed one is the same for ever."""
    return _printed(call, papers.pdf)


@resource.get("/documents/<document_id>/docx", query=schemas.PaperQuery, media_type=papers.DOCX)
def get_docx(call: Call) -> object:
    """The paper as a Word document."""
    return _printed(call, papers.docx)


def _printed(call: Call, form: Any) -> Binary:
    key, query = papers.document_key(call), call.query
    papers.log_secret(call, key, query.get("version"))
    with call.app.runner.unit() as unit:
        opened = papers.open_version(call, unit, key, query.get("version"))
        made: Binary = form(opened, query.get("language"))
    if not query["download"]:
        return made
    return Binary(made.content, made.media_type, made.filename, False, made.etag)


@resource.post(
    "/documents/<document_id>/files", body=schemas.FilesSchema, answer=schemas.DocumentSchema,
    status=201, uploads=True,
)  # fmt: skip
def attach_files(call: Call) -> object:
    """Attach files to the current version of a draft."""
    key = papers.document_key(call)
    call.run(AttachFiles(key, tuple(call.body["files"])))
    return get_document(call)


@resource.delete("/documents/<document_id>/files", query=schemas.FileNameQuery)
def detach_file(call: Call) -> None:
    """Take a file off the current version of a draft."""
    call.run(DetachFile(papers.document_key(call), call.query["name"]))


@resource.get(
    "/documents/<document_id>/files/<sha256>", query=schemas.ReadQuery,
    media_type="application/octet-stream",
)  # fmt: skip
def get_attachment(call: Call) -> object:
    """An attached file as it came."""
    key, wanted = papers.document_key(call), call.args["sha256"]
    papers.log_secret(call, key, None)
    with call.app.runner.unit() as unit:
        papers.require_readable(call, unit, key)
        for version in unit.versions.of_document(key):
            for each in version.attachments:
                if each.sha256 == wanted:
                    kept = unit.files.by_hash(key.case_id, wanted)
                    if kept is not None:
                        content = bytes(kept.content)
                        return Binary(content, each.media_type, each.name, False, wanted)
    raise call.missing("file", "Tiedostoa")
