"""Flask with what this product asks of it, and without what it does for others in each request.

No sessions in signed cookies, no coroutines, no hosts that routes depend on: what these would do
once a request cost a tenth of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response, request
from flask.globals import request_ctx
from flask.sessions import NullSession, SessionInterface
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.routing import MapAdapter
from werkzeug.sansio.utils import get_host
from werkzeug.utils import cached_property

BODY_LIMIT = 1_000_000
_BODILESS = (204, 304)


def current_request() -> Request:
    """The request itself: each look through Flask's stand-in costs a failed one at first."""
    found: Request = request._get_current_object()  # type: ignore[attr-defined]
    return found


_host = lru_cache(maxsize=100)(get_host)
"""The name that a request was sent to, checked; the same few come always."""


class Asked(Request):
    """A request whose body is read once and whole, and never cut off at the limit.

    Werkzeug reads in pieces of 64 KiB, each cleared first, until one is empty or the limit is
    reached; what comes after that it leaves out in silence.
    """

    @cached_property
    def host(self) -> str:
        """See Werkzeug."""
        return _host(self.scheme, self.environ.get("HTTP_HOST"), self.server)

    @cached_property
    def content_length(self) -> int | None:
        """See Werkzeug; a plain number, as it nearly always is, goes the short way."""
        told = self.environ.get("CONTENT_LENGTH", "")
        if told.isascii() and told.isdecimal() and "HTTP_TRANSFER_ENCODING" not in self.environ:
            return int(told)
        return super().content_length

    def close(self) -> None:
        """Closes what was uploaded, where something was."""
        if "files" in self.__dict__:
            super().close()

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


class Told(Answer):
    """What an operation answers, in JSON: its body is at hand, and no header names an address."""

    def __init__(self, body: bytes, status: int) -> None:
        super().__init__([body], status, content_type="application/json")

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """See Werkzeug, which copies all headers to look for addresses to complete in them."""
        if environ["REQUEST_METHOD"] == "HEAD" or self.status_code in _BODILESS:
            return super().__call__(environ, start_response)
        length = sum(map(len, self.response))
        start_response(self.status, [*self.headers, ("Content-Length", str(length))])
        self.close()
        return self.response


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

    def full_dispatch_request(self) -> Response:
        """Flask's own, without signals and blueprints: of these there are none."""
        try:
            answer = self._first()
            if answer is None:
                answer = self._viewed(current_request())
        except Exception as error:
            answer = self.handle_user_exception(error)
        return self.process_response(self.make_response(answer))

    def _first(self) -> Any:
        """What a function that is called before each request answers in the view's place."""
        for function in self.before_request_funcs.get(None, ()):
            answer = function()
            if answer is not None:
                return answer
        return None

    def _viewed(self, asked: Asked) -> Any:
        rule = asked.url_rule
        if rule is None or asked.routing_exception is not None or asked.method == "OPTIONS":
            return self.dispatch_request()
        return self.view_functions[rule.endpoint](**(asked.view_args or {}))

    def process_response(self, response: Response) -> Response:
        """The response after all functions that have a last word on it."""
        later = request_ctx._get_current_object()._after_request_functions  # type: ignore[attr-defined]
        for function in (*later, *reversed(self.after_request_funcs.get(None, ()))):
            response = function(response)
        return response

    def do_teardown_request(self, *_: Any) -> None:
        """Nobody asks to be called when a request has ended, or its context."""

    do_teardown_appcontext = do_teardown_request

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
