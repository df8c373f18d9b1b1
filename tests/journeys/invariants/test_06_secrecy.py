"""6. Secrecy is never relaxed by the state of a workflow; reading a secret document is logged."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.invariants.breaking import (
    ADMINISTRATOR,
    complete,
    moment,
    open_task,
    paper,
    refused,
)

SECRET = {
    "publicity": "SECRET",
    "ground": "621/1999 § 24 (1) 20",
    "years": 25,
    "reason": "Salassa.",
}


@pytest.fixture
def secret(stage: Any) -> tuple[Any, str]:
    """The compiled proposal, made secret by the presenting official."""
    there = stage(moment("2023-10-03", 10))
    document = paper(there, "esitys")["id"]
    made = there.caller("tiina-korhonen").post(f"/documents/{document}/classify", SECRET)
    assert made.status_code == 200, made.text
    return there, document


def test_no_step_of_the_process_makes_it_public(secret: tuple[Any, str]) -> None:
    there, document = secret
    review = open_task(there, "maggie-keskinen", "tarkasta")
    assert complete(there, "maggie-keskinen", review, {"review_result": "ok"}).status_code == 200
    submit = open_task(there, "katja-palonen", "luovuta")
    done = complete(there, "katja-palonen", submit, {"submission": "submit", "cover_note": "x"})
    assert done.status_code == 200, done.text
    seen = there.caller("katja-palonen").get(f"/documents/{document}").json
    assert seen["publicity"].lower() == "secret"


def test_nobody_outside_reads_it_in_any_form(secret: tuple[Any, str]) -> None:
    there, document = secret
    for person in ("vm-kansliapaallikko-2", ADMINISTRATOR, "asiantuntija-1"):
        try:
            caller = there.caller(person)
        except AssertionError:
            continue
        for form in ("pdf", "docx", "versions/1"):
            answer = caller.get(f"/documents/{document}/{form}")
            assert answer.status_code in (403, 404), (person, form)


def test_reading_it_is_itself_in_the_log(secret: tuple[Any, str]) -> None:
    there, document = secret
    assert there.caller("inga-nyholm").get(f"/documents/{document}/pdf").status_code == 200
    lines = there.caller(ADMINISTRATOR).get("/audit?action=read-secret-document").json["items"]
    assert [(line["actor"], line["subject"]) for line in lines] == [("inga-nyholm", document)]


def test_it_becomes_milder_by_a_person_with_a_reason_alone(secret: tuple[Any, str]) -> None:
    there, document = secret
    milder = {"publicity": "PUBLIC", "ground": "", "years": 25, "reason": ""}
    official = there.caller("tiina-korhonen")
    refused(official.post(f"/documents/{document}/classify", milder), "secrecy-not-relaxed")
    outsider = there.caller("asiantuntija-1")
    told = {**milder, "reason": "Peruste lakkasi."}
    assert outsider.post(f"/documents/{document}/classify", told).status_code == 403
    assert official.post(f"/documents/{document}/classify", told).status_code == 200
    groundless = {**SECRET, "ground": ""}
    answer = official.post(f"/documents/{document}/classify", groundless)
    refused(answer, "secrecy-ground-missing")
