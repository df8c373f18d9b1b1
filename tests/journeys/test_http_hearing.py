"""Over HTTP: experts are heard, and a deadline moves by the setter's decision alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

HELSINKI = ZoneInfo("Europe/Helsinki")
PREPARING = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)
CHAIR = "katja-palonen"


@pytest.fixture
def preparing(stage: Any) -> Any:
    """The secretariat prepares."""
    return stage(PREPARING)


def test_an_expert_is_asked_answers_late_and_is_summarised(preparing: Any) -> None:
    chair = preparing.caller(CHAIR)
    new = {"case_id": preparing.case_id, "expert": "asiantuntija-1", "question": "Miten?"}
    assert preparing.caller("olli-voutilainen").post("/statements", new).status_code == 403
    assert chair.post("/statements", {**new, "due": "2023-09-01"}).status_code == 422
    assert chair.post("/statements", {**new, "expert": "ei-ole"}).status_code == 404
    asked = chair.post("/statements", new)
    assert (asked.status_code, asked.json["due"]) == (201, "2023-09-19")
    path = f"/statements/{asked.json['id']}"
    olli = preparing.caller("olli-voutilainen")
    assert olli.post(f"{path}/none").status_code == 409
    preparing.clock.move(PREPARING + timedelta(days=16))
    olli = preparing.caller("olli-voutilainen")
    assert olli.post(f"{path}/none").json["missing_reason"] == "timeout"
    words = {"text": "Näin."}
    assert preparing.caller("asiantuntija-2").post(f"{path}/give", words).status_code == 403
    given = preparing.caller("asiantuntija-1").post(f"{path}/give", words)
    assert (given.json["state"], given.json["late"]) == ("given", True)
    summary = {"summary": "Mallia kannatetaan."}
    done = olli.post(f"/cases/{preparing.case_id}/statement-summary", summary)
    assert done.status_code == 204
    listed = olli.get(f"/statements?case_id={preparing.case_id}&expert=asiantuntija-1").json
    assert listed["items"][-1]["summary"] == "Mallia kannatetaan."


def test_a_deadline_moves_by_a_presented_decision_of_the_setter(preparing: Any) -> None:
    case = f"/cases/{preparing.case_id}"
    minister = preparing.caller("anna-kaisa-ikonen")
    before = preparing.caller(CHAIR).get(f"/tasks?case_id={preparing.case_id}").json["items"]
    due = next(each for each in before if (each["due"] or "").startswith("2023-09-30"))
    grant = {"granted": True, "reason": "Kuulemiset", "task_id": due["id"], "new_due": "2023-10-31"}
    alone = minister.post(f"{case}/extensions", grant)
    assert (alone.status_code, alone.json["type"].split(":")[-1]) == (409, "nothing-presented")
    proposal = {"proposal": "Määräaikaa jatketaan 31.10.2023 asti."}
    assert preparing.caller(CHAIR).post(f"{case}/proposals", proposal).status_code == 403
    assert preparing.caller("tiina-korhonen").post(f"{case}/proposals", proposal).status_code == 201
    assert preparing.caller("tiina-korhonen").post(f"{case}/extensions", grant).status_code == 403
    past = {**grant, "new_due": "2023-09-15"}
    assert minister.post(f"{case}/extensions", past).status_code in (409, 422)
    done = minister.post(f"{case}/extensions", grant)
    assert (done.status_code, done.json["outcome"]) == (201, "approved"), done.text
    after = preparing.caller(CHAIR).get(f"/tasks/{due['id']}").json
    assert after["due"].startswith("2023-10-31")
    (moved,) = minister.get(f"{case}/extensions").json["items"]
    assert (moved["old_due"], moved["new_due"]) == ("2023-09-30", "2023-10-31")
    assert minister.post(f"{case}/extensions", grant).status_code == 409


def test_a_denied_extension_moves_nothing(preparing: Any) -> None:
    case = f"/cases/{preparing.case_id}"
    preparing.caller("tiina-korhonen").post(f"{case}/proposals", {"proposal": "Jatketaan."})
    denied = {"granted": False, "reason": "Aikataulu pitää"}
    done = preparing.caller("anna-kaisa-ikonen").post(f"{case}/extensions", denied)
    assert (done.json["outcome"], done.json["extension"]) == ("rejected", None)
    assert preparing.caller(CHAIR).get(f"{case}/extensions").json["items"] == []
