"""The application's shell: bodies at hand in one piece, streams as streams, routes by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Request, Response, after_this_request, request
from werkzeug.test import create_environ

from api.http.shell import Asked, Shell, Told


@pytest.fixture(scope="module")
def app() -> Shell:
    shell = Shell("shell", static_folder=None)

    def streamed() -> Iterator[bytes]:
        yield b"one"
        yield b"two"

    shell.add_url_rule("/whole", view_func=lambda: Response([b"one", b"two"]), endpoint="whole")
    shell.add_url_rule("/streamed", view_func=lambda: Response(streamed()), endpoint="streamed")
    shell.add_url_rule("/none", view_func=lambda: Response(status=204), endpoint="none")
    shell.config["MAX_CONTENT_LENGTH"] = 10
    shell.add_url_rule(
        "/echo", view_func=lambda: Response(request.get_data()), endpoint="echo", methods=["POST"]
    )
    shell.add_url_rule("/host", view_func=lambda: Response(request.host), endpoint="host")
    return shell


def asked(app: Shell, path: str, method: str = "GET", **more: Any) -> tuple[str, Any]:
    """The status, and what the server gets to send."""
    told: list[str] = []
    start: Callable[..., Any] = lambda status, headers, *_: told.append(status)  # noqa: E731
    body = app.wsgi_app(create_environ(path, method=method, **more), start)
    return told[0], body


def test_a_body_at_hand_is_a_list(app: Shell) -> None:
    assert asked(app, "/whole") == ("200 OK", [b"one", b"two"])


def test_a_stream_stays_a_stream(app: Shell) -> None:
    _, body = asked(app, "/streamed")
    assert not isinstance(body, list)
    assert list(body) == [b"one", b"two"]


@pytest.mark.parametrize(
    ("path", "method", "status"), [("/whole", "HEAD", "200 OK"), ("/none", "GET", "204 NO CONTENT")]
)
def test_what_has_no_body_sends_none(app: Shell, path: str, method: str, status: str) -> None:
    told, body = asked(app, path, method)
    assert (told, b"".join(body)) == (status, b"")


class _Slow:
    """A body that comes byte by byte, and ends when it has come."""

    def __init__(self, body: bytes) -> None:
        self._left = body

    def read(self, size: int = -1) -> bytes:
        given, self._left = self._left[:1], self._left[1:]
        return given


def posted(app: Shell, body: Any, **environ: Any) -> tuple[str, bytes]:
    found, answer = {**create_environ("/echo", method="POST"), "wsgi.input": body, **environ}, []
    given = app.wsgi_app(found, lambda status, headers, *_: answer.append(status))
    return answer[0], b"".join(given)


def test_a_body_that_comes_in_pieces_is_read_whole(app: Shell) -> None:
    assert posted(app, _Slow(b"in pieces"), CONTENT_LENGTH="9") == ("200 OK", b"in pieces")


def test_no_more_is_read_than_was_told(app: Shell) -> None:
    assert posted(app, BytesIO(b"one, two"), CONTENT_LENGTH="3")[1] == b"one"


def test_a_body_that_ends_early_is_a_bad_request(app: Shell) -> None:
    assert posted(app, _Slow(b"in"), CONTENT_LENGTH="9")[0] == "400 BAD REQUEST"


def test_a_body_beyond_the_limit_is_never_read(app: Shell) -> None:
    body = BytesIO(b"x" * 11)
    assert posted(app, body, CONTENT_LENGTH="11")[0] == "413 REQUEST ENTITY TOO LARGE"
    assert body.tell() == 0


@pytest.mark.parametrize(("size", "status"), [(10, "200 OK"), (11, "413 REQUEST ENTITY TOO LARGE")])
def test_a_body_of_untold_length_has_the_same_limit(app: Shell, size: int, status: str) -> None:
    sent = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    assert posted(app, BytesIO(b"x" * size), **sent)[0] == status


def test_what_closes_with_the_answer_is_closed(app: Shell) -> None:
    closed = []
    response = app.response_class(b"whole")
    response.call_on_close(lambda: closed.append(True))
    assert response.get_app_iter(create_environ()) == [b"whole"]
    assert closed == [True]


@pytest.mark.parametrize("host", ["b%C3%B6se", "example.org:8000", "a b"])
def test_routes_look_at_the_path_alone(app: Shell, host: str) -> None:
    assert asked(app, "/host", headers={"Host": host})[0] == "200 OK"


def test_a_path_that_is_nowhere_is_nowhere(app: Shell) -> None:
    assert asked(app, "/elsewhere")[0] == "404 NOT FOUND"


@pytest.mark.parametrize(
    ("status", "method", "sent", "length"),
    [(201, "GET", b"{}", "2"), (200, "HEAD", b"", "2"), (204, "GET", b"", None)],
)
def test_an_answer_tells_its_length(status: int, method: str, sent: bytes, length: Any) -> None:
    answer, told, closed = Told(b"{}", status), {}, []
    answer.headers["ETag"] = '"7"'
    answer.call_on_close(lambda: closed.append(True))
    body = answer(create_environ(method=method), lambda _, headers: told.update(headers))
    assert b"".join(body) == sent
    if hasattr(body, "close"):
        body.close()
    assert closed == [True]
    length_told = {} if length is None else {"Content-Length": length}
    assert told == {"Content-Type": "application/json", "ETag": '"7"', **length_told}


def test_what_is_done_before_and_after_requests_is_done(app: Shell) -> None:
    shell, done = Shell("hooked", static_folder=None), []

    def view() -> Response:
        after_this_request(lambda response: done.append("this") or response)
        return Response("view")

    shell.add_url_rule("/view", view_func=view)
    shell.before_request(lambda: done.append("before"))
    shell.after_request(lambda response: done.append("after, first told") or response)
    shell.after_request(lambda response: done.append("after, last told") or response)
    assert asked(shell, "/view") == ("200 OK", [b"view"])
    assert done == ["before", "this", "after, last told", "after, first told"]
    shell.before_request(lambda: Response("instead"))
    assert asked(shell, "/view") == ("200 OK", [b"instead"])
    assert asked(shell, "/view", "OPTIONS")[0] == "200 OK"
    assert asked(shell, "/view", "DELETE")[0] == "200 OK"  # the function goes before the route


def test_options_and_methods_are_told(app: Shell) -> None:
    assert asked(app, "/whole", "OPTIONS")[0] == "200 OK"
    assert asked(app, "/whole", "DELETE")[0] == "405 METHOD NOT ALLOWED"


@pytest.mark.parametrize("told", ["", "x", "-3", "+3", " 3", "٣", "1e3", "007"])
def test_odd_lengths_are_read_as_werkzeug_reads_them(told: str) -> None:
    environ = {**create_environ(method="POST"), "CONTENT_LENGTH": told}
    assert Asked(environ).content_length == Request(environ).content_length
