"""Whether this process lives, whether it can serve, and what it has counted.

Outside of the API: for load balancers, orchestrators and Prometheus, unauthenticated but for
`PAATOSPOLKU_METRICS_TOKEN`; a reverse proxy keeps `/metrics` from the outside.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any

import orjson
from flask import Flask, Response, request
from prometheus_client import CONTENT_TYPE_LATEST

from api.metrics import exposition
from storage.migrate import newest, revision_of


def add_health(app: Flask, application: Any, alive: Callable[[], bool] = lambda: True) -> None:
    """Adds `/health/live`, `/health/ready` and `/metrics`; `alive` is the process's own word."""

    def live() -> Response:
        return _answer({"status": "live"}) if alive() else _answer({"status": "dead"}, 503)

    def ready() -> Response:
        why = _unready(application)
        if why is None and alive():
            return _answer({"status": "ready", "schema": newest()})
        return _answer({"status": "not ready", "reason": why or "the workers have ended"}, 503)

    def metrics() -> Response:
        token = application.settings.metrics_token
        given = request.headers.get("Authorization", "").encode()
        if token and not hmac.compare_digest(given, f"Bearer {token}".encode()):
            return Response(status=401, headers={"WWW-Authenticate": "Bearer"})
        text = exposition(application.database, application.clock.now)
        return Response(text, content_type=CONTENT_TYPE_LATEST)

    app.add_url_rule("/health/live", "health-live", live)
    app.add_url_rule("/health/ready", "health-ready", ready)
    app.add_url_rule("/metrics", "metrics", metrics)


def _unready(application: Any) -> str | None:
    """Why this process cannot serve; a schema newer than the code is fine (rolling upgrade)."""
    try:
        with application.reading() as connection:
            found = revision_of(connection)
    except Exception as error:
        return f"the database does not answer ({type(error).__name__})"
    if found is None or found < newest():
        return f"the schema is at {found}, this version needs {newest()}: run paatospolku migrate"
    return None


def _answer(body: dict[str, str], status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, mimetype="application/json")
