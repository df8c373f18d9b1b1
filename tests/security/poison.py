"""What no client sends, in every place that takes something: nothing of it may break the server.

Schemas are drawn from by the fuzzing beside; here is what lies beyond them: NUL, half surrogates,
numbers that no column holds, nesting without end, days that no calendar reaches.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import orjson

from api.http.operation import Operation
from api.http.views import operations
from tests.security.endpoints import Nouns
from tests.security.standing_case import Standing

CALLERS = ("tiina-korhonen", "x-admin", "anna-kaisa-ikonen")
ENDLESS = frozenset({"stream_notices", "sign_out"})
DEEP = 400

JSON = (
    b'"a\\u0000b"', b'"\\ud800"', b'"\\udfff\\ud800"', b"9" * 40, b"-9223372036854775809",
    b"2147483648", b"1e400", b"1e308", b"-0.0", b"NaN", b"null", b"[null]", b"true", b'""',
    b"[" * DEEP + b"]" * DEEP, b'{"a":' * DEEP + b"1" + b"}" * DEEP, b'{"\\u0000":"\\u0000"}',
    b'{"\\ud800":1}', b'"' + b"x" * 100_000 + b'"', '"\u202e\u2066"'.encode(), b'"0001-01-01"',
    b'"9999-12-31T23:59:59-14:00"', b'"2024-02-30"', b'"=cmd|\' /C calc\'!A0"',
    b'"\\r\\nBcc: x@y.fi"', b"[" + b'"x",' * 5000 + b'"x"]', b'"%s%n{0.__class__}${7*7}"',
)  # fmt: skip
TEXT = (
    "%00", "%ED%A0%80", "9" * 40, "-1", "0", "2147483648", "%C0%AE%C0%AE%2f", "..%2f..%2fetc",
    "x" * 3000, "%F0%9F%92%A9", "1e9", "%0d%0aX-Evil:%201", "%27%20OR%201=1--", "0001-01-01",
    "9999-12-31", "%E2%80%AE", "NaN", "true", "null",
)  # fmt: skip


def poisoned(place: Standing, each: int) -> Iterator[str]:
    """Answers that are failures of ours; into every place go `each` of the poisons in turn."""
    app, client = place.opened()
    draw, callers = _Drawing(each), itertools.cycle(CALLERS)
    for operation in operations():
        if operation.name in ENDLESS:
            continue
        done = False
        for what in _requests(operation, place.nouns, draw):
            head = {**place.headers[next(callers)], "If-Match": "*"}
            answer = client.open(method=operation.method, headers=head, **what)
            done = done or answer.status_code < 300
            if answer.status_code >= 500 or "X-Evil" in answer.headers:
                yield f"{operation.name} {str(what)[:200]}: {answer.status_code}"
        if done and operation.method != "GET":
            place.restore(app)
    app.close()


class _Drawing:
    """Deals the poisons out in turn, so that all are used though no place gets all."""

    def __init__(self, each: int) -> None:
        self._each = each
        self._kept = {id(those): itertools.cycle(those) for those in (JSON, TEXT)}

    def of(self, those: Sequence[Any]) -> list[Any]:
        return list(itertools.islice(self._kept[id(those)], min(self._each, len(those))))


def _requests(operation: Operation, nouns: Nouns, draw: _Drawing) -> Iterator[dict[str, Any]]:
    path = f"/api/v1{nouns.path(operation)}"
    sound = _sound(operation, nouns)
    parts, asked = path.split("/"), operation.path.split("/")
    for at, part in enumerate(asked, len(parts) - len(asked)):
        if part.startswith("<"):
            for text in draw.of(TEXT):
                yield {**sound, "path": "/".join([*parts[:at], text, *parts[at + 1 :]])}
    for name in operation.query().fields if operation.query else ():
        for text in draw.of(TEXT):
            yield {**sound, "path": path, "query_string": f"{quote(name)}={text}"}
    if operation.body is not None and not operation.uploads:
        for raw in _bodies(operation.body().fields, orjson.loads(sound["data"]), draw):
            yield {**sound, "path": path, "data": raw}


def _sound(operation: Operation, nouns: Nouns) -> dict[str, Any]:
    if operation.body is None or operation.uploads:
        return {}
    body = orjson.dumps(nouns.body(operation), default=str)
    return {"data": body, "content_type": "application/json"}


def _bodies(fields: Mapping[str, Any], sound: Any, draw: _Drawing) -> Iterator[bytes]:
    yield from draw.of(JSON)
    for name in fields:
        rest = {key: value for key, value in sound.items() if key != name}
        inner = orjson.dumps(rest)[1:-1]
        for raw in draw.of(JSON):
            yield b'{"%s":%s%s}' % (name.encode(), raw, b"," + inner if inner else b"")
