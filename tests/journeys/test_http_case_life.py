"""Over HTTP: a case's timeline in words, its diagram, a task given to a substitute, kept mails."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

HELSINKI = ZoneInfo("Europe/Helsinki")
PREPARING = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)
REPLYING = datetime(2023, 11, 4, 9, tzinfo=HELSINKI)
MEETING_OVER = datetime(2023, 11, 20, 9, tzinfo=HELSINKI)


@pytest.fixture
def preparing(stage: Any) -> Any:
    return stage(PREPARING)


def timeline(caller: Any, case_id: str, query: str = "limit=200") -> list[dict[str, Any]]:
    answer = caller.get(f"/cases/{case_id}/timeline?{query}")
    assert answer.status_code == 200, answer.text
    return list(answer.json["items"])


def test_a_case_tells_its_life_in_three_languages(stage: Any) -> None:
    case = stage(MEETING_OVER)
    happened = timeline(case.caller("katja-palonen"), case.case_id)
    texts = {each["action"]: each for each in reversed(happened)}
    assert texts["number-document"]["text_fi"].startswith("Asiakirja sai numeron VN/24670/2023-TEM")
    assert texts["decide"]["text_sv"] in ("Beslut: godkänt", "Beslut: återremitterat")
    assert texts["complete"]["text_en"].startswith("Task done: ")
    assert texts["complete"]["actor_name"]
    for each in happened:
        for language in ("fi", "sv", "en"):
            words = each[f"text_{language}"]
            assert words and "{" not in words and words != each["action"], each


def test_the_timeline_begins_at_the_beginning_and_tells_who_was_told(stage: Any) -> None:
    case = stage(MEETING_OVER)
    happened = timeline(case.caller("katja-palonen"), case.case_id, "sort=at&limit=200")
    assert happened[0]["action"] == "start-case"
    texts = {each["action"]: each for each in reversed(happened)}
    assert "Tiina Korhonen" in texts["reminder"]["text_sv"]
    assert "City of Helsinki, City of Espoo" in texts["distribute-document"]["text_en"]
    assert any("Segregaation ehkäisy" in each["text_fi"] for each in happened)


def test_who_takes_no_part_sees_what_the_register_tells(preparing: Any) -> None:
    seen = timeline(preparing.caller("yllapitaja-1"), preparing.case_id)
    assert {each["action"] for each in seen} <= {
        "start-case", "number-document", "register-document", "appoint",
    }  # fmt: skip
    assert seen


def test_a_diagram_shows_where_the_case_is(preparing: Any) -> None:
    katja = preparing.caller("katja-palonen")
    instance = katja.get(f"/cases/{preparing.case_id}").json["instances"][0]["id"]
    items = katja.get(f"/instances/{instance}/diagram").json["items"]
    assert items[0]["key"] == "yhteistyomalli"
    by_key = {each["key"]: each for each in items}
    assert {"asettaminen", "valmistelu"} <= set(by_key)
    assert by_key["asettaminen"]["name_sv"] == "Tillsättande"
    themes = {e["element_id"]: e for e in by_key["valmistelu"]["elements"]}
    assert themes["organisointi"]["active"] == 1 and themes["organisointi"]["overdue"] == 0
    source = by_key["valmistelu"]["source"].removeprefix("/api/v1")
    assert b"organisointi" in katja.get(source).data
    preparing.clock.move(datetime(2023, 10, 1, 0, 0, 1, tzinfo=HELSINKI))
    again = preparing.caller("katja-palonen").get(f"/instances/{instance}/diagram").json["items"]
    late = {e["element_id"]: e["overdue"] for each in again for e in each["elements"]}
    assert late["organisointi"] == 1
    assert katja.get(f"/instances/{preparing.case_id}.1000000/diagram").status_code in (401, 404)


def test_a_day_to_act_lasts_until_its_end(preparing: Any) -> None:
    def due() -> dict[str, Any]:
        katja = preparing.caller("katja-palonen")
        tasks = katja.get(f"/tasks?case_id={preparing.case_id}&element_id=organisointi").json
        return dict(tasks["items"][0])

    preparing.clock.move(datetime(2023, 9, 30, 23, 59, tzinfo=HELSINKI))
    assert due()["overdue"] is False
    preparing.clock.move(datetime(2023, 10, 1, 0, 0, 1, tzinfo=HELSINKI))
    assert due()["overdue"] is True


def test_a_task_goes_to_the_substitute_in_one_step(stage: Any) -> None:
    case = stage(REPLYING)
    person = "helsinki-johtaja"
    mine = case.caller(person).get("/tasks").json["items"]
    reply = next(each for each in mine if each["duty"] == "reply")
    given = case.caller(person).post(f"/tasks/{reply['id']}/hand-to-substitute")
    assert given.status_code == 200, given.text
    assert given.json["delegated_to"] == "helsinki-varajohtaja"
    assert given.json["delegation_source"]
    theirs = case.caller("helsinki-varajohtaja").get("/tasks").json["items"]
    assert reply["id"] in [each["id"] for each in theirs]
    past = {"until": "2020-01-01T00:00:00Z"}
    again = case.caller(person).post(f"/tasks/{reply['id']}/hand-to-substitute", past)
    assert again.status_code == 422
    without = case.caller("olli-voutilainen").get("/tasks").json["items"]
    if without:
        path = f"/tasks/{without[0]['id']}/hand-to-substitute"
        assert case.caller("olli-voutilainen").post(path).status_code == 404


def test_nobody_unknown_is_given_a_task(preparing: Any) -> None:
    katja = preparing.caller("katja-palonen")
    task = katja.get("/tasks").json["items"][0]["id"]
    until = (PREPARING + timedelta(days=3)).isoformat()
    body = {"to": "ei-ole", "until": until, "source": "sopimus"}
    assert katja.post(f"/tasks/{task}/delegate", body).status_code == 404


def test_kept_mails_are_seen_by_the_operator_alone(preparing: Any, tmp_path: Any) -> None:
    folder = tmp_path / "mail"
    folder.mkdir(exist_ok=True)
    mail = b"Subject: Muistutus\r\nTo: a@b.example\r\nDate: Mon, 4 Sep 2023 09:00:00 +0300\r\n\r\nx"
    (folder / "20230904-090000-abc.eml").write_bytes(mail)
    operator = preparing.caller("yllapitaja-1")
    (kept,) = operator.get("/mails").json["items"]
    assert (kept["subject"], kept["to"]) == ("Muistutus", "a@b.example")
    assert operator.get(f"/mails/{kept['name']}").data == mail
    assert operator.get("/mails/..%2f..%2fetc%2fpasswd").status_code == 404
    assert preparing.caller("katja-palonen").get("/mails").status_code == 403
