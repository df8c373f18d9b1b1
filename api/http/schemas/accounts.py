"""Signing in, sessions, tokens and accounts on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Token
from api.http.paging import PagedQuery
from processes.accounts import GRANTS
from processes.passwords import MOST
from processes.sessions import SessionKind

SECRET = {"format": "password"}


class Password(fields.String):
    """A password as it was typed: any characters, never trimmed."""

    def __init__(self, **what: object) -> None:
        length = validate.Length(min=1, max=4 * MOST)
        super().__init__(required=True, load_only=True, validate=length, metadata=SECRET, **what)  # type: ignore[arg-type]


class SignInSchema(Schema):
    """Who signs in, where the development sign-in is on."""

    person = Slug(required=True)
    cookie = fields.Boolean(
        load_default=False, metadata={"description": "for a browser: a cookie and no token"}
    )


class LoginSchema(Schema):
    """A local account's user name and password."""

    username = Line(100, 1, required=True)
    password = Password()


class SecretSchema(Schema):
    """The one-time secret of an administrator, and the password that it sets."""

    secret = Token(100, required=True)
    password = Password()


class PasswordSchema(Schema):
    """The old password and the new."""

    current = Password()
    password = Password()


class UsernameSchema(Schema):
    """The user name to sign in with."""

    username = fields.String()


class MethodsSchema(Schema):
    """How one can sign in here."""

    local = fields.Boolean(metadata={"description": "user name and password"})
    provider = fields.String(
        allow_none=True, metadata={"description": "the identity provider's name for people"}
    )
    provider_path = fields.String(
        allow_none=True, metadata={"description": "where a browser goes to sign in by it"}
    )
    development = fields.Boolean(metadata={"description": "demonstration: without a password"})


class OpenedSchema(Schema):
    """A session was opened; the token is told this once, and not to a browser."""

    token = fields.String(allow_none=True)
    person_id = fields.String()
    development = fields.Boolean()
    csrf = fields.String(metadata={"description": "the X-CSRF-Token of writes by cookie"})


class MeSchema(Schema):
    """Who I am, as the server sees it."""

    person_id = fields.String(allow_none=True)
    name = fields.String()
    language = fields.String()
    grants = fields.List(fields.String())
    kind = fields.String(validate=validate.OneOf(list(SessionKind)))
    how = fields.String(metadata={"description": "password, provider or development"})
    local = fields.Boolean(metadata={"description": "has a password to change"})
    scopes = fields.List(fields.String())
    expires_at = fields.AwareDateTime()
    csrf = fields.String(metadata={"description": "the X-CSRF-Token of writes by cookie"})


class LogoutSchema(Schema):
    """Where the browser goes to end the identity provider's session too; null for nowhere."""

    redirect = fields.String(allow_none=True)


class SessionSchema(Schema):
    """A sign-in or a token; the token itself is told nowhere."""

    id = fields.String()
    kind = fields.String(validate=validate.OneOf(list(SessionKind)))
    label = fields.String()
    person_id = fields.String(allow_none=True)
    scopes = fields.List(fields.String())
    grants = fields.List(fields.String())
    created_at = fields.AwareDateTime()
    created_by = fields.String()
    last_used_at = fields.AwareDateTime()
    expires_at = fields.AwareDateTime()
    address = fields.String()
    agent = fields.String()
    how = fields.String()
    current = fields.Boolean(metadata={"description": "the one that asks"})


class SessionsSchema(Schema):
    """All that are open."""

    items = fields.List(fields.Nested(SessionSchema))


class RevokedSchema(Schema):
    """What has ended."""

    sessions = fields.List(fields.String())


class NewTokenSchema(Schema):
    """A token to make; `service` names the service, else it is one's own."""

    label = Line(200, 1, required=True)
    service = fields.Boolean(load_default=False)
    scopes = fields.List(
        Token(60), required=True, validate=validate.Length(min=1, max=50),
        metadata={"description": "`<tag>:read` or `<tag>:write`; `*` for every tag"},
    )  # fmt: skip
    grants = fields.List(fields.String(validate=validate.OneOf(GRANTS)), load_default=list)
    days = fields.Integer(load_default=90, validate=validate.Range(min=1, max=366))


class IssuedTokenSchema(Schema):
    """The token, told this once; null when the request was a repeated one."""

    id = fields.String()
    token = fields.String(allow_none=True)


class AccountSchema(Schema):
    """How a person gets in."""

    id = fields.String(metadata={"description": "the person's"})
    name = fields.String()
    username = fields.String(allow_none=True)
    grants = fields.List(fields.String())
    disabled = fields.Boolean()
    locked_until = fields.AwareDateTime(allow_none=True)
    failures = fields.Integer()
    password_changed_at = fields.AwareDateTime(allow_none=True)
    provider = fields.Boolean(metadata={"description": "signs in by the identity provider"})


class AccountQuery(PagedQuery):
    """Which accounts."""

    search = Line(100)


class NewAccountSchema(Schema):
    """An account of a registered person; without a user name for the identity provider alone."""

    person = Slug(required=True)
    username = Line(100, load_default="")
    grants = fields.List(fields.String(validate=validate.OneOf(GRANTS)), load_default=list)


class ChangeAccountSchema(Schema):
    """What is left out stays."""

    grants = fields.List(fields.String(validate=validate.OneOf(GRANTS)))
    disabled = fields.Boolean()


class GivenSecretSchema(Schema):
    """A one-time link by which the person chooses a password; told this once."""

    username = fields.String(allow_none=True)
    link = fields.String(allow_none=True)
    until = fields.AwareDateTime(allow_none=True)
