"""11. An open-ended term stays open until a decision ends it."""

from __future__ import annotations

from typing import Any

from tests.journeys.invariants.breaking import moment

PATH = "/bodies/sihteeristo"


def test_neither_time_nor_the_end_of_the_process_ends_it(stage: Any) -> None:
    there = stage(moment("2024-12-18", 17))
    body = there.caller("tiina-korhonen").get(PATH).json
    assert (body["term_start"], body["term_end"]) == ("2023-09-01", None)
    there.clock.move(moment("2029-01-01"))
    assert there.caller("tiina-korhonen").get(PATH).json["term_end"] is None


def test_only_the_setter_ends_it_and_by_a_decision(stage: Any) -> None:
    there = stage(moment("2024-01-16"))
    wish = {"last_day": "2024-12-31", "decision": "VN/24670/2023-TEM-30"}
    for person in ("katja-palonen", "petteri-orpo", "yllapitaja-1"):
        answer = there.caller(person).post(f"{PATH}/end-term", wish)
        assert answer.status_code == 403, answer.text
        assert answer.json["ground"]
    minister = there.caller("anna-kaisa-ikonen")
    undecided = minister.post(f"{PATH}/end-term", {**wish, "decision": ""})
    assert undecided.status_code == 422
    assert there.caller("tiina-korhonen").get(PATH).json["term_end"] is None
    assert minister.post(f"{PATH}/end-term", wish).status_code == 200
    assert there.caller("tiina-korhonen").get(PATH).json["term_end"] == "2024-12-31"
