"""The Flask application: every operation under /api/v1, every error a problem."""

from __future__ import annotations

import logging
from typing import Any

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from api.http import dispatch, problems
from api.http.health import add_health
from api.http.openapi import document
from api.http.pages import serve_pages
from api.http.views import operations
from engine.errors import EngineError

PREFIX = "/api/v1"
BODY_LIMIT = 1_000_000
_log = logging.getLogger(__name__)


def create_app(application: Any) -> Flask:
    """A WSGI application over a wired product."""
    app = Flask("paatospolku", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    for operation in operations():
        app.add_url_rule(
            PREFIX + operation.path,
            endpoint=operation.name,
            view_func=dispatch.handler(application, operation),
            methods=[operation.method],
        )
    described = orjson.dumps(document(operations(), PREFIX))
    app.add_url_rule(
        f"{PREFIX}/openapi.json",
        endpoint="openapi",
        view_func=lambda: Response(described, mimetype="application/json"),
    )
    app.register_error_handler(EngineError, problems.from_refusal)
    app.register_error_handler(HTTPException, problems.from_http)
    app.register_error_handler(Exception, _unexpected)
    serve_pages(app)
    add_health(app, application)
    app.after_request(_headers)
    return app


def _unexpected(error: Exception) -> Response:
    _log.exception("unexpected error at %s %s", request.method, request.path, exc_info=error)
    return problems.problem(
        500,
        "unexpected",
        "Internal Server Error",
        "Something unexpected went wrong; nothing was changed. It is in the server's log.",
    )


def _headers(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"
    )
    return response
