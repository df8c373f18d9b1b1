"""Processes that somebody begins by hand: the case tells what they need, or they do not begin."""

from __future__ import annotations

from typing import Any

import pytest

from engine.model import Key
from engine.runtime.state import State
from processes.source.case import NUMBER

OFFICIAL = "tiina-korhonen"


@pytest.fixture
def source(caller: Any) -> str:
    return str(caller(OFFICIAL).get(f"/cases?number={NUMBER}").json["items"][0]["id"])


def begin(caller: Any, case_id: str, process: str, **variables: Any) -> Any:
    body = {"definition_key": process, "variables": variables}
    return caller(OFFICIAL).post(f"/cases/{case_id}/instances", body)


@pytest.mark.parametrize(
    ("process", "known"),
    [
        ("kokoonpanon_muutos", {"body": "sihteeristo"}),
        ("kokous", {"approver_body": "yhteistyoryhma"}),
        ("seuranta", {"body": "sihteeristo", "approver_body": "yhteistyoryhma"}),
    ],
)
def test_the_case_tells_a_process_its_bodies(
    caller: Any, application: Any, source: str, process: str, known: dict[str, str]
) -> None:
    begun = begin(caller, source, process)
    assert begun.status_code == 201, begun.text
    with application.runner.unit() as unit:
        blob = unit.instances.get(Key.parse(begun.json["instance"])).blob
    seen = State.decode(blob).variables()
    assert {name: seen[name] for name in known} == known
    assert seen["case_number"] == NUMBER


def test_what_is_given_stands(caller: Any, source: str) -> None:
    assert begin(caller, source, "valmistelu", due_date="2099-09-30").status_code == 201


@pytest.mark.parametrize(
    ("process", "what"),
    [
        ("valmistelu", "esityksen määräpäivä"),
        ("hyvaksyminen", "luovutettu esitys"),
    ],
)
def test_a_process_that_lacks_something_does_not_begin(
    caller: Any, source: str, process: str, what: str
) -> None:
    refused = begin(caller, source, process)
    assert refused.status_code == 422
    assert refused.json["type"].endswith(":start-incomplete")
    assert refused.json["reason_fi"] == f"Prosessi ei voi alkaa, koska asiasta puuttuu {what}."
    assert refused.json["reason_sv"].startswith("Processen kan inte börja")
    assert refused.json["ground"]


def test_a_case_without_a_body_is_not_even_opened_for_it(caller: Any) -> None:
    before = len(caller(OFFICIAL).get("/cases").json["items"])
    new = {"definition_key": "asettaminen", "title": "Toimikunta"}
    refused = caller(OFFICIAL).post("/cases", new)
    assert refused.status_code == 422 and refused.json["type"].endswith(":start-incomplete")
    assert len(caller(OFFICIAL).get("/cases").json["items"]) == before
