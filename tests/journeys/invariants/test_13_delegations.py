"""13. Delegation has a period and a source; who acts for another acts visibly so."""

from __future__ import annotations

from typing import Any

from tests.journeys.invariants.breaking import ADMINISTRATOR, complete, moment, open_task, refused

PATH = "/persons/katja-palonen/delegations"
GRANT = {
    "delegate": "maggie-keskinen",
    "start": "2023-09-01",
    "end": "2023-09-05",
    "source": "työjärjestys § 3",
}
PARTS = {"parts": ["organisation"]}


def test_without_a_source_or_a_period_there_is_none(stage: Any) -> None:
    there = stage(moment("2023-09-01"))
    katja = there.caller("katja-palonen")
    for lack, status in (({"source": " "}, 422), ({"end": "2023-08-01"}, 422)):
        answer = katja.post(PATH, {**GRANT, **lack})
        assert answer.status_code in (status, 409), answer.text
        assert answer.json["reason_fi"]
    endless = {name: value for name, value in GRANT.items() if name != "end"}
    assert katja.post(PATH, endless).status_code == 422
    to_oneself = {**GRANT, "delegate": "katja-palonen"}
    assert katja.post(PATH, to_oneself).status_code in (403, 409, 422)
    assert there.caller("inga-nyholm").post(PATH, GRANT).status_code == 403


def test_the_deputy_acts_visibly_and_in_the_period_alone(stage: Any) -> None:
    there = stage(moment("2023-09-01"))
    task = open_task(there, "katja-palonen", "jaa_tehtavat")
    refused(complete(there, "maggie-keskinen", task, PARTS), "no-role", 403)
    assert there.caller("katja-palonen").post(PATH, GRANT).status_code == 201
    there.clock.move(moment("2023-09-06"))
    assert complete(there, "maggie-keskinen", task, PARTS).status_code == 403


def test_the_log_tells_in_whose_name_it_was_done(stage: Any) -> None:
    there = stage(moment("2023-09-01"))
    task = open_task(there, "katja-palonen", "jaa_tehtavat")
    assert there.caller("katja-palonen").post(PATH, GRANT).status_code == 201
    done = complete(there, "maggie-keskinen", task, PARTS)
    assert done.status_code == 200, done.text
    query = "/audit?action=complete&actor=maggie-keskinen"
    [line] = there.caller(ADMINISTRATOR).get(query).json["items"]
    assert (line["actor"], line["on_behalf_of"]) == ("maggie-keskinen", "katja-palonen")
    assert "työjärjestys" in line["ground"]
