"""2. Only a member valid on that date prepares, chairs, votes or counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.invariants.breaking import complete, moment, open_task, refused
from tests.journeys.test_http_meetings import CHAIR, PLANNED, SECRETARY, Meeting, act

TEXT = {"organisation_text": "Ryhmä päättää.", "goals_text": "Kumppanuus."}


@pytest.mark.parametrize(
    "person",
    ["anna-kaisa-ikonen", "petteri-orpo", "oulu-johtaja", "asiantuntija-1", "tem-kirjaaja"],
)
def test_preparing_is_the_secretariats_alone(stage: Any, person: str) -> None:
    there = stage(moment("2023-09-04", 10))
    task = open_task(there, "inga-nyholm", "organisointi")
    refused(complete(there, person, task, TEXT), "no-role", 403)
    assert complete(there, "inga-nyholm", task, TEXT).status_code == 200


def test_a_member_who_left_prepares_no_more(stage: Any) -> None:
    there = stage(moment("2024-05-22"))
    task = open_task(there, "turku-asiantuntija", "kokoa_raportti")
    answers = {"report_summary": "Tilanne.", "report_conclusions": "Jatketaan."}
    refused(complete(there, "matti-niemi", task, answers), "no-role", 403)


def test_who_is_not_in_the_body_neither_opens_nor_votes_nor_counts(stage: Any) -> None:
    meeting = Meeting(stage(PLANNED)).convened().opened()
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    for person in ("paula-harju", "asiantuntija-1"):
        assert act(meeting, person, "votes", {"choice": "for"}).status_code == 403
    substitute = act(meeting, "oulu-varajohtaja", "votes", {"choice": "for"})
    assert substitute.status_code == 403
    refused(act(meeting, SECRETARY, "votes", {"choice": "for"}), "no-vote")
    counted = meeting.get(CHAIR, "/attendance")["quorum"]
    assert (counted["present"], counted["members"]) == (13, 13)
    assert SECRETARY in {each["person_id"] for each in meeting.get(CHAIR, "/attendance")["items"]}
