"""What load balancers, Prometheus and the log are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from api.http.app import create_app
from api.http.requests import watch_requests
from api.metrics import command_told
from api.wiring import Application


@pytest.fixture
def client(application: Application) -> FlaskClient:
    """As `api.http.wsgi` puts it together."""
    application.runner.watch = command_told
    app = create_app(application)
    watch_requests(app)
    return app.test_client()


@pytest.fixture
def lines() -> Iterator[list[Any]]:
    with capture_logs() as found:
        yield found


def value(client: FlaskClient, name: str) -> float:
    text = client.get("/metrics").text
    return next(
        (float(line.split()[-1]) for line in text.splitlines() if line.startswith(name)), 0.0
    )


def test_a_process_that_serves_is_live_and_ready(client: FlaskClient) -> None:
    assert client.get("/health/live").json == {"status": "live"}
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.json["status"]) == (200, "ready")


def test_an_older_schema_is_not_ready_and_a_newer_one_is(
    application: Application, client: FlaskClient
) -> None:
    def at(revision: str) -> int:
        with application.database.engine.connect() as connection:
            connection.execute(sa.text(f"UPDATE alembic_version SET version_num = '{revision}'"))
        return client.get("/health/ready").status_code

    assert at("0001") == 503
    assert "run paatospolku migrate" in client.get("/health/ready").json["reason"]
    assert at("9999") == 200


def test_a_database_that_is_away_is_not_ready_but_live(
    application: Application, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OSError

    monkeypatch.setattr(application.database, "acquire", away)
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").status_code == 503
    assert value(client, "paatospolku_database_up") == 0


def test_commands_jobs_and_incidents_are_counted(caller: Any, client: FlaskClient) -> None:
    named = 'paatospolku_commands_total{command="start-case",outcome="done"}'
    before = value(client, named)
    begun = caller("tiina-korhonen").post(
        "/cases",
        {
            "title": "Toimikunnan asettaminen",
            "definition_key": "asettaminen",
            "variables": {"body": "sihteeristo"},
        },
    )
    assert begun.status_code == 201, begun.text
    assert value(client, named) == before + 1
    assert value(client, 'paatospolku_command_seconds_count{command="start-case"}') >= 1
    assert value(client, 'paatospolku_jobs{state="failed"}') == 0
    assert value(client, "paatospolku_incidents_open") == 0
    assert value(client, "paatospolku_unanchored_cases") >= 1


def test_the_log_tells_the_command_its_case_and_its_request(
    caller: Any, client: FlaskClient, lines: list[Any]
) -> None:
    begun = caller("tiina-korhonen").post(
        "/cases",
        {
            "title": "Salainen otsikko",
            "definition_key": "asettaminen",
            "variables": {"body": "sihteeristo"},
        },
        headers={"X-Request-ID": "pyynto-1"},
    )
    assert begun.headers["X-Request-ID"] == "pyynto-1"
    told = next(line for line in lines if line.get("command") == "start-case")
    assert (told["case"], told["outcome"]) == (begun.json["number"], "done")
    request = next(line for line in lines if line.get("operation") == "start_case")
    assert (request["method"], request["status"]) == ("POST", 201)
    assert "Salainen otsikko" not in str(lines)


def test_a_refusal_is_logged_with_its_code(caller: Any, lines: list[Any]) -> None:
    refused = caller("katja-palonen").post("/cases", {"title": "x", "definition_key": "ei-ole"})
    assert refused.status_code == 403
    told = [line for line in lines if line.get("command") == "start-case"]
    assert [line["outcome"] for line in told] == ["no-role"]


def test_a_request_id_that_could_forge_a_line_is_replaced(client: FlaskClient) -> None:
    given = client.get("/health/live", headers={"X-Request-ID": "a b{}"}).headers["X-Request-ID"]
    assert len(given) == 32


def test_metrics_may_ask_for_a_token(application: Application) -> None:
    guarded = replace(application, settings=replace(application.settings, metrics_token="salasana"))
    client = create_app(guarded).test_client()
    assert client.get("/metrics").status_code == 401
    good = client.get("/metrics", headers={"Authorization": "Bearer salasana"})
    assert good.status_code == 200
