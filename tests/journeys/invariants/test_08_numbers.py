"""8. Document and case numbers are unique and never reused; a draft burns none."""

from __future__ import annotations

from typing import Any

from tests.journeys.invariants.breaking import moment, paper, refused

CASE = {
    "definition_key": "yhteistyomalli",
    "title": "Toinen asia",
    "register": "TEM",
    "variables": {"body": "sihteeristo", "approver_body": "yhteistyoryhma"},
}


def test_a_case_number_is_used_once(stage: Any) -> None:
    there = stage(moment("2023-09-05"))
    official = there.caller("tiina-korhonen")
    first = official.post("/cases", {**CASE, "number": "VN/24671/2023"})
    assert first.status_code == 201, first.text
    for number in ("VN/24671/2023", "VN/24670/2023"):
        again = official.post("/cases", {**CASE, "number": number})
        assert again.status_code == 409, again.text
        assert again.json["reason_fi"]


def test_nobody_gives_a_document_its_number(stage: Any) -> None:
    there = stage(moment("2023-09-05"))
    new = {"case_id": there.case_id, "kind": "muu", "title": "Muistio", "content": {"a": "b"}}
    olli = there.caller("olli-voutilainen")
    chosen = olli.post("/documents", {**new, "number": "VN/24670/2023-TEM-12"})
    assert chosen.status_code == 422
    draft = olli.post("/documents", new)
    assert draft.status_code == 201, draft.text
    seen = olli.get(f"/documents/{draft.json['id']}").json
    assert not seen["number"]
    registered = there.caller("tiina-korhonen").post(f"/documents/{draft.json['id']}/register", {})
    refused(registered, "number-only-signed")


def test_drafts_burn_no_numbers(stage: Any) -> None:
    """After the appointing decision (12) and two requests (13, 14) the proposal is 15."""
    there = stage(moment("2023-10-08"))
    numbers = [
        each["number"]
        for each in there.caller("katja-palonen")
        .get(f"/documents?case_id={there.case_id}&limit=100")
        .json["items"]
        if each["number"]
    ]
    assert sorted(numbers) == [f"VN/24670/2023-TEM-{n}" for n in (12, 13, 14, 15)]
    assert paper(there, "esitys")["number"].endswith("-15")
