"""3. No decision without a presented proposal; who presents is not who decides."""

from __future__ import annotations

from typing import Any

from tests.journeys.invariants.breaking import moment, refused
from tests.journeys.test_http_meetings import CHAIR, PLANNED, SECRETARY, Meeting, act

YES = {"outcome": "approved", "text": "Hyväksyttiin."}


def test_an_item_that_nobody_presented_is_not_decided(stage: Any) -> None:
    meeting = Meeting(stage(PLANNED)).convened().opened()
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    refused(act(meeting, CHAIR, "decide", YES), "nothing-presented", 409)
    assert act(meeting, "katja-palonen", "present").status_code == 201
    assert act(meeting, CHAIR, "decide", YES).status_code == 201
    assert act(meeting, CHAIR, "decide", YES).status_code == 409


def test_the_chair_does_not_present_what_the_chair_decides(stage: Any) -> None:
    meeting = Meeting(stage(PLANNED)).convened().opened()
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    presented = act(meeting, CHAIR, "present")
    if presented.status_code == 201:
        refused(act(meeting, CHAIR, "decide", YES), "presenter-decides", 403)
    else:
        assert presented.status_code == 403
    assert meeting.by(CHAIR).get(f"/case-decisions?meeting_id={meeting.id}").json["items"] == []


def test_a_deadline_is_not_extended_unpresented(stage: Any) -> None:
    there = stage(moment("2023-09-21", 12))
    path = f"/cases/{there.case_id}/extensions"
    wish = {"granted": True, "reason": "Tarve.", "old_due": "2023-09-30", "new_due": "2023-10-31"}
    minister = there.caller("anna-kaisa-ikonen")
    refused(minister.post(path, wish), "nothing-presented")
    proposal = {"proposal": "Esitän määräajan jatkamista."}
    proposed = there.caller("tiina-korhonen").post(f"/cases/{there.case_id}/proposals", proposal)
    assert proposed.status_code == 201
    assert there.caller("tiina-korhonen").post(path, wish).status_code == 403
    assert minister.post(path, wish).status_code == 201
    refused(minister.post(path, wish), "nothing-presented")


def test_the_task_of_deciding_opens_after_the_presenting_alone(stage: Any) -> None:
    there = stage(moment("2023-08-30"))
    tasks = there.caller("anna-kaisa-ikonen").get("/tasks").json["items"]
    assert tasks == []
