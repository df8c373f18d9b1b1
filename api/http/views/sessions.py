"""Signing in and out, and the sessions that are open."""

from __future__ import annotations

from flask import Response, after_this_request, request

from api.http.operation import Call, Resource
from api.http.schemas import accounts as schemas
from api.identity import login
from api.identity.cookies import clear_cookie, csrf_token, set_cookie
from engine.errors import NotFound
from processes.commands.sessions import RevokeSession, RevokeSessions
from storage.queries import accounts as queries

resource = Resource("sessions")


@resource.get("/sign-in", answer=schemas.MethodsSchema, public=True)
def list_sign_in_methods(call: Call) -> object:
    """How one can sign in here."""
    provider = call.app.provider
    return {
        "local": True,
        "provider": provider.name if provider else None,
        "provider_path": "/auth/login" if provider else None,
        "development": call.app.identity.is_development(request),
    }


@resource.post(
    "/sessions", body=schemas.SignInSchema, answer=schemas.OpenedSchema, status=201, public=True
)
def sign_in(call: Call) -> object:
    """Sign in without a password: on this machine, in development alone."""
    call.app.identity.demand_development(request)
    person = call.body["person"]
    opened = login.open_session(call.app, request, person, "development", call.now)
    return _opened(call, opened, development=True, cookie=call.body["cookie"])


@resource.post(
    "/login", body=schemas.LoginSchema, answer=schemas.OpenedSchema, status=201, public=True
)
def sign_in_by_password(call: Call) -> object:
    """Sign in by user name and password; the session is a cookie."""
    body = call.body
    opened = login.sign_in_by_password(
        call.app, request, body["username"], body["password"], call.now
    )
    return _opened(call, opened, development=False, cookie=True)


@resource.post(
    "/login/secret", body=schemas.SecretSchema, answer=schemas.UsernameSchema, public=True
)
def redeem_secret(call: Call) -> object:
    """Choose a password by the one-time secret of an administrator."""
    body = call.body
    name = login.redeem_secret(call.app, request, body["secret"], body["password"], call.now)
    return {"username": name}


@resource.put("/password", body=schemas.PasswordSchema, status=204, interactive=True)
def change_password(call: Call) -> None:
    """Change my password; my other sessions end."""
    body, caller = call.body, call.caller
    login.change_password(
        call.app, request, caller.session.id, call.actor, body["current"], body["password"],
        call.now,
    )  # fmt: skip


@resource.get("/me", answer=schemas.MeSchema)
def me(call: Call) -> object:
    """Who I am."""
    session = call.caller.session
    with call.app.runner.unit() as uow:
        person = uow.people.find(call.actor.person_id) if call.actor.person_id else None
        account = uow.accounts.find(person.id) if person else None
    return {
        "person_id": call.actor.person_id,
        "name": person.name if person else session.label,
        "language": person.language if person else "fi",
        "grants": sorted(call.actor.grants),
        "kind": session.kind,
        "how": session.how,
        "local": bool(account and account.username),
        "scopes": sorted(session.scopes),
        "expires_at": session.expires_at,
        "csrf": call.caller.csrf,
    }


@resource.get("/sessions", answer=schemas.SessionsSchema)
def list_sessions(call: Call) -> object:
    """Where I am signed in, and my tokens."""
    with call.app.reading() as connection:
        rows = queries.open_sessions(connection, call.actor.person_id, call.now)
    return {"items": [{**row, "current": row["id"] == call.caller.session.id} for row in rows]}


@resource.delete("/sessions/current", status=204)
def sign_out(call: Call) -> None:
    """End my session."""
    call.run(RevokeSession(call.caller.session.id))
    _forget_cookie(call)


@resource.post("/logout", answer=schemas.LogoutSchema, interactive=True)
def log_out(call: Call) -> object:
    """End my session, and learn where the identity provider's own is ended."""
    session = call.caller.session
    call.app.run(RevokeSession(session.id), call.actor, call.now)
    _forget_cookie(call)
    provider = call.app.provider
    return {"redirect": provider.logout_address(session, call.now) if provider else None}


@resource.delete("/sessions/<session_id>", status=204, interactive=True)
def revoke_session(call: Call) -> None:
    """End one of my sessions or tokens, or another's as an administrator."""
    call.run(RevokeSession(call.args["session_id"]))


@resource.post("/sessions/revoke-others", answer=schemas.RevokedSchema, interactive=True)
def revoke_other_sessions(call: Call) -> object:
    """End all my sessions but this one."""
    if call.actor.person_id is None:
        raise NotFound("A service has no sessions.", reason_fi="Palvelulla ei ole istuntoja.")
    return call.run(RevokeSessions(call.actor.person_id, keep=call.caller.session.id))


def _opened(call: Call, opened: login.Opened, *, development: bool, cookie: bool) -> object:
    if cookie:

        @after_this_request
        def with_cookie(response: Response) -> Response:
            set_cookie(response, call.app.settings, opened.token)
            return response

    return {
        "token": None if cookie else opened.token,
        "person_id": opened.person_id,
        "development": development,
        "csrf": csrf_token(opened.token),
    }


def _forget_cookie(call: Call) -> None:
    @after_this_request
    def without_cookie(response: Response) -> Response:
        clear_cookie(response, call.app.settings)
        return response
