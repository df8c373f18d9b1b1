"""From a request to a view and back: sign-in, input, the call, the answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

import orjson
from flask import Request, Response, request
from marshmallow import ValidationError
from marshmallow.fields import List as ListField
from werkzeug.exceptions import RequestEntityTooLarge

from api.http import paging, revisions
from api.http.hiding import told_to
from api.http.keys import LARGEST
from api.http.operation import Binary, Call, Operation
from api.http.shapes import Shape
from api.http.shell import BODY_LIMIT, Told, current_request
from api.http.taking import Taking
from engine.errors import EngineError, InvalidInput, NotFound


class _Wire:
    """An operation's schemas, made once: marshmallow copies all fields for each it makes."""

    def __init__(self, operation: Operation) -> None:
        query = operation.query or (paging.PagedQuery if operation.paged else None)
        self.query = query and Taking(query())
        self.body = operation.body and Taking(operation.body())
        self.answer = operation.answer and Shape(operation.answer())
        fields = self.query.schema.fields if self.query else {}
        self.lists = {name for name, kind in fields.items() if isinstance(kind, ListField)}


@cache
def _wire(operation: Operation) -> _Wire:
    """The same for every application of a process."""
    return _Wire(operation)


JSON = "application/json"
EARLIEST, LATEST = 1800, 2200
LONGEST_NAME, LONGEST_PATH = 200, 300


def handler(application: Any, operation: Operation) -> Callable[..., Response]:
    """The Flask view function of one operation."""
    wire = _wire(operation)
    most = application.settings.upload_limit if operation.uploads else BODY_LIMIT

    def view(**args: Any) -> Response:
        asked = current_request()
        asked.max_content_length = most
        now = application.clock.now()
        caller = application.identity.admit(asked, operation, now)
        actor = caller.actor if caller else None
        call = Call(application, actor, now, args, caller=caller)
        try:
            application.identity.demand_scope(caller, operation)
            _demand_names(args)
            _read(call, asked, operation, wire)
            return _answer(operation, wire, _viewed(call, operation))
        except EngineError as error:
            if operation.method != "GET" and actor is not None and not error.logged:
                application.record_refusal(operation.name, actor, now, error, args)
            raise told_to(call, error) from None

    view.__name__ = operation.name
    return view


def _demand_names(args: Mapping[str, Any]) -> None:
    """NotFound for a part of the path that nothing can be called by; databases choke on some."""
    for name, value in args.items():
        longest = LONGEST_PATH if name == "path" else LONGEST_NAME
        sound = (
            value <= LARGEST
            if isinstance(value, int)
            else value.isprintable() and len(value) <= longest
        )
        if not sound:
            raise NotFound("There is nothing of that name.", reason_fi="Sellaista ei ole.")


def _viewed(call: Call, operation: Operation) -> Any:
    """What the view answers; a day or number beyond all calendars is bad input, no fault."""
    try:
        return operation.view(call)
    except OverflowError:
        raise InvalidInput(
            "A date or number is out of range.",
            reason_fi="Päivämäärä tai luku on liian suuri tai pieni.",
            code="out-of-range",
        ) from None


def _read(call: Call, asked: Request, operation: Operation, wire: _Wire) -> None:
    if wire.query is not None:
        call.query = _load(wire.query, _query(asked, wire.lists), "query")
        if operation.paged:
            call.query["after"] = paging.decode(call.query.pop("cursor", None))
    elif asked.query_string and asked.args:
        raise _unknown_query(sorted(asked.args))
    if wire.body is not None:
        call.body = _load(wire.body, _body(asked, operation), "body")
    if operation.method in ("PUT", "PATCH", "DELETE", "POST"):
        call.revision = revisions.expected(asked, operation.revision)
    if operation.method == "POST":
        call.idempotency_key = _key(asked)
    if call.idempotency_key is not None:
        call.request_hash = sha256(asked.full_path.encode() + _data(asked)).hexdigest()


def _key(request: Request) -> str | None:
    key: str | None = request.environ.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        return None
    if not 1 <= len(key) <= 200 or not key.isprintable():
        raise InvalidInput(
            "An Idempotency-Key has 1 to 200 printable characters.",
            code="malformed-header",
            reason_fi="Toiston estävä avain (Idempotency-Key) on virheellinen.",
        )
    return key


