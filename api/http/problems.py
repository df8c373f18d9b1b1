"""Errors as problem details (RFC 9457): what was refused, why, and on which ground."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from flask import Response
from werkzeug.exceptions import HTTPException

from engine import errors
from processes.refusals.told import LANGUAGES, ground_in, swedish

MEDIA_TYPE = "application/problem+json"

STATUS: dict[type[errors.EngineError], HTTPStatus] = {
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.Conflict: HTTPStatus.CONFLICT,
    errors.InvalidState: HTTPStatus.CONFLICT,
    errors.InvalidForm: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.InvalidDefinition: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}

# A stale revision is a conflict that the client can mend by reading again: HTTP has its own code.
STATUS_OF_CODE = {
    "stale-revision": HTTPStatus.PRECONDITION_FAILED,
    "stale-version": HTTPStatus.PRECONDITION_FAILED,
    "no-such-version": HTTPStatus.NOT_FOUND,
    "revision-required": HTTPStatus.PRECONDITION_REQUIRED,
    "body-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "malformed-json": HTTPStatus.BAD_REQUEST,
    "not-json": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "malformed-header": HTTPStatus.BAD_REQUEST,
    "malformed-cursor": HTTPStatus.BAD_REQUEST,
    "not-signed-in": HTTPStatus.UNAUTHORIZED,
    "sign-in-failed": HTTPStatus.UNAUTHORIZED,
    "identification-failed": HTTPStatus.BAD_REQUEST,
    "provider-unreachable": HTTPStatus.BAD_GATEWAY,
    "too-many-requests": HTTPStatus.TOO_MANY_REQUESTS,
}


def status_of(error: errors.EngineError) -> HTTPStatus:
    """The HTTP status of a refusal: by its code where that says more, else by its class."""
    if error.code in STATUS_OF_CODE:
        return STATUS_OF_CODE[error.code]
    for kind in type(error).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    return HTTPStatus.BAD_REQUEST


def problem(status: int, code: str, title: str, detail: str, **members: Any) -> Response:
    """A problem+json response; empty members are left out."""
    body = {
        "type": f"urn:paatospolku:problem:{code}",
        "title": title,
        "status": int(status),
        "detail": detail,
        **{key: value for key, value in members.items() if value},
    }
    return Response(orjson.dumps(body, default=str), status=int(status), mimetype=MEDIA_TYPE)


def from_refusal(error: errors.EngineError) -> Response:
    """The problem of a refusal of the core: its reason and its ground in three languages."""
    status = status_of(error)
    response = problem(
        status,
        error.code,
        status.phrase,
        error.reason,
        reason_fi=error.reason_fi,
        reason_sv=swedish(error.reason_fi),
        ground=error.ground,
        **grounds_of(error.ground),
        details=error.details,
    )
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    if "retry_after" in error.details:
        response.headers["Retry-After"] = str(error.details["retry_after"])
    return response


def grounds_of(ground: str) -> dict[str, str]:
    """A ground as it is called in each language."""
    return {f"ground_{language}": ground_in(language, ground) for language in LANGUAGES}


def from_http(error: HTTPException) -> Response:
    """The problem of an error that Flask itself raises: no such page, too large, wrong method."""
    status = HTTPStatus(error.code or 500)
    code = status.phrase.lower().replace(" ", "-")
    response = problem(status, code, status.phrase, error.description or status.phrase)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response
