"""12. A running case keeps its version; deploying grants no authority over cases."""

from __future__ import annotations

import io
from typing import Any

from api.play.performance import MODELS
from tests.journeys.invariants.breaking import ADMINISTRATOR, complete, moment, open_task, refused


def deployed(there: Any) -> Any:
    """The preparing process with another label in a form, as a new version."""
    folder = MODELS / "valmistelu"
    files = [
        (
            io.BytesIO(path.read_bytes().replace(b"Organisointi", b"Uusi nimi")),
            str(path.relative_to(folder)),
        )
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".dmn", ".form")
    ]
    text = (folder / "valmistelu.bpmn").read_text().replace('versionTag="1"', 'versionTag="2"')
    files.append((io.BytesIO(text.encode()), "valmistelu.bpmn"))
    data = {"name": "valmistelu", "files": files}
    return there.caller(ADMINISTRATOR)("POST", "/deployments", data=data)


def versions(there: Any) -> list[tuple[str, int]]:
    """The definitions that the case runs by."""
    case = there.caller("inga-nyholm").get(f"/cases/{there.case_id}").json
    return [(each["definition_key"], each["definition_version"]) for each in case["instances"]]


def test_a_new_version_does_not_move_running_cases(stage: Any) -> None:
    there = stage(moment("2023-09-04", 10))
    before = versions(there)
    assert before == [("yhteistyomalli", 1)]
    desk = there.caller("inga-nyholm").get("/tasks?limit=100").json["items"]
    task = next(each["id"] for each in desk if each["element_id"] == "organisointi")
    form = there.caller("inga-nyholm").get(f"/tasks/{task}/form").text
    assert "Organisointi" in form
    answer = deployed(there)
    assert answer.status_code == 201, answer.text
    assert versions(there) == before
    assert there.caller("inga-nyholm").get(f"/tasks/{task}/form").text == form
    after = there.caller("inga-nyholm").get("/tasks?limit=100").json["items"]
    assert [task["id"] for task in after] == [task["id"] for task in desk]


def test_who_deploys_has_no_say_in_cases(stage: Any) -> None:
    there = stage(moment("2023-09-04", 10))
    assert deployed(there).status_code == 201
    task = open_task(there, "inga-nyholm", "organisointi")
    texts = {"organisation_text": "x", "goals_text": "x"}
    refused(complete(there, ADMINISTRATOR, task, texts), "no-role", 403)
    claimed = there.caller(ADMINISTRATOR).post(f"/tasks/{task}/claim")
    assert claimed.status_code == 403
    assert there.caller("inga-nyholm")("POST", "/deployments", data={"name": "x"}).status_code in (
        403,
        422,
    )
