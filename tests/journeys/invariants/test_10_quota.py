"""10. The quota is evaluated again at each change of the composition (609/1986 § 4 a)."""

from __future__ import annotations

from typing import Any

from tests.journeys.invariants.breaking import moment, refused

DECISION = "VN/24670/2023-TEM-30"


def turku(there: Any) -> str:
    found = there.caller("tiina-korhonen").get("/memberships?body_id=sihteeristo&limit=50")
    return str(next(e["id"] for e in found.json["items"] if e["person_id"] == "matti-niemi"))


def test_a_replacement_that_breaks_it_is_refused(stage: Any) -> None:
    there = stage(moment("2024-01-16"))
    path = f"/memberships/{turku(there)}/replace"
    wish = {"successor": "turku-varajohtaja", "start": "2024-02-01", "decision": DECISION}
    minister = there.caller("anna-kaisa-ikonen")
    refused(minister.post(path, wish), "quota-not-met")
    half = {**wish, "reason": "Erityinen syy."}
    refused(minister.post(path, half), "quota-not-met")
    fits = {**wish, "successor": "turku-asiantuntija"}
    assert there.caller("inga-nyholm").post(path, fits).status_code == 403
    done = minister.post(path, fits)
    assert done.status_code in (200, 201), done.text


def test_one_member_more_is_counted_too(stage: Any) -> None:
    there = stage(moment("2024-01-16"))
    wish = {"person_id": "espoo-varajohtaja", "start": "2024-02-01", "decision": DECISION}
    answer = there.caller("anna-kaisa-ikonen").post("/bodies/sihteeristo/memberships", wish)
    refused(answer, "quota-not-met")


def test_the_plan_shows_the_quota_after_the_change(stage: Any) -> None:
    there = stage(moment("2024-01-16"))
    wish = {
        "start": "2024-02-01",
        "leaving": [turku(there)],
        "joining": [{"person_id": "turku-varajohtaja"}],
    }
    path = "/bodies/sihteeristo/composition/plan"
    answer = there.caller("tiina-korhonen").post(path, wish)
    assert answer.status_code == 200, answer.text
    assert "BLOCK" in answer.text
