"""The pages of a sign-in by the identity provider: away, back, and the ends of sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from flask import Flask, Response, redirect, request

from api.identity import login
from api.identity.cookies import clear_cookie, cookie_name, local_path, set_cookie
from engine.errors import EngineError, NotFound
from engine.model import SYSTEM, Actor
from processes.commands.sessions import EndAtProvider
from processes.refusals import refusal
from storage.attempts import keep_attempt, spend, take_attempt
from storage.sessions import token_hash

if TYPE_CHECKING:
    from api.identity.provider import Provider

STATE, COOKIE_S = "paatospolku-sign-in", 900


def add_auth(app: Flask, application: Any) -> None:
    """Adds the addresses that the identity provider and the browser on its way there call."""
    for path, method, view in (
        ("/auth/login", "GET", _login),
        ("/auth/callback", "GET", _callback),
        ("/auth/logout/back", "POST", _back_channel),
        ("/auth/logout/front", "GET", _front_channel),
    ):
        app.add_url_rule(path, view.__name__, _bound(view, application), methods=[method])


def _bound(view: Callable[[Any, Provider], Any], application: Any) -> Callable[[], Any]:
    def called() -> Any:
        application.identity.rates.take(request.remote_addr or "")
        if application.provider is None:
            raise NotFound(
                "No identity provider is configured here.",
                reason_fi="Tunnistuspalvelua ei ole käytössä.",
            )
        return view(application, application.provider)

    return called


def _login(application: Any, provider: Provider) -> Any:
    """Sends the browser to the provider; `next` is a page of ours to come back to."""
    now = application.clock.now()
    try:
        address, state, attempt = provider.begin(local_path(request.args.get("next")), now)
    except EngineError as error:
        return _told(error)
    keep_attempt(application.database, attempt)
    response = redirect(address)
    set_cookie(response, application.settings, state, STATE, COOKIE_S)
    return response


def _callback(application: Any, provider: Provider) -> Any:
    """Takes the browser back, if it is the one that was sent, and opens a session."""
    try:
        response = _signed_in(application, provider)
    except EngineError as error:
        actor = Actor(name="unknown", ip=request.remote_addr or "")
        if not error.logged:
            application.runner.refused("sign-in", actor, application.clock.now(), error)
        response = _told(error)
    clear_cookie(response, application.settings, STATE)
    return response


def _signed_in(application: Any, provider: Provider) -> Any:
    now = application.clock.now()
    state = request.args.get("state", "")
    if not state or state != request.cookies.get(cookie_name(application.settings, STATE)):
        raise refusal("identification-failed", why="state")
    attempt = take_attempt(application.database, token_hash(state), now)
    if attempt is None:
        raise refusal("identification-failed", why="state")
    if request.args.get("iss", provider.settings.issuer) != provider.settings.issuer:
        raise refusal("identification-failed", why="iss")
    if "error" in request.args or "code" not in request.args:
        raise refusal("identification-failed", why=request.args.get("error", "code")[:80])
    identified = provider.finish(request.args["code"], attempt, now)
    known = application.run(provider.command(identified), SYSTEM, now)
    opened = login.open_session(
        application, request, known["person_id"], "provider", now,
        issuer=provider.settings.issuer, provider_subject=identified.claims["sub"],
        provider_session=identified.provider_session, id_token=identified.id_token,
    )  # fmt: skip
    response = redirect(local_path(attempt.next))
    set_cookie(response, application.settings, opened.token)
    return response


def _told(error: EngineError) -> Any:
    """Back to the sign-in page, which says why."""
    return redirect(f"/sign-in?error={quote(error.code)}")


def _back_channel(application: Any, provider: Provider) -> Response:
    """The provider tells that sessions are over (OpenID Connect Back-Channel Logout 1.0)."""
    now = application.clock.now()
    claims = provider.ended(request.form.get("logout_token", ""), now)
    once = f"{provider.settings.issuer} {claims['jti']}"
    if not spend(application.database, once, now + timedelta(hours=1)):
        raise refusal("identification-failed", why="jti")
    command = EndAtProvider(
        provider.settings.issuer, str(claims.get("sub") or ""), str(claims.get("sid") or "")
    )
    application.run(command, SYSTEM, now)
    return Response(status=200)


def _front_channel(application: Any, provider: Provider) -> Response:
    """The provider's page loads this in a frame (OpenID Connect Front-Channel Logout 1.0).

    The frame brings no cookie of ours: `sid`, which nobody else knows, names the session.
    """
    sid = request.args.get("sid", "")
    if request.args.get("iss") == provider.settings.issuer and sid:
        command = EndAtProvider(provider.settings.issuer, provider_session=sid[:255])
        application.run(command, SYSTEM, application.clock.now())
    issuer = urlsplit(provider.settings.issuer)
    response = Response("", mimetype="text/html")
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; frame-ancestors {issuer.scheme}://{issuer.netloc}"
    )
    return response
