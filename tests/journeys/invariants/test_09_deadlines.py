"""9. A passed deadline never completes, skips or approves a task; only a decision extends it."""

from __future__ import annotations

from typing import Any

import pytest

from storage.worker import Worker
from tests.journeys.invariants.breaking import moment, open_task, refused

PASSED = moment("2023-10-02", 8)


def test_the_passing_of_time_completes_nothing(stage: Any) -> None:
    there = stage(PASSED)
    before = there.caller("inga-nyholm").get("/tasks").json["items"]
    assert [task["element_id"] for task in before] == ["kokoa"]
    worker = Worker(there.application.runner, name="test")
    there.clock.move(moment("2024-08-01"))
    for _ in range(50):
        if not worker.run_due(there.clock.now()):
            break
    after = there.caller("inga-nyholm").get("/tasks").json["items"]
    assert [(task["id"], task["state"]) for task in after] == [(before[0]["id"], "offered")]
    case = there.caller("tiina-korhonen").get(f"/cases/{there.case_id}").json
    assert case["state"] == "open"


def test_a_program_completes_no_task(stage: Any) -> None:
    there = stage(PASSED)
    task = open_task(there, "inga-nyholm", "kokoa")
    wish = {"label": "robotti", "service": True, "scopes": ["*:write", "*:read"], "days": 1}
    made = there.caller("yllapitaja-1").post("/tokens", wish)
    assert made.status_code == 201, made.text
    headers = {"Authorization": f"Bearer {made.json['token']}"}
    answer = there.client.post(
        f"/api/v1/tasks/{task}/complete", json={"variables": {}}, headers=headers
    )
    assert answer.status_code == 403, answer.text


@pytest.mark.parametrize(
    ("person", "wish", "code"),
    [
        ("katja-palonen", {}, ""),
        ("petteri-orpo", {}, ""),
        ("anna-kaisa-ikonen", {"reason": " "}, ""),
        ("anna-kaisa-ikonen", {"new_due": "2023-09-29"}, "extension-not-later"),
        ("anna-kaisa-ikonen", {"new_due": "2023-10-01"}, "due-in-the-past"),
    ],
)
def test_only_the_setters_reasoned_decision_extends(
    stage: Any, person: str, wish: dict[str, str], code: str
) -> None:
    there = stage(PASSED)
    proposal = {"proposal": "Esitän määräajan jatkamista."}
    there.caller("tiina-korhonen").post(f"/cases/{there.case_id}/proposals", proposal)
    whole = {
        "granted": True,
        "reason": "Tarve.",
        "old_due": "2023-09-30",
        "new_due": "2023-10-31",
        **wish,
    }
    answer = there.caller(person).post(f"/cases/{there.case_id}/extensions", whole)
    assert answer.status_code in (403, 409, 422), answer.text
    assert answer.json["reason_fi"]
    if code:
        refused(answer, code)
    assert there.caller(person).get(f"/cases/{there.case_id}/extensions").json["items"] == []
    due = there.caller("inga-nyholm").get("/tasks").json["items"][0]["due"]
    assert due.startswith("2023-09-30")
