"""Over HTTP: minutes write themselves, are changed, checked, signed by two, and then public."""

from __future__ import annotations

from typing import Any

import pytest

from engine.model import SYSTEM
from processes.commands.registers import AddPerson
from tests.journeys.test_http_meetings import CHAIR, PLANNED, SECRETARY, Meeting, act

CHECKER, OUTSIDER, STRANGER = "oulu-johtaja", "yllapitaja-1", "sivullinen"


@pytest.fixture
def over(stage: Any) -> Meeting:
    """A meeting that has decided and is closed."""
    meeting = Meeting(stage(PLANNED)).convened().opened()
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    act(meeting, "katja-palonen", "present")
    decision = {"outcome": "approved", "text": "Malli hyväksyttiin."}
    assert act(meeting, CHAIR, "decide", decision).status_code == 201
    act(meeting, SECRETARY, "put-down")
    assert meeting.at(SECRETARY, "close").status_code == 200
    return meeting


def test_minutes_go_from_the_registers_to_the_public(over: Meeting) -> None:
    assert over.by(CHAIR).get(f"/meetings/{over.id}/minutes").status_code == 404
    assert over.at(CHAIR, "minutes").status_code == 403
    begun = over.at(SECRETARY, "minutes")
    assert (begun.status_code, begun.json["state"]) == (201, "draft"), begun.text
    assert (begun.json["due"], begun.json["check_due"]) == ("2023-11-02", "2023-11-06")
    assert over.at(SECRETARY, "minutes").status_code == 409
    paper = f"/documents/{begun.json['document_id']}"
    seen = over.by(SECRETARY).get(f"{paper}/versions/1").json
    assert "Malli hyväksyttiin." in seen["text"]

    content = {**seen["content"]}
    new = {"content": content, "title": "Pöytäkirja 1/2023, korjattu"}
    edited = over.by(SECRETARY).post(f"{paper}/versions", new, headers={"If-Match": '"1"'})
    assert edited.status_code == 201, edited.text
    over.stage.application.run(AddPerson("Sivullinen", id=STRANGER), SYSTEM, PLANNED)
    for path in (f"/meetings/{over.id}/agenda", f"/meetings/{over.id}/minutes"):
        assert over.by(STRANGER).get(path).status_code == 403
    decisions = f"/case-decisions?meeting_id={over.id}"
    assert over.by(STRANGER).get(decisions).json["items"] == []
    [made] = over.by(CHECKER).get(decisions).json["items"]
    assert over.by(STRANGER).get(f"/case-decisions/{made['id']}").status_code == 403
    hidden = over.by(OUTSIDER).get(paper).json
    assert (hidden["readable"], hidden["title"]) == (False, None)

    for checkers, status in (([SECRETARY], 403), ([OUTSIDER], 403), ([], 422)):
        bad = over.at(SECRETARY, "minutes/submit", {"checkers": checkers})
        assert bad.status_code in (status, 409), bad.text
    given = over.at(SECRETARY, "minutes/submit", {"checkers": [CHECKER]})
    assert given.json["state"] == "written"
    locked = over.by(SECRETARY).post(f"{paper}/versions", new, headers={"If-Match": '"2"'})
    assert locked.status_code == 409
    signing = {"sha256": edited.json["sha256"], "capacity": "chair"}
    early = over.by(CHAIR).post(f"{paper}/signatures", signing)
    assert (early.status_code, early.json["type"].split(":")[-1]) == (409, "minutes-wrong-state")

    assert over.at("turku-johtaja", "minutes/check", {"right": True}).status_code == 403
    back = over.at(CHECKER, "minutes/check", {"right": False, "remark": "Aika puuttuu"})
    assert back.json["state"] == "draft"
    over.at(SECRETARY, "minutes/submit", {"checkers": [CHECKER]})
    assert over.at(CHECKER, "minutes/check", {"right": True}).json["state"] == "checked"
    assert over.at(SECRETARY, "minutes/publish").status_code == 409

    assert over.by(CHAIR).post(f"{paper}/signatures", signing).status_code == 201
    again = over.by(CHAIR).post(f"{paper}/signatures", signing)
    assert (again.status_code, again.json["type"].split(":")[-1]) == (409, "already-signed")
    as_secretary = {**signing, "capacity": "secretary"}
    signed = over.by(SECRETARY).post(f"{paper}/signatures", as_secretary)
    assert signed.json["number"].startswith("VN/24670/2023-TEM-")
    assert over.get(CHAIR, "/minutes")["state"] == "signed"
    assert over.at(SECRETARY, "minutes/publish").json["state"] == "published"
    assert over.get(CHAIR)["state"] == "minuted"
    assert over.by(OUTSIDER).get(paper).json["readable"] is True
    assert over.by(OUTSIDER).get(f"{paper}/pdf").status_code == 200
    assert [each["id"] for each in over.by(STRANGER).get(decisions).json["items"]] == [made["id"]]
    assert over.get(STRANGER, "/agenda")["items"]
    assert over.get(STRANGER, "/invitations")["items"] == []
    seen = over.get(STRANGER)
    assert (seen["readable"], seen["led_by"], seen["link"]) == (True, CHAIR, "")


def test_an_open_meeting_has_no_minutes(stage: Any) -> None:
    meeting = Meeting(stage(PLANNED)).convened().opened()
    answer = meeting.at(SECRETARY, "minutes")
    assert (answer.status_code, answer.json["type"].split(":")[-1]) == (409, "minutes-incomplete")
