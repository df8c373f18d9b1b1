"""Over HTTP: sign in, see one's tasks, act, and be told why not."""

from __future__ import annotations

from typing import Any

import pytest

from api.wiring import Application
from engine.commands.cases import StartInstance
from engine.model import SYSTEM
from processes.source.case import NUMBER
from processes.source.story.appointing import APPOINTING
from storage.audit import verify


@pytest.fixture
def case_id(application: Application, caller: Any) -> str:
    """The source's case with its process begun."""
    found = caller("tiina-korhonen").get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    application.run(
        StartInstance(found, "yhteistyomalli", APPOINTING[0].act.variables),  # type: ignore[union-attr]
        SYSTEM,
        application.clock.now(),
    )
    return str(found)


def test_without_a_token_nothing_is_told(client: Any) -> None:
    answer = client.get("/api/v1/tasks")
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.json["detail"].startswith("Sign in first")


def test_the_presenting_official_sees_the_first_task_and_nobody_else(
    case_id: str, caller: Any
) -> None:
    mine = caller("tiina-korhonen").get("/tasks").json["items"]
    assert [task["element_id"] for task in mine] == ["valmistele"]
    assert mine[0]["name_sv"] == "Bered tillsättningsbeslut"
    assert caller("katja-palonen").get("/tasks").json["items"] == []


def test_a_task_of_another_is_refused_with_reason_and_ground(
    case_id: str, caller: Any, application: Application
) -> None:
    task = caller("tiina-korhonen").get("/tasks").json["items"][0]["id"]
    answer = caller("inga-nyholm").post(f"/tasks/{task}/claim")
    assert answer.status_code == 403
    assert answer.json["detail"] and answer.json["reason_fi"]
    refused = caller("yllapitaja-1").get("/audit?ok=false").json["items"]
    assert [line["actor"] for line in refused] == ["inga-nyholm"]
    with application.reading() as connection:
        assert verify(connection) == []


def test_a_form_with_errors_names_its_fields(case_id: str, caller: Any) -> None:
    tiina = caller("tiina-korhonen")
    task = tiina.get("/tasks").json["items"][0]["id"]
    assert tiina.post(f"/tasks/{task}/claim").json["claimant"] == "tiina-korhonen"
    answer = tiina.post(f"/tasks/{task}/complete", {"variables": {"title": ""}})
    assert answer.status_code == 422
    assert "background" in answer.text


def test_a_draft_is_kept_and_a_form_is_given(case_id: str, caller: Any) -> None:
    tiina = caller("tiina-korhonen")
    task = tiina.get("/tasks").json["items"][0]["id"]
    form = tiina.get(f"/tasks/{task}/form").json
    assert form["schema"]["components"]
    saved = tiina("PUT", f"/tasks/{task}/draft", json={"data": {"title": "Kesken"}})
    assert saved.status_code == 200
    assert tiina.get(f"/tasks/{task}/draft").json["data"] == {"title": "Kesken"}


def test_the_same_key_acts_once(case_id: str, caller: Any) -> None:
    tiina = caller("tiina-korhonen")
    task = tiina.get("/tasks").json["items"][0]["id"]
    key = {"Idempotency-Key": "otan-tehtavan"}
    first = tiina.post(f"/tasks/{task}/claim", headers=key)
    again = tiina.post(f"/tasks/{task}/claim", headers=key)
    assert (first.status_code, again.status_code) == (200, 200)
    other = tiina.post(f"/tasks/{task}/release", headers=key)
    assert other.status_code == 409


def test_a_stale_revision_is_refused(case_id: str, caller: Any) -> None:
    tiina = caller("tiina-korhonen")
    path = f"/cases/{case_id}"
    assert tiina("PATCH", path, json={"title": "Uusi"}).status_code == 428
    stale = tiina("PATCH", path, json={"title": "Uusi"}, headers={"If-Match": '"0"'})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("method", "path", "what", "status"),
    [
        ("POST", "/messages", {"data": b"{", "content_type": "application/json"}, 400),
        ("POST", "/messages", {"json": {"name": "X", "nonsense": 1}}, 422),
        ("POST", "/messages", {"json": {"name": 7}}, 422),
        ("POST", "/messages", {"json": {"name": "x" * 201}}, 422),
        ("POST", "/messages", {"json": {"name": "ohjaus\u202emerkki"}}, 422),
        ("POST", "/messages", {"data": b" " * 1_000_001}, 413),
        ("POST", "/messages", {"json": {"name": "EiKukaanOdota"}}, 404),
        ("GET", "/tasks?sort=nonsense", {}, 422),
        ("GET", "/tasks?cursor=nonsense", {}, 400),
        ("GET", "/cases?limit=100000", {}, 422),
        ("GET", "/cases/not-a-case", {}, 404),
        ("GET", "/tasks/not.a.task", {}, 404),
        ("GET", "/nowhere", {}, 404),
        ("DELETE", "/cases", {}, 405),
    ],
)
def test_bad_input_gets_a_clear_answer(
    caller: Any, method: str, path: str, what: dict[str, Any], status: int
) -> None:
    answer = caller("tiina-korhonen")(method, path, **what)
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/problem+json"
    assert answer.json["detail"]


def test_a_variable_may_be_called_anything(case_id: str, caller: Any) -> None:
    tiina = caller("tiina-korhonen")
    task = tiina.get("/tasks").json["items"][0]["id"]
    body = {"data": {"__class__": "x", "typename": "y"}}
    assert tiina("PUT", f"/tasks/{task}/draft", json=body).status_code == 200
    assert tiina.get(f"/tasks/{task}/draft").json["data"] == body["data"]


def test_lists_page_by_key(caller: Any) -> None:
    tiina = caller("tiina-korhonen")
    seen: list[str] = []
    path = "/persons?limit=7"
    while True:
        answer = tiina.get(path).json
        seen += [person["id"] for person in answer["items"]]
        if answer["next"] is None:
            break
        path = f"/persons?limit=7&cursor={answer['next']}"
    assert len(seen) == len(set(seen)) > 14
    assert "gender" not in answer["items"][0]


def test_the_document_describes_every_operation(client: Any) -> None:
    document = client.get("/api/v1/openapi.json").json
    assert document["openapi"] == "3.1.0"
    assert "/api/v1/tasks/{task_id}/complete" in document["paths"]
    ids = [
        operation["operationId"]
        for path in document["paths"].values()
        for operation in path.values()
    ]
    assert len(ids) == len(set(ids))


def test_only_those_with_the_grant_see_jobs(caller: Any) -> None:
    assert caller("tiina-korhonen").get("/jobs").status_code == 403
    assert caller("yllapitaja-1").get("/jobs").status_code == 200


def test_a_malformed_model_is_refused_with_its_place(caller: Any) -> None:
    import io

    files = {"name": "x", "files": (io.BytesIO(b"<!DOCTYPE a><a/>"), "x.bpmn")}
    answer = caller("yllapitaja-1")("POST", "/deployments", data=files)
    assert answer.status_code == 422, answer.text
    assert "x.bpmn" in answer.text


def test_a_decision_is_tried_out(caller: Any) -> None:
    ask = caller("yllapitaja-1")
    path = "/decisions/sukupuolikiintio/evaluate"
    numbers = {"women": 6, "men": 4, "substitute_women": 0, "substitute_men": 0}
    answer = ask.post(path, {"variables": numbers})
    assert answer.status_code == 200, answer.text
    assert answer.json["value"] == "MET"
    assert answer.json["matched"]
    assert answer.json["explanation"]["fi"][-1] == "Tulos: MET."
    assert ask.post("/decisions/nonsense/evaluate", {}).status_code == 404
