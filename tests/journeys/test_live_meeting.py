"""A meeting run in its live view: the process's own tasks take over what was recorded there."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from storage.worker import Worker

HELSINKI = ZoneInfo("Europe/Helsinki")
CONVENED = datetime(2023, 11, 15, 12, tzinfo=HELSINKI)
HELD = datetime(2023, 11, 16, 9, 5, tzinfo=HELSINKI)
CHAIR, PRESENTER, SECRETARY = "petteri-orpo", "katja-palonen", "olli-voutilainen"
DECIDED = {"outcome": "approved", "text": "Yhteistyömalli hyväksyttiin."}


class Running:
    """The day of the meeting: commands of people, and what the process does meanwhile."""

    def __init__(self, stage: Any) -> None:
        self.stage = stage(CONVENED)
        meetings = self.stage.caller(CHAIR).get("/meetings?sort=-starts").json["items"]
        self.meeting = f"/meetings/{meetings[0]['id']}"
        self.stage.clock.move(HELD)
        self.work()

    def work(self) -> None:
        worker = Worker(self.stage.application.runner, name="test")
        while worker.run_due(self.stage.clock.now()):
            pass

    def does(self, person: str, path: str, body: Any = None) -> Any:
        answer = self.stage.caller(person).post(path, body)
        assert answer.status_code < 300, answer.text
        self.work()
        return answer.json

    def held(self) -> None:
        """From the opening to the end, each item by the buttons of the live view."""
        self.does(CHAIR, f"{self.meeting}/open", {"roll_call": True})
        for item in self.stage.caller(CHAIR).get(f"{self.meeting}/agenda").json["items"]:
            path = f"/agenda-items/{item['id']}"
            self.does(CHAIR, f"{path}/take-up")
            if item["kind"] == "decision":
                self.does(PRESENTER, f"{path}/present")
                self.does(CHAIR, f"{path}/decide", DECIDED)
            self.does(CHAIR, f"{path}/put-down")
        self.does(CHAIR, f"{self.meeting}/close")

    def complete(self, person: str, element: str, **answers: Any) -> Any:
        """The process's task, taken on and sent."""
        caller = self.stage.caller(person)
        tasks = caller.get(f"/tasks?case_id={self.stage.case_id}&state=open&limit=200").json
        found = [each for each in tasks["items"] if each["element_id"] == element]
        assert found, [each["element_id"] for each in tasks["items"]]
        if found[0]["state"] == "offered":
            self.does(person, f"/tasks/{found[0]['id']}/claim")
        done = caller.post(f"/tasks/{found[0]['id']}/complete", {"variables": answers})
        self.work()
        return done


@pytest.fixture
def running(stage: Any) -> Running:
    return Running(stage)


def test_the_process_takes_over_a_meeting_that_was_run_live(running: Running) -> None:
    running.held()
    done = [
        running.complete(CHAIR, "totea_lasnaolo", lawful=True, inspectors=["anna-kaisa-ikonen"]),
        running.complete(CHAIR, "totea_esteet"),
        running.complete(PRESENTER, "esittele_asia", item_presentation="Hyväksytään."),
        running.complete(SECRETARY, "kirjaa_keskustelu", discussion="Keskusteltiin."),
    ]
    assert [each.status_code for each in done] == [200] * 4
    rejected = {"decision": "rejected", "decision_text": "Ei.", "decision_reason": "Syy"}
    otherwise = running.complete(CHAIR, "ratkaise_asia", **rejected)
    assert otherwise.status_code == 422
    assert otherwise.json["details"]["fields"]["decision"]["code"] == "form-answer"
    agreed = running.complete(CHAIR, "ratkaise_asia", decision="approved", decision_text="Kyllä.")
    assert agreed.status_code == 200, agreed.text
    meeting = running.meeting.rpartition("/")[2]
    found = running.stage.caller(CHAIR).get(f"/case-decisions?meeting_id={meeting}").json["items"]
    assert [each["text"] for each in found] == [DECIDED["text"]]
    minutes = running.complete(SECRETARY, "laadi_poytakirja", minutes_text="Kokouksen kulku.")
    assert minutes.status_code == 200, minutes.text
