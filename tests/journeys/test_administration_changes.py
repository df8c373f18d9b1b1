"""Administrators change a process: draft, check, propose, approve by another, roll back."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from api.wiring import Application
from storage.audit import verify
from storage.worker import Worker

FOLDER = Path(__file__).parents[2] / "bpmn" / "kuuleminen"
FILES = {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*") if p.is_file()}
MODEL = "kuuleminen.bpmn"
LONGER = FILES[MODEL].replace(b"P14D", b"P21D").decode()


@pytest.fixture
def anna(caller: Any) -> Any:
    """Who proposes."""
    return caller("yllapitaja-1")


@pytest.fixture
def bo(caller: Any) -> Any:
    """Who approves."""
    return caller("yllapitaja-2")


def form(files: dict[str, bytes], **more: Any) -> dict[str, Any]:
    """A multipart body."""
    return {"files": [(io.BytesIO(data), name) for name, data in files.items()], **more}


def code(answer: Any) -> str:
    """What kind of refusal it is."""
    return str(answer.json["type"].rpartition(":")[2])


def begun(ask: Any, files: dict[str, bytes] = FILES, name: str = "kuuleminen") -> int:
    """A new draft of these files; its number."""
    answer = ask("POST", "/model-drafts", data=form(files, name=name, title="Pidempi aika"))
    assert answer.status_code == 201, answer.text
    return int(answer.json["draft"])


def saved(ask: Any, draft: int, text: str = LONGER, after: int = 1) -> Any:
    """The answer to saving the process."""
    body = {"after": after, "files": {MODEL: text}, "note": "21 päivää"}
    return ask("PUT", f"/model-drafts/{draft}", json=body)


def proposed(ask: Any, draft: int, **more: Any) -> int:
    """A proposal of the draft."""
    answer = ask.post("/proposals", {"draft": draft, "reason": "Lausuntoaika 21 päivää", **more})
    assert answer.status_code == 201, answer.text
    return int(answer.json["proposal"])


def versions(ask: Any) -> list[int]:
    """The deployed versions of the process, the latest first."""
    rows = ask.get("/definitions?kind=process&key=kuuleminen").json["items"]
    return [row["version"] for row in rows]


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


BAD = {
    "the ids collide": (
        FILES[MODEL].replace(b'id="laadi_yhteenveto"', b'id="paata_kuulemisesta"'),
        "paata_kuulemisesta",
    ),
    "an entity": (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "DOCTYPE"),
    "nothing": (b"", MODEL),
    "another language": (FILES[MODEL].replace(b">=context merge", b">=import os; context "), ""),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_package_cannot_be_proposed(anna: Any, what: str) -> None:
    data, told = BAD[what]
    before = versions(anna)
    body = form({**FILES, MODEL: data}, name="kuuleminen", reason="x")
    answer = anna("POST", "/proposals/files", data=body)
    assert answer.status_code == 422, answer.text
    assert told in answer.text
    assert versions(anna) == before
    assert anna.get("/proposals").json["items"] == []


def test_fifty_megabytes_are_too_many(anna: Any) -> None:
    body = form({MODEL: b"<a>" + b" " * 50_000_000 + b"</a>"}, name="x", reason="x")
    assert anna("POST", "/proposals/files", data=body).status_code == 413
    body = form({"a.bpmn": b" " * 50_000_000}, name="x")
    assert anna("POST", "/model-drafts", data=body).status_code == 413


DMN = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="{own}" name="{own}"'
    ' namespace="urn:{own}"><import name="{other}" namespace="urn:{other}" importType="dmn"/>'
    '<decision id="d_{own}" name="d_{own}"><literalExpression id="l_{own}"><text>1</text>'
    "</literalExpression></decision></definitions>"
)
BPMN = (
    '<import namespace="urn:{other}" location="{other}.bpmn"'
    ' importType="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'
)


def imports(own: str, other: str) -> bytes:
    """A copy of our process, of another name, that imports the other's file."""
    data = FILES[MODEL].replace(b"kuuleminen", own.encode())
    return data.replace(b"<collaboration", BPMN.format(other=other).encode() + b"<collaboration", 1)


@pytest.mark.parametrize("kind", ["dmn", "bpmn"])
@pytest.mark.parametrize("pairs", [("ab", "ba"), ("aa",)])
def test_imports_in_a_circle_are_refused(anna: Any, kind: str, pairs: tuple[str, ...]) -> None:
    files = {
        f"{own}.{kind}": DMN.format(own=own, other=other).encode()
        if kind == "dmn"
        else imports(own, other)
        for own, other in pairs
    }
    before = anna.get("/definitions").json
    for path, more in (("/proposals/files", {"reason": "x"}), ("/deployments", {})):
        answer = anna("POST", path, data=form(files, name="x", **more))
        assert answer.status_code == 422, answer.text
        assert answer.mimetype == "application/problem+json"
        assert "import-cycle" in answer.text
        told = answer.json["details"]["findings"]
        assert {each["file"] for each in told} == set(files)
        assert "kehässä" in told[0]["message_fi"]
        assert "circle" in told[0]["message_en"]
    assert anna.get("/definitions").json == before
    assert anna.get("/proposals").json["items"] == []


