"""Administrators change a process: draft, check, propose, approve by another, roll back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from api.wiring import Application
from storage.audit import verify
from storage.worker import Worker
from tests.journeys.drafting import (
    FILES,
    LONGER,
    MODEL,
    begun,
    code,
    form,
    proposed,
    saved,
    versions,
)


def test_every_save_of_a_draft_is_kept(anna: Any, bo: Any) -> None:
    draft = begun(anna)
    assert saved(anna, draft).json["number"] == 2
    assert saved(anna, draft, after=2).json["number"] == 2  # nothing new, no save
    stale = saved(bo, draft, LONGER + "\n", after=1)
    assert (stale.status_code, code(stale)) == (409, "draft-moved-on")
    found = anna.get(f"/model-drafts/{draft}").json
    kept = [(each["number"], each["note"], each["changed"]) for each in found["saves"]]
    assert kept == [(2, "21 päivää", [MODEL]), (1, "", [])]
    assert {each["path"] for each in found["files"]} == set(FILES)
    old = anna.get(f"/model-drafts/{draft}/files/{MODEL}?number=1")
    assert old.data == FILES[MODEL]
    assert anna.get(f"/model-drafts/{draft}/files/{MODEL}").data == LONGER.encode()
    assert anna.post(f"/model-drafts/{draft}/restore", {"number": 1}).json["number"] == 3
    assert anna.get(f"/model-drafts/{draft}/files/{MODEL}").data == FILES[MODEL]
    assert anna.get(f"/model-drafts/{draft}/files/{MODEL}?number=2").data == LONGER.encode()
    assert [each["seq"] for each in bo.get("/model-drafts").json["items"]] == [draft]
    assert anna("DELETE", f"/model-drafts/{draft}").status_code == 200
    assert anna.get("/model-drafts").json["items"] == []
    assert saved(anna, draft, after=3).status_code == 409


def test_half_done_work_is_saved_all_the_same(anna: Any) -> None:
    draft = begun(anna)
    assert saved(anna, draft, "<definitions").status_code == 200
    assert anna.post(f"/model-drafts/{draft}/check").json["refused"]
    refused = anna.post("/proposals", {"draft": draft, "reason": "kesken"})
    assert refused.status_code == 422
    assert MODEL in refused.text


def test_a_draft_is_checked_tested_and_compared(anna: Any) -> None:
    draft = begun(anna)
    saved(anna, draft)
    assert not anna.post(f"/model-drafts/{draft}/check").json["refused"]
    tests = anna.post(f"/model-drafts/{draft}/tests").json
    assert tests["passed"] + tests["failed"] == 5
    assert tests["coverage"][0]["process"] == "kuuleminen"
    (difference,) = anna.get(f"/model-drafts/{draft}/differences?old=1&new=2").json["differences"]
    assert "P21D" in difference["told_fi"]


def test_the_latest_deployment_is_a_place_to_begin(anna: Any, bo: Any) -> None:
    proposal = proposed(anna, begun(anna))
    bo.post(f"/proposals/{proposal}/approve")
    answer = anna("POST", "/model-drafts", data={"name": "kuuleminen"})
    assert answer.status_code == 201
    draft = answer.json["draft"]
    assert anna.get(f"/model-drafts/{draft}/files/{MODEL}").data == FILES[MODEL]
    assert anna("POST", "/model-drafts", data={"name": "ei ole"}).status_code == 422


def test_another_administrator_approves_and_all_is_deployed(anna: Any, bo: Any) -> None:
    before = versions(anna)
    draft = begun(anna)
    saved(anna, draft)
    proposal = proposed(anna, draft)
    own = anna.post(f"/proposals/{proposal}/approve")
    assert (own.status_code, code(own)) == (403, "own-proposal")
    seen = bo.get(f"/proposals/{proposal}").json
    assert (seen["state"], seen["author"], seen["reason"]) == (
        "open", "yllapitaja-1", "Lausuntoaika 21 päivää",
    )  # fmt: skip
    assert seen["checked"]["decided"] and not seen["checked"]["refused"]
    assert seen["tested"]["passed"] + seen["tested"]["failed"] == 5
    assert seen["differences"]
    assert seen["affected"] == []
    assert versions(anna) == before
    done = bo.post(f"/proposals/{proposal}/approve", {"reason": "hyvä"}).json
    assert done["state"] == "deployed"
    assert len(versions(anna)) == len(before) + 1
    files = anna.get(f"/deployments/{done['deployment_id']}").json["files"]
    assert {each["path"] for each in files} == set(FILES)
    again = bo.post(f"/proposals/{proposal}/approve")
    assert (again.status_code, code(again)) == (409, "proposal-decided")


def test_a_proposal_is_rejected_with_a_reason_or_withdrawn(anna: Any, bo: Any) -> None:
    draft = begun(anna)
    proposal = proposed(anna, draft)
    assert bo.post(f"/proposals/{proposal}/reject", {"reason": ""}).status_code == 422
    assert bo.post(f"/proposals/{proposal}/withdraw").status_code == 403
    rejected = bo.post(f"/proposals/{proposal}/reject", {"reason": "ei nyt"})
    assert rejected.json["state"] == "rejected"
    assert anna.get(f"/proposals/{proposal}").json["decision_reason"] == "ei nyt"
    second = proposed(anna, draft)
    assert anna.post(f"/proposals/{second}/withdraw").json["state"] == "withdrawn"
    states = [each["state"] for each in anna.get("/proposals").json["items"]]
    assert sorted(states) == ["rejected", "withdrawn"]
    assert anna.get("/proposals?state=open").json["items"] == []


def test_at_a_set_time_unless_the_package_has_changed(
    anna: Any, bo: Any, application: Application, clock: Any
) -> None:
    draft = begun(anna)
    at = (clock.now() + timedelta(minutes=20)).isoformat()
    first = proposed(anna, draft, deploy_at=at)
    saved(anna, draft)
    second = proposed(anna, draft, deploy_at=(clock.now() + timedelta(minutes=25)).isoformat())
    for proposal in (first, second):
        assert bo.post(f"/proposals/{proposal}/approve").json["state"] == "approved"
    before = versions(anna)
    worker = Worker(application.runner)
    clock.move(clock.now() + timedelta(minutes=15))
    worker.run_due(clock.now())
    assert versions(anna) == before
    clock.move(clock.now() + timedelta(minutes=15))
    for _ in range(3):
        worker.run_due(clock.now())
    assert anna.get(f"/proposals/{first}").json["state"] == "deployed"
    late = anna.get(f"/proposals/{second}").json
    assert late["state"] == "failed"
    assert "deployed anew" in late["failure"]
    assert len(versions(anna)) == len(before) + 1
    past = anna.post("/proposals", {"draft": draft, "reason": "x", "deploy_at": at})
    assert code(past) == "time-passed"


def test_roll_back_in_one_step(anna: Any, bo: Any, clock: Any) -> None:
    draft = begun(anna)
    first = bo.post(f"/proposals/{proposed(anna, draft)}/approve").json["deployment_id"]
    clock.move(clock.now() + timedelta(minutes=1))
    saved(anna, draft)
    bo.post(f"/proposals/{proposed(anna, draft)}/approve")
    latest = versions(anna)[0]
    clock.move(clock.now() + timedelta(minutes=1))
    path = f"/deployments/{first}/roll-back"
    assert anna.post(path, {}).status_code == 422
    answer = anna.post(path, {"reason": "lausunnot viivästyivät"})
    assert answer.status_code == 201, answer.text
    clock.move(clock.now() + timedelta(minutes=1))
    assert versions(anna)[0] == latest + 1
    source = anna.get(f"/definitions/process/kuuleminen/{latest + 1}/source")
    assert source.data == FILES[MODEL]
    assert code(anna.post(path, {"reason": "taas"})) == "already-latest"
    assert anna.post("/deployments/nothing/roll-back", {"reason": "x"}).status_code == 404


def test_where_two_are_needed_nobody_deploys_alone(
    anna: Any, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(application.settings, "development", False)
    answer = anna("POST", "/deployments", data=form(FILES, name="kuuleminen"))
    assert (answer.status_code, code(answer)) == (403, "propose-instead")


def test_the_log_tells_it_all(anna: Any, bo: Any, application: Application) -> None:
    draft = begun(anna)
    proposal = proposed(anna, draft)
    anna.post(f"/proposals/{proposal}/approve")
    bo.post(f"/proposals/{proposal}/approve")
    lines = anna.get("/audit?limit=200").json["items"]
    told = [(line["action"], line["actor"], line["ok"]) for line in lines]
    assert ("propose-deployment", "yllapitaja-1", True) in told
    assert ("approve-deployment", "yllapitaja-1", False) in told
    assert ("approve-deployment", "yllapitaja-2", True) in told
    assert ("deploy", "yllapitaja-2", True) in told
    with application.reading() as connection:
        assert verify(connection) == []
