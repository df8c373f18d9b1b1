"""Each request is named, timed and logged; its name goes with all that is logged meanwhile."""

from __future__ import annotations

import os
import re
import time

import structlog
from flask import Flask, Response, g, request

from api.metrics import requests_timed

NAME = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
_UNLOGGED = frozenset({"health-live", "health-ready", "metrics"})
_log = structlog.get_logger()


def watch_requests(app: Flask) -> None:
    """Counts and logs by the name of the operation: paths hold ids, queries what was searched."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get(NAME, "")
    g.request_id = given if _GIVEN.fullmatch(given) else os.urandom(16).hex()
    g.began = time.perf_counter()
    structlog.contextvars.bind_contextvars(request=g.request_id)


def _end(response: Response) -> Response:
    if "began" not in g:
        return response
    operation = request.endpoint or "none"
    seconds = time.perf_counter() - g.began
    requests_timed(operation, response.status_code).observe(seconds)
    response.headers[NAME] = g.request_id
    if operation not in _UNLOGGED:
        _log.info(
            "request",
            operation=operation,
            method=request.method,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
        )
    return response
