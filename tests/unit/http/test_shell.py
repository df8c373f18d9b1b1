"""The application's shell: bodies at hand in one piece, streams as streams, routes by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Response, request
from werkzeug.test import create_environ

from api.http.shell import Shell


@pytest.fixture(scope="module")
def app() -> Shell:
    shell = Shell("shell", static_folder=None)

    def streamed() -> Iterator[bytes]:
        yield b"one"
        yield b"two"

    shell.add_url_rule("/whole", view_func=lambda: Response([b"one", b"two"]), endpoint="whole")
    shell.add_url_rule("/streamed", view_func=lambda: Response(streamed()), endpoint="streamed")
    shell.add_url_rule("/none", view_func=lambda: Response(status=204), endpoint="none")
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
