"""Documents, their versions, files and signatures on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Text, Token, Values
from api.http.paging import PagedQuery
from engine.authority import Publicity
from processes.documents import DocumentKind, DocumentState
from processes.signatures import SigningCapacity
from storage.queries.documents import SORTS

_HASH = validate.Regexp(r"^[0-9a-f]{64}\Z")


class DocumentSchema(Schema):
    """A paper of a case; title and contents are hidden from those who may not read it."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    case_number = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(DocumentKind)))
    state = fields.String(required=True, validate=validate.OneOf(list(DocumentState)))
    title = fields.String(required=True, allow_none=True)
    readable = fields.Boolean(required=True)
    hidden_because = fields.String(metadata={"description": "the reason, in English"})
    hidden_because_fi = fields.String(metadata={"description": "the reason, in Finnish"})
    hidden_because_sv = fields.String(metadata={"description": "the reason, in Swedish"})
    ground = fields.String(metadata={"description": "law or rule that hides it"})
    language = fields.String(required=True)
    register = fields.String(required=True)
    number = fields.String(required=True, metadata={"description": "empty until it is signed"})
    revision = fields.Integer(
        required=True, metadata={"description": "the current version's number; the ETag"}
    )
    created_at = fields.AwareDateTime(required=True)
    signed_at = fields.AwareDateTime(required=True, allow_none=True)
    registered_at = fields.AwareDateTime(required=True, allow_none=True)
    corrects = fields.String(required=True, allow_none=True)
    meeting_id = fields.String(required=True, allow_none=True)
    publicity = fields.String(required=True, validate=validate.OneOf(list(Publicity)))
    secrecy_ground = fields.String(required=True)
    secret_until = fields.Date(required=True, allow_none=True)
    retention = fields.String(required=True)


class DocumentQuery(PagedQuery):
    """Which documents."""

    case_id = fields.UUID()
    meeting_id = Token(60)
    kind = fields.String(validate=validate.OneOf(list(DocumentKind)))
    state = fields.String(validate=validate.OneOf(list(DocumentState)))
    number = Line(100)
    sort = fields.String(validate=validate.OneOf(list(SORTS)), load_default="-created_at")


class AttachmentSchema(Schema):
    """A file of a version; it is fetched by its hash."""

    name = fields.String(required=True)
    media_type = fields.String(required=True)
    sha256 = fields.String(required=True)
    size = fields.Integer(required=True)


class VersionSchema(Schema):
    """One version: who prepared it, its hash, its files."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    prepared_by = fields.List(fields.String(), required=True)
    created_at = fields.AwareDateTime(required=True)
    sha256 = fields.String(required=True, metadata={"description": "of contents and files"})
    attachments = fields.List(fields.Nested(AttachmentSchema), required=True)
    locked_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata={"description": "presented: nothing changes"}
    )
    comment = fields.String(required=True)


class VersionsSchema(Schema):
    """A document's versions, the newest first."""

    items = fields.List(fields.Nested(VersionSchema), required=True)


class VersionDetailSchema(VersionSchema):
    """One version with its contents, as data and as the words of the printed paper."""

    content = fields.Dict(required=True)
    text = fields.String(
        required=True, metadata={"description": "line by line, to read and to compare"}
    )


class SignatureSchema(Schema):
    """One signature over one version's hash."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    person_id = fields.String(required=True)
    on_behalf_of = fields.String(required=True, allow_none=True)
    capacity = fields.String(required=True, validate=validate.OneOf(list(SigningCapacity)))
    signed_at = fields.AwareDateTime(required=True)
    sha256 = fields.String(required=True)


class SignaturesSchema(Schema):
    """Who has signed, and in which capacities it is signed at all."""

    items = fields.List(fields.Nested(SignatureSchema), required=True)
    signers = fields.List(
        fields.String(validate=validate.OneOf(list(SigningCapacity))), required=True
    )
    complete = fields.Boolean(required=True)


class SignSchema(Schema):
    """What is signed, exactly: the hash of the version shown."""

    sha256 = fields.String(required=True, validate=_HASH)
    capacity = fields.String(required=True, validate=validate.OneOf(list(SigningCapacity)))


class NewDocumentSchema(Schema):
    """A new paper; its content has the fields of its kind (docs/reference/papers.md)."""

    case_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(DocumentKind)))
    title = Line(500, 1, required=True)
    content = Values(required=True)


class NewVersionSchema(Schema):
    """A new version of a draft, on the one of the If-Match header."""

    title = Line(500, 1, load_default="")
    content = Values(required=True)


class MadeVersionSchema(Schema):
    """The version that was made."""

    id = fields.String(required=True, metadata={"description": "of the document"})
    version = fields.Integer(required=True)
    sha256 = fields.String(required=True)


class CorrectionSchema(Schema):
    """Why a signed document is corrected."""

    title = Line(500, load_default="")
    reason = Text(2000, 1, required=True)


class ClassifySchema(Schema):
    """Another publicity class with its ground; a milder one with the reason."""

    publicity = fields.String(required=True, validate=validate.OneOf(list(Publicity)))
    ground = Line(500, load_default="", metadata={"description": "621/1999 § 24 and its point"})
    years = fields.Integer(load_default=25, validate=validate.Range(min=1, max=100))
    reason = Text(2000, load_default="")


class RegisterSchema(Schema):
    """How long the document is kept; left out: as it stands."""

    retention = Line(load_default="")


class DistributeSchema(Schema):
    """To whom."""

    recipients = fields.List(Slug(), load_default=list, validate=validate.Length(max=200))
    for_information = fields.List(Slug(), load_default=list, validate=validate.Length(max=200))


class DistributionSchema(Schema):
    """One sending."""

    recipients = fields.List(fields.String(), required=True)
    for_information = fields.List(fields.String(), required=True)
    sent_at = fields.AwareDateTime(required=True)
    sent_by = fields.String(required=True)


class DistributionsSchema(Schema):
    """All sendings of a document."""

    items = fields.List(fields.Nested(DistributionSchema), required=True)


class PaperQuery(Schema):
    """Which printed form."""

    version = fields.Integer(validate=validate.Range(min=1, max=10**6))
    language = fields.String(validate=validate.OneOf(("fi", "sv")))
    download = fields.Boolean(
        load_default=False, metadata={"description": "as a file to save, not to show"}
    )
    purpose = Line(load_default="", metadata={"description": "why a secret document is read"})


class ReadQuery(Schema):
    """Why."""

    purpose = Line(load_default="", metadata={"description": "why a secret document is read"})


class FilesSchema(Schema):
    """Files to attach (multipart: files…)."""

    files = fields.List(
        fields.Tuple((fields.String(), fields.Raw())),
        required=True,
        validate=validate.Length(min=1, max=20),
        metadata={"type": "array", "items": {"type": "string", "format": "binary"}},
    )


class FileNameQuery(Schema):
    """Which file."""

    name = Line(200, 1, required=True)
