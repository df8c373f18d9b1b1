"""What the duties of tasks refuse and record, over HTTP, in the played case."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from storage.tables import minutes, vote
from storage.worker import Worker
from tests.journeys.invariants.breaking import code_of, complete, moment, open_task, refused

CHAIR, SECRETARY, PRESENTER = "petteri-orpo", "olli-voutilainen", "tiina-korhonen"
TIME = {
    "meeting_start": "2023-11-16T09:00:00+02:00",
    "meeting_end": "2023-11-16T11:00:00+02:00",
    "meeting_place": "Linna",
}
CHANGE = {
    "change_kind": "resignation",
    "person": "matti-niemi",
    "organisation": "turku",
    "effective_date": "2024-02-01",
    "successor_needed": True,
    "change_reason": "Siirtyy muihin tehtäviin.",
}
YES = {
    "decision": "approved",
    "decision_text": "Hyväksyttiin.",
    "votes": [],
    "dissents": [],
    "item_actions": [],
}


@pytest.mark.parametrize(
    ("day", "hour", "minute", "person", "element", "answers", "field"),
    [
        ("2023-10-30", 11, 0, SECRETARY, "ehdota_aikaa",
         {**TIME, "meeting_start": "2023-10-01T09:00:00+03:00"}, "meeting_start"),
        ("2023-10-30", 11, 0, SECRETARY, "ehdota_aikaa",
         {**TIME, "meeting_end": "2023-11-16T08:00:00+02:00"}, "meeting_end"),
        ("2023-10-09", 11, 0, SECRETARY, "laadi_kirjallinen",
         {"written_proposal": "Hyväksytään.", "meeting_end": "2023-10-10"}, "meeting_end"),
        ("2024-01-15", 9, 30, PRESENTER, "kirjaa_muutostarve",
         {**CHANGE, "effective_date": "2024-01-01"}, "effective_date"),
        ("2023-11-16", 9, 1, CHAIR, "totea_lasnaolo",
         {"lawful": True, "members": 20, "inspectors": []}, "members"),
        ("2023-11-16", 10, 0, CHAIR, "ratkaise_asia",
         {**YES, "votes": [{"person": "oulu-johtaja", "choice": "ehka"}]}, "votes"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_told_at_its_field(
    stage: Any, day: str, hour: int, minute: int, person: str, element: str,
    answers: dict[str, Any], field: str,
) -> None:  # fmt: skip
    there = stage(moment(day, hour, minute))
    task = open_task(there, person, element)
    answer = complete(there, person, task, answers)
    assert answer.status_code == 422, answer.text
    assert field in answer.text and answer.json["reason_fi"]
    assert open_task(there, person, element) == task


def test_who_is_no_member_cannot_leave(stage: Any) -> None:
    there = stage(moment("2024-01-15", 9, 30))
    task = open_task(there, PRESENTER, "kirjaa_muutostarve")
    stranger = {**CHANGE, "person": "oulu-johtaja"}
    refused(complete(there, PRESENTER, task, stranger), "not-a-member")


def test_a_late_invitation_is_refused_where_nobody_gave_a_reason(stage: Any) -> None:
    there = stage(moment("2023-11-02", 12))
    task = open_task(there, SECRETARY, "laheta_kutsu")
    there.clock.move(moment("2023-11-14"))
    answer = complete(there, SECRETARY, task, {"signed_on_mandate": True})
    refused(answer, "notice-too-short")


def test_who_is_recused_does_not_vote_and_nothing_is_decided(stage: Any) -> None:
    there = stage(moment("2023-11-16", 10))
    task = open_task(there, CHAIR, "ratkaise_asia")
    votes = [
        {"person": "oulu-johtaja", "choice": "for"},
        {"person": "espoo-johtaja", "choice": "for"},
    ]
    refused(complete(there, CHAIR, task, {**YES, "votes": votes}), "recused", 403)
    with there.application.reading() as connection:
        counted = sa.select(sa.func.count()).select_from(vote).where(vote.c.choice == "for")
        assert connection.execute(counted).scalar() == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"dissents": [{"person": "ei-kukaan", "text": "Eri"}]}, "unknown-in-register"),
        ({"votes": [{"person": "oulu-johtaja", "choice": "against"}]}, "vote-went-against"),
        ({"item_actions": [{"title": "Tehdään", "owner": "ei-mikaan"}]}, "form-answer"),
        ({"decision": "returned", "decision_reason": ""}, "form-answer invalid-form"),
    ],
)
def test_a_decision_holds_together_or_is_not_made(
    stage: Any, changes: dict[str, Any], code: str
) -> None:
    there = stage(moment("2023-11-16", 10))
    task = open_task(there, CHAIR, "ratkaise_asia")
    answer = complete(there, CHAIR, task, {**YES, **changes})
    assert 400 <= answer.status_code < 500, answer.text
    assert code_of(answer) in code.split() or answer.status_code == 422, answer.text
    made = there.caller(CHAIR).get(f"/case-decisions?case_id={there.case_id}").json["items"]
    assert [each["outcome"] for each in made].count("approved") == 1


def test_a_dissent_without_a_vote_is_the_persons_own_proposal(stage: Any) -> None:
    there = stage(moment("2023-11-16", 10))
    task = open_task(there, CHAIR, "ratkaise_asia")
    dissents = [{"person": "turku-johtaja", "text": "Rahoituksesta sovitaan ensin."}]
    done = complete(there, CHAIR, task, {**YES, "dissents": dissents})
    assert done.status_code == 200, done.text
    with there.application.reading() as connection:
        found = connection.execute(sa.select(vote.c.choice, vote.c.proposal).where(vote.c.item > 1))
        assert [tuple(row) for row in found] == [("abstain", "Rahoituksesta sovitaan ensin.")]


def test_remarks_bring_the_minutes_back_to_be_written_and_checked_anew(stage: Any) -> None:
    there = stage(moment("2023-11-20", 10))
    worker = Worker(there.application.runner, name="test")

    def run() -> None:
        while worker.run_due(there.clock.now()):
            pass

    remark = {"check_result": "remarks", "check_remark": "Kellonaika puuttuu."}
    first = open_task(there, "anna-kaisa-ikonen", "tarkasta_poytakirja")
    assert complete(there, "anna-kaisa-ikonen", first, {"check_result": "ok"}).status_code == 200
    second = open_task(there, "oulu-johtaja", "tarkasta_poytakirja")
    assert complete(there, "oulu-johtaja", second, remark).status_code == 200
    run()
    again = open_task(there, SECRETARY, "laadi_poytakirja")
    assert complete(there, SECRETARY, again, {"minutes_text": "Korjattu."}).status_code == 200
    run()
    for person in ("anna-kaisa-ikonen", "oulu-johtaja"):
        task = open_task(there, person, "tarkasta_poytakirja")
        assert complete(there, person, task, {"check_result": "ok"}).status_code == 200
    with there.application.reading() as connection:
        [row] = connection.execute(sa.select(minutes.c.state, minutes.c.checked_by))
    assert row.state == "checked"
    for person, element in ((CHAIR, "allekirjoita_pj"), (SECRETARY, "allekirjoita_sihteeri")):
        task = open_task(there, person, element)
        field = "chair_signs" if person == CHAIR else "secretary_signs"
        done = complete(there, person, task, {field: True})
        assert done.status_code == 200, done.text
    run()
    with there.application.reading() as connection:
        assert connection.execute(sa.select(minutes.c.state)).scalar() == "published"


def test_a_deviation_is_explained_or_not_reported(stage: Any) -> None:
    there = stage(moment("2024-05-16", 10))
    task = open_task(there, "vantaa-johtaja", "raportoi")
    bare = {"status": "delayed", "status_text": "Myöhässä."}
    answer = complete(there, "vantaa-johtaja", task, bare)
    assert answer.status_code == 422, answer.text
    told = {**bare, "deviation": "Rahoitus puuttuu.", "correction": "Haetaan rahoitusta."}
    assert complete(there, "vantaa-johtaja", task, told).status_code == 200
    [measure] = [
        each
        for each in there.caller("katja-palonen").get("/measures?limit=50").json["items"]
        if each["owner"] == "vantaa"
    ]
    assert measure["status"] == "delayed"


def test_a_measure_that_nobody_could_report_on_is_not_proposed(stage: Any) -> None:
    there = stage(moment("2023-09-04", 10))
    task = open_task(there, "niko-ferm", "teema")
    measure = {
        "measure_title": "Selvitys",
        "measure_owner": "turun-yliopisto",
        "measure_indicator": "selvityksiä",
        "measure_target": "1",
    }
    theme = {"theme_title": "Kasvu", "theme_text": "Kasvua.", "theme_measures": [measure]}
    answer = complete(there, "niko-ferm", task, theme)
    assert (answer.status_code, code_of(answer)) == (422, "form-answer")
    owned = {**theme, "theme_measures": [{**measure, "measure_owner": "turku"}]}
    assert complete(there, "niko-ferm", task, owned).status_code == 200
