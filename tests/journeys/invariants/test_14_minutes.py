"""14. Minutes state attendance per item, quorum, recusals, dissents."""

from __future__ import annotations

from typing import Any

from tests.journeys.invariants.breaking import complete, moment, paper, refused
from tests.journeys.test_http_meetings import PLANNED, SECRETARY, Meeting, act


def test_the_played_minutes_state_it_all(stage: Any) -> None:
    there = stage(moment("2023-11-24"))
    found = paper(there, "poytakirja", "oulu-johtaja")
    path = f"/documents/{found['id']}/versions/{found['revision']}"
    text = there.caller("oulu-johtaja").get(path).json["text"]
    for said in (
        "Helsingin kaupungin varajohtaja",
        "varsinainen jäsen: Helsingin kaupungin johtaja",
        "Päätöksentekoon osallistui 12 jäsentä, kun jäseniä on 13.",
        "Espoon kaupungin johtaja oli esteellinen",
        "Hän oli poissa kokouksesta klo 9.15–10.30.",
        "Ääniä esittelijän ehdotuksen puolesta 11, vastaan 1.",
        "Turun kaupungin johtaja: Mallin rahoituksesta",
    ):
        assert said in text


def test_an_item_still_open_keeps_minutes_from_being_begun(stage: Any) -> None:
    meeting = Meeting(stage(PLANNED)).convened().opened()
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    refused(meeting.at(SECRETARY, "minutes"), "minutes-incomplete", 409)
    assert meeting.at(SECRETARY, "close").status_code == 409


def test_unchecked_minutes_are_neither_signed_nor_published(stage: Any) -> None:
    there = stage(moment("2023-11-20", 10))
    meetings = there.caller(SECRETARY).get(f"/meetings?case_id={there.case_id}&limit=50")
    held = next(e["id"] for e in meetings.json["items"] if e["state"] == "closed")
    found = paper(there, "poytakirja")
    shown = there.caller(SECRETARY).get(f"/documents/{found['id']}/versions/1").json
    signature = {"sha256": shown["sha256"], "capacity": "chair"}
    answer = there.caller("petteri-orpo").post(f"/documents/{found['id']}/signatures", signature)
    refused(answer, "minutes-wrong-state")
    for each in there.caller(SECRETARY).get("/meetings?limit=50").json["items"]:
        assert each["state"] != "minuted"
    answer = there.caller(SECRETARY).post(f"/meetings/{held}/minutes/publish")
    assert answer.status_code in (403, 404, 409), answer.text


def test_the_task_of_writing_them_waits_for_the_meetings_end(stage: Any) -> None:
    there = stage(moment("2023-11-16", 9, 30))
    tasks = there.caller(SECRETARY).get("/tasks").json["items"]
    assert "laadi_poytakirja" not in [task["element_id"] for task in tasks]
    other = tasks[0]["id"]
    answer = complete(there, SECRETARY, other, {"minutes_text": "x"})
    assert answer.status_code in (403, 422)
