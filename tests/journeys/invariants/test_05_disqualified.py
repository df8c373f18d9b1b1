"""5. A disqualified person can neither see to the item nor act in it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.invariants.breaking import complete, moment, open_task, refused

RECUSED = "espoo-johtaja"


@pytest.fixture
def hindered(stage: Any) -> Any:
    """The played meeting, right after Espoo's recusal was established."""
    return stage(moment("2023-11-16", 9, 16))


def the_meeting(there: Any, person: str) -> str:
    meetings = there.caller(person).get(f"/meetings?case_id={there.case_id}&limit=50").json["items"]
    return str(next(each["id"] for each in meetings if each["state"] == "open"))


def test_the_item_is_hidden_from_who_is_recused(hindered: Any) -> None:
    meeting = the_meeting(hindered, RECUSED)
    own = hindered.caller(RECUSED).get(f"/meetings/{meeting}/agenda").json
    others = hindered.caller("oulu-johtaja").get(f"/meetings/{meeting}/agenda").json
    assert own["hidden"] == 1
    assert "Esitys yhteistyömallista" not in [each["title"] for each in own["items"]]
    assert "Esitys yhteistyömallista" in [each["title"] for each in others["items"]]


def test_who_is_recused_neither_votes_nor_gets_free_by_themselves(hindered: Any) -> None:
    meeting = the_meeting(hindered, "oulu-johtaja")
    agenda = hindered.caller("oulu-johtaja").get(f"/meetings/{meeting}/agenda").json["items"]
    item = next(each["id"] for each in agenda if each["title"] == "Esitys yhteistyömallista")
    voted = hindered.caller(RECUSED).post(f"/agenda-items/{item}/votes", {"choice": "for"})
    refused(voted, "recused", 403)
    listed = hindered.caller("petteri-orpo").get(f"/meetings/{meeting}/recusals").json["items"]
    own = next(each["id"] for each in listed if each["person_id"] == RECUSED)
    freed = hindered.caller(RECUSED).post(f"/recusals/{own}/decide", {"confirmed": False})
    assert freed.status_code in (403, 409)


def test_a_hindered_chair_is_barred_from_the_whole_case(stage: Any) -> None:
    there = stage(moment("2023-10-08"))
    task = open_task(there, "tiina-korhonen", "tarkasta_muodollisesti")
    found = {
        "formally_ok": "yes",
        "chair_ground": "3",
        "vice_chair_ground": "none",
        "allocates_benefit": False,
    }
    assert complete(there, "tiina-korhonen", task, found).status_code == 200
    meeting = {
        "case_id": there.case_id,
        "body_id": "yhteistyoryhma",
        "starts": "2023-11-16T09:00:00+02:00",
        "ends": "2023-11-16T11:00:00+02:00",
        "place": "Linna",
    }
    made = there.caller("olli-voutilainen").post("/meetings", meeting).json["id"]
    confirmed = there.caller("petteri-orpo").post(f"/meetings/{made}/confirm")
    refused(confirmed, "disqualified", 403)
    assert there.caller("anna-kaisa-ikonen").post(f"/meetings/{made}/confirm").status_code == 200
