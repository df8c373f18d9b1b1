"""The product over a temporary database with the source's registers, spoken to over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.http.app import create_app
from api.settings import Settings
from api.times import VirtualClock
from api.wiring import Application, wire
from storage.seed import load_source
from tests.stories import BEGINNING, opened, story_until

HELSINKI = ZoneInfo("Europe/Helsinki")
MODELS = Path(__file__).resolve().parents[2] / "bpmn"


class Caller:
    """Somebody who is signed in and calls the API."""

    def __init__(self, client: FlaskClient, person: str) -> None:
        self.client = client
        answer = client.post("/api/v1/sessions", json={"person": person})
        assert answer.status_code == 201, answer.text
        self.headers = {"Authorization": f"Bearer {answer.json['token']}"}

    def __call__(self, method: str, path: str, **what: Any) -> TestResponse:
        headers = {**self.headers, **what.pop("headers", {})}
        return self.client.open(f"/api/v1{path}", method=method, headers=headers, **what)

    def get(self, path: str, **what: Any) -> TestResponse:
        """A read."""
        return self("GET", path, **what)

    def post(self, path: str, body: Any = None, **what: Any) -> TestResponse:
        """A command."""
        return self("POST", path, json={} if body is None else body, **what)


@pytest.fixture
def clock() -> VirtualClock:
    """Stands at nine in the morning of the day of the decision."""
    return VirtualClock(datetime(2023, 8, 31, 9, tzinfo=HELSINKI))


@pytest.fixture
def application(tmp_path: Path, clock: VirtualClock) -> Iterator[Application]:
    """The product with the source's registers and processes."""
    shutil.copytree(story_until(BEGINNING), tmp_path / "begun")
    made = opened(tmp_path / "begun", clock)
    yield made
    made.close()


@pytest.fixture
def client(application: Application) -> FlaskClient:
    """An HTTP client of the product."""
    return create_app(application).test_client()


@pytest.fixture
def caller(client: FlaskClient) -> Any:
    """Signs somebody in."""
    return lambda person: Caller(client, person)


@pytest.fixture
def anna(caller: Any) -> Any:
    """An administrator, who proposes and operates."""
    return caller("yllapitaja-1")


@pytest.fixture
def bo(caller: Any) -> Any:
    """Another, who approves."""
    return caller("yllapitaja-2")


class Stage:
    """The source's case as it stands at a moment of its story, over HTTP."""

    def __init__(self, application: Application, clock: VirtualClock) -> None:
        self.application, self.clock = application, clock
        self.client = create_app(application).test_client(use_cookies=False)
        self._callers: dict[tuple[str, date], Caller] = {}
        self.case_id = load_source(application.runner, clock.now())

    def caller(self, person: str) -> Caller:
        """Somebody signed in, once a day."""
        key = (person, self.clock.now().date())
        if key not in self._callers:
            self._callers[key] = Caller(self.client, person)
        return self._callers[key]


@pytest.fixture(scope="session")
def played() -> Any:
    """The database of the story played up to a moment."""
    return lambda until: story_until(until) / "play.db"


@pytest.fixture
def stage(tmp_path: Path, played: Any) -> Iterator[Any]:
    """`stage(moment)`: a copy of the case at that moment, to do with as one likes."""
    made: list[Application] = []

    def at(until: datetime) -> Stage:
        path = tmp_path / "stage.db"
        path.write_bytes(played(until).read_bytes())
        settings = Settings(
            database=f"sqlite:///{path}", development=True, mail_folder=str(tmp_path / "mail")
        )
        clock = VirtualClock(until)
        made.append(wire(settings, clock))
        return Stage(made[-1], clock)

    yield at
    for each in made:
        each.close()
