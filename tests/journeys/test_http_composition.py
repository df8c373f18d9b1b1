"""A body against the quota over HTTP: as it is, and as it would be."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

BODY = "/bodies/sihteeristo/composition"
SEPTEMBER = datetime(2023, 9, 4, 9, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def chair(stage: Any) -> Any:
    return stage(SEPTEMBER).caller("katja-palonen")


def test_the_secretariat_meets_the_quota(chair: Any) -> None:
    answer = chair.get(BODY)
    assert answer.status_code == 200, answer.text
    assert (answer.json["on"], answer.json["quota"]["outcome"]) == ("2023-09-04", "MET")
    assert (answer.json["quota"]["women"], answer.json["quota"]["men"]) == (6, 4)


def test_a_man_who_leaves_would_break_it(chair: Any) -> None:
    members = chair.get("/memberships?body_id=sihteeristo&on=2023-09-04&limit=100").json["items"]
    leaving = next(each for each in members if each["person_id"] == "olli-voutilainen")
    plan = {"start": "2023-10-02", "leaving": [leaving["id"]]}
    answer = chair.post(f"{BODY}/plan", plan)
    assert answer.status_code == 200, answer.text
    assert answer.json["before"]["outcome"] == "MET"
    assert answer.json["after"] == {
        "women": 6, "men": 3, "substitute_women": 0, "substitute_men": 0, "outcome": "BLOCK",
    }  # fmt: skip
    reasons = {"reason": "Asiantuntemus", "efforts": "Kysyttiin kaikilta"}
    assert chair.post(f"{BODY}/plan", plan | reasons).json["after"]["outcome"] == "DEROGATION"
    assert chair.get(BODY).json["quota"]["men"] == 4, "nothing was written"


@pytest.mark.parametrize(
    ("plan", "status"),
    [
        ({"start": "2023-10-02", "leaving": ["nobody"]}, 422),
        ({"start": "2023-10-02", "joining": [{"person_id": "nobody"}]}, 422),
        ({"start": "2023-10-02", "joining": [{"person_id": "katja-palonen"}]}, 409),
        ({"leaving": []}, 422),
    ],
)
def test_a_plan_that_cannot_be_is_refused(chair: Any, plan: dict[str, Any], status: int) -> None:
    answer = chair.post(f"{BODY}/plan", plan)
    assert answer.status_code == status, answer.text


def test_an_unknown_body_is_not_found(chair: Any) -> None:
    assert chair.get("/bodies/nothing/composition").status_code == 404
