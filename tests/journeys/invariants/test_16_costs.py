"""16. Fees and travel costs can't be entered where the decision denies them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.invariants.breaking import moment, refused

COST = {"body_id": "sihteeristo", "cents": 12_000, "spent_on": "2023-09-20", "text": "Kokous"}


@pytest.mark.parametrize(
    ("kind", "code"), [("meeting_fee", "fees-denied"), ("travel", "travel-denied")]
)
@pytest.mark.parametrize("person", ["olli-voutilainen", "katja-palonen", "tem-kirjaaja"])
def test_nobody_enters_what_the_decision_denies(
    stage: Any, person: str, kind: str, code: str
) -> None:
    there = stage(moment("2023-09-21", 12))
    wish = {**COST, "case_id": there.case_id, "kind": kind, "person_id": "inga-nyholm"}
    refused(there.caller(person).post("/expenses", wish), code)
    listed = there.caller("katja-palonen").get(f"/expenses?case_id={there.case_id}").json["items"]
    assert listed == []


def test_who_has_no_part_in_it_enters_nothing(stage: Any) -> None:
    there = stage(moment("2023-09-21", 12))
    wish = {**COST, "case_id": there.case_id, "kind": "other"}
    for person in ("petteri-orpo", "asiantuntija-1", "yllapitaja-1"):
        refused(there.caller(person).post("/expenses", wish), "no-role", 403)


def test_other_costs_are_entered(stage: Any) -> None:
    there = stage(moment("2023-09-21", 12))
    wish = {**COST, "case_id": there.case_id, "kind": "other"}
    answer = there.caller("katja-palonen").post("/expenses", wish)
    assert answer.status_code == 201, answer.text
