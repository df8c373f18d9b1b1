"""Flask with what this product asks of it, and without what it does for others in each request.

No sessions in signed cookies, no coroutines, no hosts that routes depend on: what these would do
once a request cost a tenth of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import NullSession, SessionInterface
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.routing import MapAdapter

BODY_LIMIT = 1_000_000
_BODILESS = (204, 304)


def current_request() -> Request:
    """The request itself: each look through Flask's stand-in costs a failed one at first."""
    found: Request = request._get_current_object()  # type: ignore[attr-defined]
    return found


class Asked(Request):
    """A request whose body is read once and whole, and never cut off at the limit.

    Werkzeug reads in pieces of 64 KiB, each cleared first, until one is empty or the limit is
    reached; what comes after that it leaves out in silence.
    """

    def get_data(
        self, cache: bool = True, as_text: bool = False, parse_form_data: bool = False
    ) -> Any:
        """See Werkzeug. RequestEntityTooLarge, or ClientDisconnected where the body ends early."""
        length, limit = self.content_length, self.max_content_length
        untouched = "stream" not in self.__dict__ and "_cached_data" not in self.__dict__
        ends = length is not None or "wsgi.input_terminated" in self.environ
        if untouched and ends and limit is not None and not parse_form_data:
            self._cached_data = self._whole(length, limit)
        return super().get_data(cache, as_text, parse_form_data)

    def _whole(self, length: int | None, limit: int) -> bytes:
        if length is not None and length > limit:
            raise RequestEntityTooLarge
        body = self._read(limit + 1 if length is None else length)
        if length is not None and len(body) < length:
            raise ClientDisconnected
        if len(body) > limit:
            raise RequestEntityTooLarge
        return body

    def _read(self, most: int) -> bytes:
        """So many bytes, or all that come."""
        read = self.environ["wsgi.input"].read
        pieces: list[bytes] = [read(most)]
        left = most - len(pieces[0])
        while pieces[-1] and left:
            pieces.append(read(left))
            left -= len(pieces[-1])
        return b"".join(pieces)


class Answer(Response):
    """A response whose body is at hand goes to the server in one piece, not as a stream."""

    def get_app_iter(self, environ: dict[str, Any]) -> Iterable[bytes]:
        streams = self.direct_passthrough or not self.is_sequence
        if streams or self.status_code < 200 or self.status_code in _BODILESS:
            return super().get_app_iter(environ)
        if environ["REQUEST_METHOD"] == "HEAD":
            return super().get_app_iter(environ)
        body = list(self.iter_encoded())
        self.close()
        return body


class _NoSessions(SessionInterface):
    """Who is signed in stands in the database (`api.identity`), never in Flask's own cookie."""

    _none = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        return self._none


class Shell(Flask):
    """The application: Flask's routing, contexts, hooks and errors."""

    request_class = Asked
    response_class = Answer
    session_interface = _NoSessions()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """No function of ours is a coroutine; Flask would look at each in each request."""
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Routes look at the path alone: any name that leads here is as good as another."""
        if request is None:
            return None
        return MapAdapter(
            self.url_map,
            server_name=request.host.lower(),
            script_name=request.root_path,
            subdomain="",
            url_scheme=request.scheme,
            path_info=request.path,
            default_method=request.method,
            query_args=request.query_string.decode(errors="replace"),
        )