def test_ids_that_collide_across_files_are_refused(anna: Any) -> None:
    before = anna.get("/definitions").json
    twice = {**FILES, "toinen.bpmn": FILES[MODEL]}
    answer = anna("POST", "/proposals/files", data=form(twice, name="kuuleminen", reason="x"))
    assert answer.status_code == 422
    (told,) = answer.json["details"]["findings"]
    assert (told["code"], told["file"]) == ("process-twice", "toinen.bpmn")
    assert "kuuleminen on paketissa kahdesti" in told["message_fi"]
    assert anna.get("/definitions").json == before


@pytest.mark.parametrize("person", ["tiina-korhonen", "katja-palonen"])
def test_only_administrators_change_models(caller: Any, anna: Any, person: str) -> None:
    draft = begun(anna)
    proposal = proposed(anna, draft)
    ask = caller(person)
    for method, path in (
        ("GET", "/model-drafts"), ("GET", f"/model-drafts/{draft}"),
        ("GET", f"/model-drafts/{draft}/files/{MODEL}"),
        ("GET", "/proposals"), ("GET", f"/proposals/{proposal}"),
        ("POST", f"/proposals/{proposal}/approve"), ("DELETE", f"/model-drafts/{draft}"),
    ):  # fmt: skip
        assert ask(method, path, json={} if method == "POST" else None).status_code == 403, path


def test_unknown_numbers_are_not_found(anna: Any) -> None:
    drafts = ("999999999", "99999999999999", "1/files/x")
    for path in ("/proposals/4", *(f"/model-drafts/{each}" for each in drafts)):
        assert anna.get(path).status_code == 404, path
    assert anna.post("/proposals", {"draft": 77, "reason": "x"}).status_code == 404


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


STEPS = [
    {"start": "kuuleminen", "variables": {"case_number": "x", "title": "t", "body": "sihteeristo"}},
    {
        "complete": "paata_kuulemisesta",
        "variables": {"hearing": "yes", "experts": ["k"], "mode": "statement", "questions": "?"},
    },
]
ANSWERS = {
    "request-statement": {"statement_due": "2023-09-25", "statement_reminder": "2023-09-20"},
    "*": {},
}


def simulated(ask: Any, draft: int, steps: list[dict[str, Any]], **more: Any) -> Any:
    """What comes of the steps."""
    body = {"draft": draft, "now": "2023-09-11T09:00:00+03:00", "steps": steps, **more}
    return ask.post("/simulations", {"answers": ANSWERS, **body})


def test_what_if_nobody_answers(anna: Any) -> None:
    draft = begun(anna)
    wait = {"advance_to": "2023-10-20T00:00:00+03:00"}
    found = simulated(anna, draft, [*STEPS, wait]).json
    assert found["failure"] == ""
    fired = [row for row in found["timeline"] if row["kind"] == "timer-fired"]
    assert [(row["element_id"], row["at"][:10]) for row in fired] == [
        ("lausunto_muistutus", "2023-09-20"), ("lausunto_aika_ohi", "2023-09-25"),
    ]  # fmt: skip
    assert [task["element_id"] for task in found["tasks"]] == ["laadi_yhteenveto"]
    assert found["tasks"][0]["names"]["sv"] == "Gör ett sammandrag"


def test_a_scenario_is_recorded_by_clicking_and_kept(anna: Any) -> None:
    draft = begun(anna)
    found = simulated(anna, draft, STEPS[:1]).json
    assert [task["element_id"] for task in found["tasks"]] == ["paata_kuulemisesta"]
    no = {"complete": "paata_kuulemisesta", "variables": {"hearing": "no"}}
    expect = {"expect": {"ended": True}}
    ended = simulated(anna, draft, [STEPS[0], no, expect], title="Ei kuulla").json
    assert (ended["ended"], ended["failure"]) == (True, "")
    files = {"scenarios/oma.scenario.yaml": ended["scenario"]}
    anna("PUT", f"/model-drafts/{draft}", json={"after": 1, "files": files})
    tests = anna.post(f"/model-drafts/{draft}/tests").json
    own = [each for each in tests["results"] if each["title"] == "Ei kuulla"]
    assert [each["failure"] for each in own] == [""]


def test_steps_that_go_wrong_say_where(anna: Any, caller: Any) -> None:
    draft = begun(anna)
    wrong = simulated(anna, draft, [STEPS[0], {"complete": "tuntematon"}]).json
    assert wrong["failure"].startswith("step 2 (complete)")
    assert [task["element_id"] for task in wrong["tasks"]] == ["paata_kuulemisesta"]
    assert code(simulated(anna, draft, [{"nonsense": 1}])) == "malformed-steps"
    assert anna.post("/simulations", {"steps": STEPS}).status_code == 422
    assert simulated(caller("tiina-korhonen"), draft, STEPS).status_code == 403
    assert simulated(anna, 999, STEPS).status_code == 404
