"""The product over a temporary database, and callers of every kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.http.app import create_app
from api.identity import credentials
from api.settings import Settings
from api.setup import set_up
from api.times import VirtualClock
from api.wiring import Application, wire
from storage.tables import audit
from tests.security.standing_case import Standing, standing_case

HELSINKI = ZoneInfo("Europe/Helsinki")
MODELS = Path(__file__).resolve().parents[2] / "bpmn"
API = "/api/v1"
START = datetime(2023, 8, 31, 9, tzinfo=HELSINKI)


class Browser:
    """A browser: it keeps cookies, and its page sends the session's CSRF token."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.csrf = ""

    def __call__(self, method: str, path: str, **what: Any) -> TestResponse:
        headers = {"X-CSRF-Token": self.csrf, **what.pop("headers", {})}
        return self.client.open(f"{API}{path}", method=method, headers=headers, **what)

    def get(self, path: str, **what: Any) -> TestResponse:
        return self("GET", path, **what)

    def post(self, path: str, body: Any = None, **what: Any) -> TestResponse:
        return self("POST", path, json={} if body is None else body, **what)

    def signed_in(self, person: str) -> Browser:
        """After the development sign-in."""
        answer = self.post("/sessions", {"person": person, "cookie": True})
        assert answer.status_code == 201, answer.text
        self.csrf = answer.json["csrf"]
        return self

    @property
    def cookie(self) -> str:
        found = self.client.get_cookie("paatospolku")
        return found.value if found else ""


class Program:
    """A caller with a bearer token."""

    def __init__(self, app: Flask, token: str) -> None:
        self.client = app.test_client(use_cookies=False)
        self.headers = {"Authorization": f"Bearer {token}"}

    def __call__(self, method: str, path: str, **what: Any) -> TestResponse:
        headers = {**self.headers, **what.pop("headers", {})}
        return self.client.open(f"{API}{path}", method=method, headers=headers, **what)

    def get(self, path: str, **what: Any) -> TestResponse:
        return self("GET", path, **what)

    def post(self, path: str, body: Any = None, **what: Any) -> TestResponse:
        return self("POST", path, json={} if body is None else body, **what)


class Time(VirtualClock):
    """A clock that a test moves."""

    def pass_by(self, **much: float) -> None:
        self.move(self.now() + timedelta(**much))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the source's registers and processes, to copy from."""
    path = tmp_path_factory.mktemp("security") / "data.db"
    made = wire(Settings(database=f"sqlite:///{path}"), VirtualClock(START))
    for _ in set_up(made, MODELS):
        pass
    made.close()
    return path


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """The source's case in the middle of its life; tests change copies of it."""
    return standing_case(tmp_path_factory.mktemp("standing"))


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as in earnest, but with little work."""
    monkeypatch.setattr(credentials, "_HASHER", PasswordHasher(1, 8, 1))


@pytest.fixture
def clock() -> Time:
    return Time(START)


@pytest.fixture
def settings(tmp_path: Path, template: Path) -> Settings:
    shutil.copy(template, tmp_path / "data.db")
    return Settings(
        database=f"sqlite:///{tmp_path}/data.db",
        development=True,
        mail_folder=str(tmp_path / "mail"),
        synchronous="OFF",
        rate_per_second=0,
    )


@pytest.fixture
def application(settings: Settings, clock: Time) -> Iterator[Application]:
    made = wire(settings, clock)
    yield made
    made.close()


@pytest.fixture
def app(application: Application) -> Flask:
    return create_app(application)


@pytest.fixture
def browser(app: Flask) -> Callable[[], Browser]:
    """Opens a browser."""
    return lambda: Browser(app)


@pytest.fixture
def program(app: Flask) -> Callable[[str], Program]:
    """A program with a token."""
    return lambda token: Program(app, token)


@pytest.fixture
def refused(application: Application) -> Callable[[], list[tuple[str, str]]]:
    """Pairs of actor and action of all refused attempts in the log."""

    def found() -> list[tuple[str, str]]:
        with application.reading() as connection:
            select = sa.select(audit.c.actor, audit.c.action).where(~audit.c.ok)
            rows = connection.execute(select.order_by(audit.c.case_id, audit.c.seq))
            return [(row.actor, row.action) for row in rows]

    return found
