"""If-Match is never ignored: what was read must still hold, whatever is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from api.times import VirtualClock
from tests.journeys.conftest import Stage
from tests.journeys.invariants.breaking import ADMINISTRATOR, code_of, moment, paper
from tests.stories import opened, story_until

CHAIR, SECRETARY, MEMBER, OFFICIAL = (
    "katja-palonen", "olli-voutilainen", "inga-nyholm", "tiina-korhonen",
)  # fmt: skip
IN_MEETING = moment("2023-11-16", 9, 55)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The case in its first meeting; what is refused changes nothing of it."""
    folder = tmp_path_factory.mktemp("revisions") / "stage"
    shutil.copytree(story_until(IN_MEETING), folder)
    clock = VirtualClock(IN_MEETING)
    application = opened(folder, clock)
    yield Stage(application, clock)
    application.close()


@pytest.fixture(scope="module")
def ids(there: Any) -> dict[str, str]:
    """What the writes below are about."""
    ask = there.caller(SECRETARY)
    meeting = ask.get(f"/meetings?case_id={there.case_id}&state=open").json["items"][0]["id"]
    items = ask.get(f"/meetings/{meeting}/agenda").json["items"]
    item = next(each["id"] for each in items if each["state"] == "open")
    task = there.caller("petteri-orpo").get("/tasks").json["items"][0]["id"]
    return {
        "case": there.case_id, "meeting": meeting, "item": item, "task": task,
        "proposal": paper(there, "esitys")["id"],
    }  # fmt: skip


WRITES: list[tuple[str, str, str, dict[str, Any]]] = [
    (OFFICIAL, "POST", "/cases/{case}/close", {"reason": "x"}),
    (OFFICIAL, "POST", "/cases/{case}/instances", {"definition_key": "kuuleminen"}),
    ("petteri-orpo", "POST", "/tasks/{task}/claim", {}),
    (SECRETARY, "PATCH", "/meetings/{meeting}", {"place": "Linna"}),
    (SECRETARY, "POST", "/meetings/{meeting}/agenda", {"title": "Muu asia"}),
    (SECRETARY, "POST", "/meetings/{meeting}/arrivals", {"person": "helsinki-johtaja"}),
    (SECRETARY, "POST", "/meetings/{meeting}/departures", {"person": "turku-johtaja"}),
    ("turku-johtaja", "POST", "/meetings/{meeting}/reply", {"accept": True}),
    (SECRETARY, "POST", "/meetings/{meeting}/close", {}),
    ("oulu-johtaja", "POST", "/agenda-items/{item}/recusals", {
        "ground": "7", "person": "oulu-johtaja", "explanation": "x"}),
    ("petteri-orpo", "POST", "/agenda-items/{item}/decide", {"outcome": "approved", "text": "x"}),
    (SECRETARY, "PATCH", "/agenda-items/{item}", {"discussion": "Puhuttiin."}),
    (CHAIR, "POST", "/measures", {
        "case_id": "{case}", "theme": "a", "title": "b", "owner": "turku", "indicator": "c",
        "target": "d", "due": "2024-12-31"}),
    (CHAIR, "POST", "/documents", {
        "case_id": "{case}", "kind": "muu", "title": "Muistio", "content": {"a": "b"}}),
    (OFFICIAL, "POST", "/documents/{proposal}/register", {}),
    (OFFICIAL, "POST", "/documents/{proposal}/distributions", {"recipients": ["turku"]}),
    (CHAIR, "POST", "/documents/{proposal}/correct", {"title": "x", "reason": "y"}),
    (ADMINISTRATOR, "PATCH", "/persons/inga-nyholm", {"name": "Toinen"}),
    ("anna-kaisa-ikonen", "POST", "/memberships/sihteeristo:inga-nyholm:20230901/end", {
        "last_day": "2024-12-31", "source": "VN/24670/2023-TEM-12"}),
]  # fmt: skip


@pytest.mark.parametrize(("person", "method", "path", "body"), WRITES)
def test_what_was_read_must_still_hold(
    there: Any, ids: dict[str, str], person: str, method: str, path: str, body: dict[str, Any]
) -> None:
    before = there.caller(OFFICIAL).get(f"/cases/{ids['case']}").json["revision"]
    filled = {name: ids["case"] if value == "{case}" else value for name, value in body.items()}
    answer = there.caller(person)(
        method, path.format(**ids), json=filled, headers={"If-Match": '"9999"'}
    )
    assert (answer.status_code, code_of(answer)) == (412, "stale-revision"), answer.text
    assert answer.json["reason_fi"] and answer.json["reason_sv"]
    assert there.caller(OFFICIAL).get(f"/cases/{ids['case']}").json["revision"] == before


def test_what_still_holds_is_no_obstacle(there: Any, ids: dict[str, str]) -> None:
    document = there.caller(OFFICIAL).get(f"/documents/{ids['proposal']}")
    assert document.headers["ETag"] == f'"{document.json["revision"]}"'
    seen = {"If-Match": document.headers["ETag"]}
    path = f"/documents/{ids['proposal']}/register"
    assert there.caller(OFFICIAL)("POST", path, json={}, headers=seen).status_code < 412
    meeting = there.caller(SECRETARY).get(f"/meetings/{ids['meeting']}")
    seen = {"If-Match": meeting.headers["ETag"]}
    path = f"/agenda-items/{ids['item']}"
    noted = there.caller(SECRETARY)("PATCH", path, json={"discussion": "Puhuttiin."}, headers=seen)
    assert noted.status_code == 200, noted.text
    again = there.caller(SECRETARY)("PATCH", path, json={"discussion": "Lisää."}, headers=seen)
    assert again.status_code == 412
