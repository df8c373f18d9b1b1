"""Running cases of the source's process go to another version over HTTP, and back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from api.wiring import Application
from engine.commands.cases import StartInstance
from engine.model import SYSTEM
from processes.source.case import NUMBER
from processes.source.story.appointing import APPOINTING
from storage.worker import Worker

FOLDER = Path(__file__).parents[2] / "bpmn" / "asettaminen"
KINDS = (".bpmn", ".dmn", ".form")
FILES = {
    p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*") if p.suffix in KINDS
}
MODEL = "asettaminen.bpmn"


@pytest.fixture
def case_id(application: Application, caller: Any) -> str:
    """The source's case: P0 runs, and in it P1 with its first task."""
    found = caller("tiina-korhonen").get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    variables = APPOINTING[0].act.variables  # type: ignore[union-attr]
    start = StartInstance(found, "yhteistyomalli", variables)
    application.run(start, SYSTEM, application.clock.now())
    return str(found)


def latest(ask: Any) -> int:
    """The latest version of P1."""
    rows = ask.get("/definitions?kind=process&key=asettaminen&latest=true").json["items"]
    return int(rows[0]["version"])


def deploy(ask: Any, *changes: tuple[bytes, bytes]) -> int:
    """A version of P1 with texts in the place of others; its number."""
    model = FILES[MODEL]
    for old, new in changes:
        assert old in model
        model = model.replace(old, new)
    files = {**FILES, MODEL: model}
    listed = [(io.BytesIO(data), name) for name, data in files.items()]
    answer = ask("POST", "/deployments", data={"name": "asettaminen-uusi", "files": listed})
    assert answer.status_code == 201, answer.text
    return latest(ask)


def finish(application: Application) -> None:
    """Lets the workers do what is due."""
    worker = Worker(application.runner)
    while worker.run_due(application.clock.now()):
        pass


def test_a_called_process_moves_and_its_task_goes_on(
    case_id: str, anna: Any, caller: Any, application: Application
) -> None:
    old = latest(anna)
    new = deploy(anna, (b'name="Valmistele asettamisp', b'name="Laadi asettamisp'))
    body: dict[str, Any] = {"process": "asettaminen", "from_version": old, "to_version": new}
    plan = anna.post("/migrations/plan", body).json
    assert (plan["instances"], plan["possible"]) == (1, 1)
    live = {each["element_id"]: each for each in plan["elements"] if each["live"]}
    assert live["valmistele"]["why"] == "same"
    tiina = caller("tiina-korhonen")
    task = tiina.get("/tasks").json["items"][0]
    tiina("PUT", f"/tasks/{task['id']}/draft", json={"data": {"title": "Kesken"}})
    refused = tiina.post("/migrations", {**body, "reason": "x"})
    assert refused.status_code == 403
    answer = anna.post("/migrations", {**body, "reason": "uusi nimi"})
    assert answer.status_code == 201, answer.text
    batch = answer.json["batch"]
    assert anna.get(f"/migrations/{batch}").json["progress"]["waiting"] == 1
    finish(application)
    found = anna.get(f"/migrations/{batch}").json
    assert (found["state"], found["progress"]["migrated"]) == ("done", 1)
    (row,) = anna.get(f"/migrations/{batch}/instances").json["items"]
    assert row["instance"].startswith(case_id)
    after = tiina.get("/tasks").json["items"][0]
    assert after["id"] == task["id"]
    assert after["name"].startswith("Laadi")
    assert tiina.get(f"/tasks/{task['id']}/draft").json["data"] == {"title": "Kesken"}
    assert anna.post("/migrations/plan", body).json["instances"] == 0
    back = anna.post(f"/migrations/{batch}/reverse", {"reason": "väärä nimi"}).json["batch"]
    finish(application)
    assert anna.get(f"/migrations/{back}").json["progress"]["migrated"] == 1
    assert tiina.get("/tasks").json["items"][0]["name"].startswith("Valmistele")


def test_a_version_without_the_live_activity_is_refused_and_nothing_changes(
    case_id: str, anna: Any, caller: Any, application: Application
) -> None:
    old = latest(anna)
    places = (b'id="%s"', b'Ref="%s"', b'bpmnElement="%s"', b">%s<")
    renamed = [(p % b"valmistele", p % b"valmistele_toisin") for p in places]
    new = deploy(anna, *renamed)
    body = {"process": "asettaminen", "from_version": old, "to_version": new}
    mapped = anna.post("/migrations/plan", body).json
    assert mapped["mapping"].get("valmistele") == "valmistele_toisin"  # by its name
    wrong = {**body, "mapping": {"valmistele": "ei_ole"}}
    plan = anna.post("/migrations/plan", wrong).json
    assert plan["possible"] == 0
    assert plan["outcomes"][0]["obstacles"][0]["code"] == "missing"
    before = caller("tiina-korhonen").get("/tasks").json
    batch = anna.post("/migrations", {**wrong, "reason": "yritys"}).json["batch"]
    finish(application)
    (row,) = anna.get(f"/migrations/{batch}/instances?state=refused").json["items"]
    assert row["told"]["reason"] == "not-migratable"
    assert caller("tiina-korhonen").get("/tasks").json == before


def test_a_proposal_tells_how_many_it_touches(case_id: str, anna: Any) -> None:
    model = FILES[MODEL].replace(b'name="Valmistele', b'name="Laadi')
    listed = [(io.BytesIO(data), name) for name, data in {**FILES, MODEL: model}.items()]
    body = {"name": "asettaminen", "reason": "nimi", "files": listed}
    proposal = anna("POST", "/proposals/files", data=body).json["proposal"]
    assert anna.get(f"/proposals/{proposal}").json["affected"] == [
        {"process": "asettaminen", "version": None, "called": True, "running": 1}
    ]


def test_what_makes_no_sense_gets_a_clear_answer(anna: Any) -> None:
    version = latest(anna)
    body = {"process": "asettaminen", "from_version": version, "to_version": version}
    for path, what, status in (
        ("/migrations/plan", body, 422),
        ("/migrations/plan", {**body, "to_version": 99}, 404),
        ("/migrations/plan", {**body, "process": "tuntematon", "to_version": 2}, 404),
        ("/migrations", {**body, "to_version": 99, "reason": "x"}, 404),
        ("/migrations", {**body, "reason": "x", "instances": ["roskaa"]}, 404),
        ("/migrations/5/stop", {"reason": "x"}, 404),
    ):
        assert anna.post(path, what).status_code == status, (path, what)
    assert anna.get("/migrations/5").status_code == 404
    assert anna.get("/migrations").json["items"] == []
