"""Operators see what runs and what stands still, and try it again with the result before them."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from api.wiring import Application
from engine.commands.cases import StartInstance
from engine.model import SYSTEM
from processes.source.case import NUMBER
from processes.source.story.appointing import APPOINTING

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="m" targetNamespace="urn:m">'
)
LINE = (
    '<process id="koe" isExecutable="true"><startEvent id="s"/>{node}'
    '<sequenceFlow id="f1" sourceRef="s" targetRef="x"/><userTask id="after"'
    ' camunda:candidateGroups="setter.presenting_official"/>'
    '<sequenceFlow id="f2" sourceRef="x" targetRef="after"/><endEvent id="e"/>'
    '<sequenceFlow id="f3" sourceRef="after" targetRef="e"/></process></definitions>'
)
RULE = '<businessRuleTask id="x" camunda:decisionRef="puuttuva" camunda:resultVariable="r"/>'
WORK = '<serviceTask id="x" camunda:type="external" camunda:topic="remind"/>'
PERSON = '<userTask id="x" camunda:assignee="ann" camunda:dueDate="=string(123)"/>'
DMN = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"'
    ' namespace="urn:puuttuva"><decision id="puuttuva" name="puuttuva"><variable name="puuttuva"/>'
    '<literalExpression id="l"><text>1</text></literalExpression></decision></definitions>'
)


def deploy(ask: Any, name: str, content: str) -> None:
    """One file as a package of its own."""
    files = [(io.BytesIO(content.encode()), name)]
    answer = ask("POST", "/deployments", data={"name": name, "files": files})
    assert answer.status_code == 201, answer.text


def begun(application: Application, ask: Any, caller: Any, node: str) -> str:
    """The process with this node in the source's case; the case's id."""
    deploy(ask, "koe.bpmn", HEAD + LINE.format(node=node))
    case_id = caller("tiina-korhonen").get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    start = StartInstance(case_id, "koe", {"missing": None})
    application.run(start, SYSTEM, application.clock.now())
    return str(case_id)


def incidents(ask: Any) -> list[dict[str, Any]]:
    """The open ones."""
    return list(ask.get("/incidents?state=open").json["items"])


def retry(ask: Any, *ids: str) -> list[tuple[str, str]]:
    """Outcome and message of each."""
    answer = ask.post("/incidents/retries", {"incidents": list(ids)})
    assert answer.status_code == 200, answer.text
    return [(each["outcome"], each["message"]) for each in answer.json["results"]]


def test_a_retry_tells_what_came_of_it(application: Application, anna: Any, caller: Any) -> None:
    begun(application, anna, caller, RULE)
    (first,) = incidents(anna)
    ((outcome, message),) = retry(anna, first["id"])
    assert outcome == "failed"
    assert "puuttuva" in message
    (second,) = incidents(anna)
    deploy(anna, "d.dmn", DMN)
    assert retry(anna, first["id"], second["id"])[1] == ("done", "")
    assert incidents(anna) == []
    assert caller("tiina-korhonen").get("/tasks").json["items"][0]["element_id"] == "after"
    ((outcome, _),) = retry(anna, second["id"])
    assert outcome == "refused"


def test_a_skip_needs_a_reason_and_is_logged(
    application: Application, anna: Any, caller: Any
) -> None:
    begun(application, anna, caller, RULE)
    (found,) = incidents(anna)
    path = f"/incidents/{found['id']}/skip"
    assert caller("tiina-korhonen").post(path, {"reason": "x"}).status_code == 403
    assert anna.post(path, {}).status_code == 422
    assert anna.post(path, {"reason": "taulu otetaan käyttöön myöhemmin"}).status_code == 200
    assert incidents(anna) == []
    assert caller("tiina-korhonen").get("/tasks").json["items"][0]["element_id"] == "after"
    lines = anna.get("/audit?limit=200").json["items"]
    (line,) = [line for line in lines if line["action"] == "skip-incident" and line["ok"]]
    assert line["reason"] == "taulu otetaan käyttöön myöhemmin"
    assert anna.post(path, {"reason": "uudelleen"}).status_code == 409


def test_a_persons_task_is_never_skipped(application: Application, anna: Any, caller: Any) -> None:
    begun(application, anna, caller, PERSON)
    (found,) = incidents(anna)
    answer = anna.post(f"/incidents/{found['id']}/skip", {"reason": "kiire"})
    assert answer.status_code == 403
    assert answer.json["type"].endswith("peoples-work")
    assert len(incidents(anna)) == 1


SPLIT = '<parallelGateway id="x"/><sequenceFlow id="f4" sourceRef="x" targetRef="after"/>'


def test_one_of_several_tokens_is_moved(application: Application, anna: Any, caller: Any) -> None:
    begun(application, anna, caller, SPLIT)
    (row,) = anna.get("/instances?definition_key=koe").json["items"]
    path = f"/instances/{row['id']}"
    first, second = (each["token"] for each in anna.get(path).json["tokens"])
    body = {"cancel": [str(first)], "start_before": ["after"], "reason": "väärä henkilö"}
    assert caller("tiina-korhonen").post(f"{path}/move", body).status_code == 403
    answer = anna.post(f"{path}/move", body)
    assert answer.status_code == 200, answer.text
    left = [(each["token"], each["element_id"]) for each in answer.json["tokens"]]
    assert len(left) == 2
    assert (second, "after") in left
    assert first not in dict(left)
    gone = anna.post(f"{path}/move", body)
    assert (gone.status_code, gone.mimetype) == (404, "application/problem+json")
    assert str(first) in gone.json["reason_fi"]
    assert anna.get(path).json["tokens"] == answer.json["tokens"]


def test_running_processes_by_element_version_and_age(
    application: Application, anna: Any, caller: Any, clock: Any
) -> None:
    begun(application, anna, caller, RULE)
    (row,) = anna.get("/instances?definition_key=koe").json["items"]
    assert (row["state"], row["age_seconds"]) == ("active", 0)
    assert "title" not in row and "variables" not in row
    for query, count in (
        ("element_id=x", 1), ("element_id=after", 0), ("process=koe&element_id=x", 1),
        ("process=muu", 0), ("version=1", 1), ("version=2", 0), ("state=completed", 0),
        ("older_than_days=0", 0),
    ):  # fmt: skip
        found = anna.get(f"/instances?definition_key=koe&{query}").json["items"]
        assert len(found) == count, query
    clock.move(clock.now() + timedelta(days=8))  # the age is told by the server's clock
    for days, count in ((7, 1), (9, 0)):
        path = f"/instances?definition_key=koe&older_than_days={days}"
        assert len(caller("yllapitaja-1").get(path).json["items"]) == count, days
    anna = caller("yllapitaja-1")
    assert anna.get("/instances?older_than_days=-1").status_code == 422
    assert anna.get("/instances?state=nonsense").status_code == 422
    assert caller("tiina-korhonen").get("/instances").status_code == 403


def test_the_heat_of_each_element(
    application: Application, anna: Any, caller: Any, clock: Any
) -> None:
    case_id = caller("tiina-korhonen").get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    variables = APPOINTING[0].act.variables  # type: ignore[union-attr]
    start = StartInstance(case_id, "yhteistyomalli", variables)
    application.run(start, SYSTEM, application.clock.now())
    clock.move(clock.now() + timedelta(minutes=30))
    answer = anna.get("/definitions/process/asettaminen/heat").json["elements"]
    rows = {row["element_id"]: row for row in answer}
    assert (rows["valmistele"]["visits"], rows["valmistele"]["waiting"]) == (1, 1)
    assert rows["valmistele"]["median"] is None
    assert rows["aseta_maaraajat"]["median"] == 0
    assert rows["valmistele"]["overdue"] == 0
    path = "/definitions/process/asettaminen/heat?days=30"
    assert len(anna.get(path).json["elements"]) == len(answer)
    clock.move(clock.now() + timedelta(days=31))
    assert caller("yllapitaja-1").get(path).json["elements"] == []
    assert caller("tiina-korhonen").get("/definitions/process/asettaminen/heat").status_code == 403


def test_the_state_of_the_installation(application: Application, anna: Any, caller: Any) -> None:
    begun(application, anna, caller, WORK)
    found = anna.get("/operations").json
    assert found["incidents"] == 0
    (work,) = [row for row in found["queue"] if row["kind"] == "work"]
    assert (work["state"], work["count"], work["due"]) == ("scheduled", 1, 1)
    assert found["mails"] == {"retrying": 0, "failed": 0}
    assert found["workers"] == []
    assert caller("katja-palonen").get("/operations").status_code == 403


def test_what_there_is_not_is_not_found(anna: Any) -> None:
    assert anna.post("/incidents/nothing/skip", {"reason": "x"}).status_code == 404
    assert anna.post("/incidents/retries", {"incidents": []}).status_code == 422
    assert anna.post("/incidents/retries", {"incidents": ["nothing"]}).status_code == 404
