"""1. Nobody approves or signs off what they prepared (that version). Deny wins over any role."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.invariants.breaking import complete, moment, open_task, paper, refusals, refused

COMPILED = moment("2023-10-03", 10)
OK = {"review_result": "ok"}


@pytest.mark.parametrize("person", ["olli-voutilainen", "inga-nyholm", "matti-niemi"])
def test_who_prepared_the_proposal_does_not_review_it(stage: Any, person: str) -> None:
    there = stage(COMPILED)
    task = open_task(there, "maggie-keskinen", "tarkasta")
    for path in ("claim", "complete"):
        answer = there.caller(person).post(f"/tasks/{task}/{path}", {} if path == "claim" else OK)
        assert answer.status_code in (403, 422)
    refused(complete(there, person, task, OK), "prepared-by-you", 403)
    assert person in {line["actor"] for line in refusals(there, "complete")}
    assert complete(there, "maggie-keskinen", task, OK).status_code == 200


def test_a_delegation_from_the_chair_does_not_help(stage: Any) -> None:
    there = stage(moment("2023-10-05", 10))
    task = open_task(there, "katja-palonen", "luovuta")
    grant = {
        "delegate": "olli-voutilainen",
        "start": "2023-10-05",
        "end": "2023-10-06",
        "source": "työjärjestys",
    }
    path = "/persons/katja-palonen/delegations"
    assert there.caller("katja-palonen").post(path, grant).status_code == 201
    answers = {"submission": "submit"}
    refused(complete(there, "olli-voutilainen", task, answers), "prepared-by-you", 403)


def test_who_wrote_the_minutes_does_not_check_them(stage: Any) -> None:
    there = stage(moment("2023-11-20", 10))
    task = open_task(there, "oulu-johtaja", "tarkasta_poytakirja")
    ok = {"check_result": "ok"}
    refused(complete(there, "olli-voutilainen", task, ok), "assigned-to-another", 403)
    meeting = paper(there, "poytakirja")["meeting_id"]
    direct = there.caller("olli-voutilainen").post(
        f"/meetings/{meeting}/minutes/check", {"right": True}
    )
    assert direct.status_code == 403, direct.text
    assert direct.json["reason_fi"] and direct.json["ground"]


def test_the_minister_signs_what_the_official_prepared_and_not_the_other_way(stage: Any) -> None:
    there = stage(moment("2023-08-31", 9, 30))
    task = open_task(there, "anna-kaisa-ikonen", "ratkaise")
    answer = complete(there, "tiina-korhonen", task, {"decision": "approve"})
    assert answer.status_code == 403
    assert answer.json["reason_fi"] and answer.json["ground"]
