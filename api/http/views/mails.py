"""Mails that were kept as files, since no server is configured to send them."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.operation import Binary, Call, Resource
from api.mail import FileMailer

resource = Resource("mails")


class KeptMailSchema(Schema):
    """A mail as it would have gone out."""

    name = fields.String(required=True)
    date = fields.AwareDateTime(required=True, allow_none=True)
    to = fields.String(required=True)
    subject = fields.String(required=True)


class KeptMailsSchema(Schema):
    """The newest mails first."""

    items = fields.List(fields.Nested(KeptMailSchema), required=True)


class MailQuery(Schema):
    """How many."""

    limit = fields.Integer(load_default=200, validate=validate.Range(min=1, max=1000))


@resource.get("/mails", answer=KeptMailsSchema, query=MailQuery)
def list_mails(call: Call) -> object:
    """Mails kept as files, the newest first; none where a server sends them."""
    call.may("read-jobs")
    return {"items": FileMailer(call.app.settings.mail_path).kept(call.query["limit"])}


@resource.get("/mails/<name>", media_type="message/rfc822")
def get_mail(call: Call) -> object:
    """A kept mail, byte for byte."""
    call.may("read-jobs")
    content = FileMailer(call.app.settings.mail_path).read(call.args["name"])
    if content is None:
        raise call.missing("mail", "Viestiä")
    return Binary(content, "message/rfc822", call.args["name"])
