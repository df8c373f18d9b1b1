"""A draft's process is played before anybody proposes it."""

from __future__ import annotations

from typing import Any

from tests.journeys.drafting import begun, code

STEPS = [
    {"start": "kuuleminen", "variables": {"case_number": "x", "title": "t", "body": "sihteeristo"}},
    {
        "complete": "paata_kuulemisesta",
        "variables": {"hearing": "yes", "experts": ["k"], "mode": "statement", "questions": "?"},
    },
]
ANSWERS = {
    "request-statement": {"statement_due": "2023-09-25", "statement_reminder": "2023-09-20"},
    "*": {},
}


def simulated(ask: Any, draft: int, steps: list[dict[str, Any]], **more: Any) -> Any:
    """What comes of the steps."""
    body = {"draft": draft, "now": "2023-09-11T09:00:00+03:00", "steps": steps, **more}
    return ask.post("/simulations", {"answers": ANSWERS, **body})


def test_what_if_nobody_answers(anna: Any) -> None:
    draft = begun(anna)
    wait = {"advance_to": "2023-10-20T00:00:00+03:00"}
    found = simulated(anna, draft, [*STEPS, wait]).json
    assert found["failure"] == ""
    fired = [row for row in found["timeline"] if row["kind"] == "timer-fired"]
    assert [(row["element_id"], row["at"][:10]) for row in fired] == [
        ("lausunto_muistutus", "2023-09-20"), ("lausunto_aika_ohi", "2023-09-25"),
    ]  # fmt: skip
    assert [task["element_id"] for task in found["tasks"]] == ["laadi_yhteenveto"]
    assert found["tasks"][0]["names"]["sv"] == "Gör ett sammandrag"


def test_a_scenario_is_recorded_by_clicking_and_kept(anna: Any) -> None:
    draft = begun(anna)
    found = simulated(anna, draft, STEPS[:1]).json
    assert [task["element_id"] for task in found["tasks"]] == ["paata_kuulemisesta"]
    no = {"complete": "paata_kuulemisesta", "variables": {"hearing": "no"}}
    expect = {"expect": {"ended": True}}
    ended = simulated(anna, draft, [STEPS[0], no, expect], title="Ei kuulla").json
    assert (ended["ended"], ended["failure"]) == (True, "")
    files = {"scenarios/oma.scenario.yaml": ended["scenario"]}
    anna("PUT", f"/model-drafts/{draft}", json={"after": 1, "files": files})
    tests = anna.post(f"/model-drafts/{draft}/tests").json
    own = [each for each in tests["results"] if each["title"] == "Ei kuulla"]
    assert [each["failure"] for each in own] == [""]


def test_steps_that_go_wrong_say_where(anna: Any, caller: Any) -> None:
    draft = begun(anna)
    wrong = simulated(anna, draft, [STEPS[0], {"complete": "tuntematon"}]).json
    assert wrong["failure"].startswith("step 2 (complete)")
    assert [task["element_id"] for task in wrong["tasks"]] == ["paata_kuulemisesta"]
    assert code(simulated(anna, draft, [{"nonsense": 1}])) == "malformed-steps"
    assert anna.post("/simulations", {"steps": STEPS}).status_code == 422
    assert simulated(caller("tiina-korhonen"), draft, STEPS).status_code == 403
    assert simulated(anna, 999, STEPS).status_code == 404
