"""The Flask application: every operation under /api/v1, every error a problem."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from api.http import dispatch, problems
from api.http.auth import add_auth
from api.http.health import add_health
from api.http.openapi import document
from api.http.pages import serve_pages
from api.http.routes import ROUTES
from api.http.shell import BODY_LIMIT, Shell
from api.http.views import operations
from api.identity.cookies import is_secure
from api.settings import Settings
from engine.errors import EngineError
from storage.faults import unavailable

PREFIX = "/api/v1"
_log = logging.getLogger(__name__)


def create_app(application: Any) -> Flask:
    """A WSGI application over a wired product."""
    app = Shell("paatospolku", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map = ROUTES
    for operation in operations():
        app.add_url_rule(
            PREFIX + operation.path,
            endpoint=operation.name,
            view_func=dispatch.handler(application, operation),
            methods=[operation.method],
        )
    app.add_url_rule(
        f"{PREFIX}/openapi.json",
        endpoint="openapi",
        view_func=lambda: Response(_described(), mimetype="application/json"),
    )
    app.register_error_handler(EngineError, problems.from_refusal)
    app.register_error_handler(HTTPException, problems.from_http)
    app.register_error_handler(Exception, _unexpected)
    add_auth(app, application)
    serve_pages(app)
    add_health(app, application)
    app.wsgi_app = _Headers(app.wsgi_app, application.settings)  # type: ignore[method-assign]
    if application.settings.proxies:
        trusted = application.settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=0)  # type: ignore[method-assign]
    return app


@cache
def _described() -> bytes:
    """The OpenAPI document, made when it is first asked for."""
    return orjson.dumps(document(operations(), PREFIX))


def _unexpected(error: Exception) -> Response:
    away = unavailable(error)
    if away is not None:
        return problems.from_refusal(away)
    _log.exception("unexpected error at %s %s", request.method, request.path, exc_info=error)
    return problems.problem(
        500,
        "unexpected",
        "Internal Server Error",
        "Something unexpected went wrong; nothing was changed. It is in the server's log.",
    )


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""For every answer that says nothing else of its own."""


class _Headers:
    """Adds the headers that every answer has; beneath Flask, whose way costs ten times as much."""

    def __init__(self, app: Any, settings: Settings) -> None:
        strict = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
        wanted = HEADERS | (strict if is_secure(settings) else {})
        self._app = app
        self._wanted = [(name.lower(), (name, value)) for name, value in wanted.items()]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            said = {name.lower() for name, _ in headers}
            headers += [header for name, header in self._wanted if name not in said]
            return start_response(status, headers, *more)

        return self._app(environ, start)
