"""Each request is named, timed and logged; its name goes with all that is logged meanwhile."""

from __future__ import annotations

import os
import re
import time

import structlog
from flask import Flask, Response

from api.http.shell import current_request
from api.logs import ABOUT
from api.metrics import requests_timed

NAME = "X-Request-ID"
_BEGUN = "paatospolku.begun"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
_UNLOGGED = frozenset({"health-live", "health-ready", "metrics"})
_log = structlog.get_logger()


def watch_requests(app: Flask) -> None:
    """Counts and logs by the name of the operation: paths hold ids, queries what was searched."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    asked = current_request()
    given = asked.environ.get("HTTP_X_REQUEST_ID", "")
    name = given if _GIVEN.fullmatch(given) else os.urandom(16).hex()
    asked.environ[_BEGUN] = name, time.perf_counter()
    ABOUT.set({"request": name})


def _end(response: Response) -> Response:
    asked, status = current_request(), response.status_code
    begun = asked.environ.get(_BEGUN)
    if begun is None:
        return response
    name, began = begun
    operation = asked.endpoint or "none"
    seconds = time.perf_counter() - began
    requests_timed(operation, status).observe(seconds)
    response.headers[NAME] = name
    if operation not in _UNLOGGED:
        _log.info(
            "request",
            operation=operation,
            method=asked.method,
            status=status,
            ms=round(seconds * 1000, 1),
        )
    return response
