"""What a person may do in a case, as pages ask for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engine.model import CaseState
from storage.tables import case

SEPTEMBER = datetime(2023, 9, 4, 9, tzinfo=ZoneInfo("Europe/Helsinki"))


def _allowed(caller: Any, case_id: str) -> dict[str, dict[str, Any]]:
    answer = caller.get(f"/cases/{case_id}/permissions")
    assert answer.status_code == 200, answer.text
    return {each["action"]: each for each in answer.json["items"]}


def test_preparers_plan_meetings_and_outsiders_do_not(stage: Any) -> None:
    september = stage(SEPTEMBER)
    chair = _allowed(september.caller("katja-palonen"), september.case_id)
    assert chair["plan-meeting"]["allowed"]
    assert not chair["sign.minister"]["allowed"]
    outsider = _allowed(september.caller("sm-edustaja"), september.case_id)
    assert not outsider["plan-meeting"]["allowed"]
    assert outsider["plan-meeting"]["reason_fi"]
    assert outsider["plan-meeting"]["ground"]


def test_of_no_case_nothing_is_told(stage: Any) -> None:
    caller = stage(SEPTEMBER).caller("katja-palonen")
    nobody = "/cases/11111111-1111-4111-8111-111111111111/permissions"
    assert caller.get(nobody).status_code == 404


def _planning(caller: Any) -> dict[str, Any]:
    answer = caller.get("/meetings/planning")
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def test_where_i_may_plan_a_meeting_is_told_at_once_as_the_command_judges(stage: Any) -> None:
    """Members of both bodies and the presenting official may; each other is told why not."""
    september = stage(SEPTEMBER)
    for person in ("katja-palonen", "petteri-orpo", "tiina-korhonen", "sm-edustaja"):
        told = _planning(september.caller(person))
        may = _allowed(september.caller(person), september.case_id)["plan-meeting"]
        assert told["allowed"] is may["allowed"] is bool(told["cases"]), person
        assert told["reason_fi"] == may["reason_fi"] and told["ground"] == may["ground"]
    (found,) = _planning(september.caller("katja-palonen"))["cases"]
    assert found["id"] == september.case_id
    assert {each["id"] for each in found["bodies"]} == {"sihteeristo", "yhteistyoryhma"}
    assert found["bodies"][0]["name_sv"]


def test_an_ended_case_is_no_place_for_a_meeting(stage: Any) -> None:
    september = stage(SEPTEMBER)
    with september.application.runner.unit() as unit:
        unit.connection.execute(sa.update(case).values(state=CaseState.CLOSED))
        unit.connection.commit()
    told = _planning(september.caller("katja-palonen"))
    assert not told["allowed"] and told["cases"] == [] and told["reason_sv"]
