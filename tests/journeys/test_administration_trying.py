"""Administrators try a draft as it stands: its decision tables, and a scenario that is gone on."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

BPMN = Path(__file__).parents[2] / "bpmn"
TABLE = "sukupuolikiintio.dmn"
STRICT = "5 * min(women, men) &gt;= 2 * (women + men)"
SCENARIO = "scenarios/ei_kuulla.scenario.yaml"


def drafted(ask: Any, folder: str) -> int:
    """A draft of a package of ours; its number."""
    files = [p for p in sorted((BPMN / folder).rglob("*")) if p.is_file()]
    listed = [(io.BytesIO(p.read_bytes()), p.relative_to(BPMN / folder).as_posix()) for p in files]
    answer = ask("POST", "/model-drafts", data={"name": folder, "files": listed})
    assert answer.status_code == 201, answer.text
    return int(answer.json["draft"])


def test_a_table_is_tried_as_it_stands_in_the_editor(anna: Any, caller: Any) -> None:
    path = f"/model-drafts/{drafted(anna, 'asettaminen')}/decisions/sukupuolikiintio/evaluate"
    values = {"women": 6, "men": 4}
    saved = anna.post(path, {"variables": values})
    assert saved.status_code == 200, saved.text
    text = (BPMN / "asettaminen" / TABLE).read_text("utf-8")
    limit = text.replace(STRICT, "min(women, men) = max(women, men)")
    assert limit != text
    unsaved = anna.post(path, {"variables": values, "files": {TABLE: limit}}).json
    assert unsaved["value"] != saved.json["value"]
    assert anna.post(path, {"variables": values}).json["value"] == saved.json["value"]

    bomb = text.replace(
        STRICT, "count(for i in 1..99999, j in 1..99999, k in 1..99999 return i) = 1"
    )
    for files, status in (
        ({TABLE: bomb}, 422),
        ({TABLE: "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, 422),
        ({TABLE: text.replace("<text>", "<text>(", 1)}, 422),
    ):
        assert anna.post(path, {"variables": values, "files": files}).status_code == status
    assert anna.post(path.replace("sukupuolikiintio", "tuntematon"), {}).status_code == 404
    assert caller("tiina-korhonen").post(path, {}).status_code == 403


def test_a_scenario_of_the_package_is_gone_on(anna: Any) -> None:
    draft = drafted(anna, "kuuleminen")
    played = anna.post("/simulations", {"draft": draft, "scenario": SCENARIO}).json
    assert (played["ended"], played["failure"]) == (True, "")
    steps = played["steps"][:1]
    shorter = anna.post("/simulations", {"draft": draft, "now": played["begun"], "steps": steps})
    assert [task["element_id"] for task in shorter.json["tasks"]] == ["paata_kuulemisesta"]
    assert shorter.json["files"] == {"kuuleminen": "kuuleminen.bpmn"}
    for body in ({}, {"scenario": "puuttuu.yaml"}, {"scenario": "kuuleminen.bpmn"}):
        assert anna.post("/simulations", {"draft": draft, **body}).status_code == 422


def test_what_scenarios_missed_is_told_with_its_drawing(anna: Any) -> None:
    draft = drafted(anna, "kuuleminen")
    kept = anna.get(f"/model-drafts/{draft}").json["files"]
    removed = [
        each["path"] for each in kept if "scenario" in each["path"] and each["path"] != SCENARIO
    ]
    assert anna("PUT", f"/model-drafts/{draft}", json={"after": 1, "removed": removed}).json
    (covered,) = anna.post(f"/model-drafts/{draft}/tests").json["coverage"]
    assert covered["file"] == "kuuleminen.bpmn"
    assert "anna_lausunto" in covered["elements_missed"]
    assert covered["percent"] < 50
