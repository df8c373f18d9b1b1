"""4. A dissent is recorded only where the decision differs from one's vote, and at the decision."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.invariants.breaking import refused
from tests.journeys.test_http_meetings import CHAIR, PLANNED, SECRETARY, Meeting, act

FOR, AGAINST, SILENT = "oulu-johtaja", "espoo-johtaja", "turku-johtaja"
WORDS = {"text": "Rahoituksesta olisi tullut sopia ensin."}


@pytest.fixture
def decided(stage: Any) -> tuple[Meeting, str]:
    meeting = Meeting(stage(PLANNED)).convened().opened()
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    act(meeting, "katja-palonen", "present")
    for person, choice in ((CHAIR, "for"), (FOR, "for"), (AGAINST, "against")):
        assert act(meeting, person, "votes", {"choice": choice}).status_code == 201
    made = act(meeting, CHAIR, "decide", {"outcome": "approved", "text": "Hyväksyttiin."})
    return meeting, f"/case-decisions/{made.json['id']}/dissents"


def test_who_agreed_or_was_silent_has_no_dissent(decided: tuple[Meeting, str]) -> None:
    meeting, path = decided
    refused(meeting.by(FOR).post(path, WORDS), "dissent-without-difference")
    refused(meeting.by(SILENT).post(path, WORDS), "dissent-not-participant")
    refused(meeting.by(AGAINST).post(path, {"text": " "}), "dissent-text-missing")
    assert meeting.by("inga-nyholm").post(path, WORDS).status_code == 403


def test_one_dissents_once_for_oneself_and_at_the_decision(decided: tuple[Meeting, str]) -> None:
    meeting, path = decided
    for_another = meeting.by(FOR).post(path, {**WORDS, "person": AGAINST})
    assert for_another.status_code == 403
    assert meeting.by(AGAINST).post(path, WORDS).status_code == 201
    refused(meeting.by(AGAINST).post(path, WORDS), "already-dissented")


def test_after_the_item_it_is_too_late(decided: tuple[Meeting, str]) -> None:
    meeting, path = decided
    assert act(meeting, SECRETARY, "put-down").status_code == 200
    refused(meeting.by(AGAINST).post(path, WORDS), "dissent-too-late", 409)