def _query(request: Request, lists: Collection[str]) -> dict[str, Any]:
    return {
        name: values if name in lists else values[-1]
        for name, values in request.args.to_dict(flat=False).items()
    }


def _body(request: Request, operation: Operation) -> Any:
    if operation.uploads:
        return {
            **_form(request).to_dict(),
            "files": [
                (file.filename or "", file.read()) for file in request.files.getlist("files")
            ],
        }
    raw = _data(request)
    if not raw.strip():
        return {}
    if request.environ.get("CONTENT_TYPE") != JSON and not request.is_json:
        raise InvalidInput(
            "The body must be JSON, and say so: Content-Type: application/json.",
            code="not-json",
            reason_fi="Pyynnön sisällön on oltava JSONia.",
        )
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise InvalidInput(
            f"The body is not JSON: {error}.",
            code="malformed-json",
            reason_fi="Lähetetty sisältö ei ole kelvollista JSONia.",
        ) from None


def _data(request: Request) -> bytes:
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        raise _too_large(request) from None


def _form(request: Request) -> Any:
    try:
        return request.form
    except RequestEntityTooLarge:
        raise _too_large(request) from None


def _too_large(request: Request) -> InvalidInput:
    limit = request.max_content_length or 0
    return InvalidInput(
        f"The body is larger than {limit} bytes.",
        reason_fi=f"Lähetetty sisältö on suurempi kuin {limit} tavua.",
        code="body-too-large",
    )


def _load(schema: Taking, data: Any, place: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = schema.load(data)
        _refuse_far_days(found)
        return found
    except ValidationError as error:
        raise InvalidInput(
            f"The {place} is not as this operation takes it.",
            code="invalid-input",
            reason_fi="Annetuissa tiedoissa on virheitä.",
            details={"errors": _flat(error.messages)},
        ) from None
    except RecursionError:
        raise InvalidInput(f"The {place} is nested too deeply.", code="invalid-input") from None


def _refuse_far_days(found: dict[str, Any]) -> None:
    """ValidationError for a day so far off that no calendar of ours reaches it."""
    for name, value in found.items():
        if isinstance(value, dict):
            _refuse_far_days(value)
        elif isinstance(value, date) and not EARLIEST <= value.year <= LATEST:
            raise ValidationError({name: [f"A year from {EARLIEST} to {LATEST} is needed."]})


def _flat(messages: Any, path: str = "") -> dict[str, list[str]]:
    if isinstance(messages, dict):
        found: dict[str, list[str]] = {}
        for key, inner in messages.items():
            found.update(_flat(inner, f"{path}.{key}" if path else str(key)))
        return found
    return {path or "_schema": [str(message) for message in messages]}


def _unknown_query(names: list[str]) -> InvalidInput:
    return InvalidInput(
        f"This operation takes no query parameter {', '.join(names)}.",
        code="invalid-input",
        reason_fi="Pyynnössä on tuntematon hakuehto.",
        details={"errors": {name: ["Unknown field."] for name in names}},
    )


def _answer(operation: Operation, wire: _Wire, result: Any) -> Response:
    if isinstance(result, Binary):
        return _file(result)
    shape = wire.answer
    if shape is None:
        return Response(status=204 if operation.status == 200 else operation.status)
    if operation.paged:
        body: Any = {
            "items": shape.many(result.items),
            "next": paging.encode(result.after),
        }
    else:
        body = shape.one(result)
    response = Told(orjson.dumps(body, default=str), operation.status)
    revision = body.get("revision") if isinstance(body, dict) else None
    if isinstance(revision, int):
        response.headers["ETag"] = revisions.etag(revision)
    return response


def _file(file: Binary) -> Response:
    response = Response(file.content, mimetype=file.media_type)
    how = "inline" if file.inline else "attachment"
    response.headers.set("Content-Disposition", how, filename=file.filename)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if file.etag:
        response.set_etag(file.etag)
        response.headers["Cache-Control"] = "private, no-cache"
        response.make_conditional(request)
    return response
