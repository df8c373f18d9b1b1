"""Over HTTP: an absence is recorded, ended early and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

REPLYING = datetime(2023, 11, 6, 12, tzinfo=ZoneInfo("Europe/Helsinki"))
LEADER, DEPUTY, REGISTRAR = "espoo-johtaja", "espoo-varajohtaja", "tem-kirjaaja"
ABSENCES = f"/persons/{LEADER}/absences"


@pytest.fixture
def replying(stage: Any) -> Any:
    return stage(REPLYING)


def day(moved: int) -> str:
    """A day so many days from today."""
    return (REPLYING + timedelta(days=moved)).date().isoformat()


def away(case: Any, first: int, last: int) -> str:
    """Records that the leader is away; answers the absence's path."""
    body = {"start": day(first), "end": day(last), "reason": "Loma"}
    made = case.caller(LEADER).post(ABSENCES, body)
    assert made.status_code == 201, made.text
    return f"/absences/{made.json['id']}"


def test_an_absence_is_ended_early_the_day_after_one_came_back(replying: Any) -> None:
    path = away(replying, 0, 10)
    replying.clock.move(REPLYING + timedelta(days=1))
    leader = replying.caller(LEADER)
    assert leader.get(ABSENCES).json["items"][-1]["stage"] == "going-on"
    ended = leader("PATCH", path, json={"last_day": day(0)})
    assert ended.status_code == 200, ended.text
    seen = leader.get(ABSENCES).json["items"][-1]
    assert (seen["end"], seen["stage"], seen["reason"]) == (day(0), "over", "Loma")
    again = leader("PATCH", path, json={"last_day": day(0)})
    assert (again.status_code, again.json["type"].rpartition(":")[2]) == (409, "absence-over")


def test_what_is_asked_wrong_of_an_absence_is_told(replying: Any) -> None:
    path = away(replying, 0, 10)
    leader = replying.caller(LEADER)
    for body in ({}, {"last_day": "31.8.2023"}, {"last_day": None}):
        assert leader("PATCH", path, json=body).status_code == 422
    late = leader("PATCH", path, json={"last_day": day(11)}, headers={"Accept-Language": "sv"})
    assert (late.status_code, late.json["type"].rpartition(":")[2]) == (422, "absence-not-shorter")
    assert "Frånvarons sista dag kan vara någon av dagarna 6.11.2023–16.11.2023." in late.text
    begun = leader("DELETE", path)
    assert (begun.status_code, begun.json["type"].rpartition(":")[2]) == (409, "absence-begun")
    other = replying.caller(DEPUTY)
    assert other("PATCH", path, json={"last_day": day(0)}).status_code == 403
    assert other("DELETE", path).status_code == 403
    assert leader.get(ABSENCES).json["items"][-1]["end"] == day(10)


def test_an_absence_ahead_is_taken_back_by_whoever_may_record_it(replying: Any) -> None:
    kept = replying.caller(LEADER).get(ABSENCES).json["items"]
    for person in (LEADER, REGISTRAR):
        path = away(replying, 3, 5)
        caller = replying.caller(person)
        assert caller.get(ABSENCES).json["items"][-1]["stage"] == "ahead"
        assert caller("DELETE", path).status_code == 204
        assert caller("DELETE", path).status_code == 404
    assert replying.caller(LEADER).get(ABSENCES).json["items"] == kept
