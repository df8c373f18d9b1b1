"""What a person may do in a case, as pages ask for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

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
