"""The processes as models: valid, free of findings, saying nothing that nobody answers to."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from engine.definitions import Models, check_models, read_models
from tests.conformance.process_files import BPMN, CAMUNDA, KEYS, PAATOS, ROOT, model, nodes, package

NOW = datetime(2023, 9, 1, 9, tzinfo=UTC)
MESSAGES = {
    "SihteeristöAsetettu",
    "EsitysLuovutettu",
    "MalliHyväksytty",
    "PalautettuValmisteluun",
    "MuutosEsitetty",
}


@pytest.fixture(scope="module")
def models() -> Models:
    return read_models(package())


def test_all_eight_are_read_without_a_finding(models: Models) -> None:
    assert [f"{f.file} {f.element_id} {f.code}" for f in check_models(package())] == []
    assert set(models.processes) == set(KEYS)


def test_topics_are_those_of_the_table() -> None:
    text = (ROOT / "README.md").read_text()
    table = text[text.index("## Service work") : text.index("## Messages")]
    told = set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))
    asked = {
        task.get(f"{CAMUNDA}topic")
        for key in KEYS
        for task in model(key).iter(f"{BPMN}serviceTask")
    }
    assert asked == told


def test_messages_are_those_of_the_table_and_of_the_domain() -> None:
    text = (ROOT / "README.md").read_text()
    table = text[text.index("## Messages") : text.index("## What a called process")]
    told = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    named = {m.get("name") for key in KEYS for m in model(key).iter(f"{BPMN}message")}
    assert named == told
    assert named >= MESSAGES


@pytest.mark.parametrize("key", KEYS)
def test_called_processes_get_the_business_key(key: str) -> None:
    for call in model(key).iter(f"{BPMN}callActivity"):
        keys = [i.get("businessKey") for i in call.iter(f"{CAMUNDA}in") if i.get("businessKey")]
        assert keys == ["=case_number"], call.get("id")
        assert call.get("calledElement") in KEYS


@pytest.mark.parametrize("key", KEYS)
def test_reminders_and_reports_of_a_passed_day_interrupt_nothing(key: str) -> None:
    """Only the end of a time to answer does: a statement, a reply to an invitation."""
    interrupting = {
        node.get("id")
        for node in nodes(model(key))
        if node.tag == f"{BPMN}boundaryEvent"
        and node.find(f"{BPMN}timerEventDefinition") is not None
        and node.get("cancelActivity") != "false"
    }
    assert interrupting <= {"lausunto_aika_ohi", "vastausaika_ohi", "kokous_alkaa_vastaukset"}
    for timer in model(key).iter(f"{BPMN}timerEventDefinition"):
        event = timer.getparent()
        if event.tag == f"{BPMN}boundaryEvent" and event.get("id") != "kokous_alkaa_vastaukset":
            assert timer.get(f"{PAATOS}dueBasis"), event.get("id")


def decide(models: Models, decision: str, **variables: Any) -> Any:
    rows = list(models.decisions.evaluate(decision, variables, NOW).rows)
    assert len(rows) == 1
    return next(iter(rows[0].values())) if len(rows[0]) == 1 else dict(rows[0])


@pytest.mark.parametrize(
    ("women", "men", "outcome"),
    [(6, 4, "MET"), (6, 3, "BLOCK"), (7, 3, "BLOCK"), (1, 1, "MET"), (2, 1, "BLOCK")],
)
def test_the_gender_quota(models: Models, women: int, men: int, outcome: str) -> None:
    assert decide(models, "sukupuolikiintio", women=women, men=men) == outcome


def test_the_quota_gives_way_to_reason_and_efforts_together(models: Models) -> None:
    count = {"women": 7, "men": 3}
    why = {"derogation_reason": "ainoat asiantuntijat", "derogation_efforts": "pyydettiin kahdesti"}
    assert decide(models, "sukupuolikiintio", **count, **why) == "DEROGATION"
    for name in why:
        assert decide(models, "sukupuolikiintio", **count, **{**why, name: " "}) == "BLOCK"
    substitutes = {"substitute_women": 3, "substitute_men": 1}
    assert decide(models, "sukupuolikiintio", women=6, men=4, **substitutes) == "BLOCK"


@pytest.mark.parametrize(
    ("members", "present", "chair", "vice", "quorate", "presider"),
    [
        (10, 6, True, True, True, "approver.chair"),
        (10, 6, False, True, True, "approver.vice_chair"),
        (10, 5, True, True, False, "approver.chair"),
        (10, 5, False, True, False, "approver.vice_chair"),
        (10, 10, False, False, False, "none"),
    ],
)
def test_the_quorum(
    models: Models,
    members: int,
    present: int,
    chair: bool,
    vice: bool,
    quorate: bool,
    presider: str,
) -> None:
    found = decide(
        models,
        "paatosvaltaisuus",
        members=members,
        present_eligible=present,
        chair_eligible=chair,
        vice_chair_eligible=vice,
    )
    assert found == {"quorate": quorate, "presider": presider}


def test_disqualification(models: Models) -> None:
    for point in range(1, 8):
        assert decide(models, "esteellisyys", ground=str(point)) == "DISQUALIFIED"
    assert decide(models, "esteellisyys", ground="city_benefit") == "CHECK"
    assert decide(models, "esteellisyys", ground="represents_city") == "NONE"
    assert decide(models, "esteellisyys", ground=None) == "NONE"


@pytest.mark.parametrize(
    ("paper", "signer", "second"),
    [
        ("asettamispaatos", "setter.minister", "setter.presenting_official"),
        ("kokoonpanopaatos", "setter.minister", "setter.presenting_official"),
        ("kokouskutsu", "approver.chair", "preparer.secretary"),
        ("esitys", "preparer.chair", None),
        ("seurantaraportti", "preparer.chair", None),
        ("poytakirja", "approver.chair", "preparer.secretary"),
    ],
)
def test_who_signs(models: Models, paper: str, signer: str, second: str | None) -> None:
    found = decide(models, "allekirjoitusoikeus", paper=paper)
    assert found == {"signer": signer, "countersigner": second}


@pytest.mark.parametrize(
    ("chair", "vice", "signer"),
    [
        ((True, "NONE"), (True, "NONE"), "approver.chair"),
        ((True, "CHECK"), (True, "NONE"), "approver.chair"),
        ((False, "NONE"), (True, "NONE"), "approver.vice_chair"),
        ((True, "DISQUALIFIED"), (True, "NONE"), "approver.vice_chair"),
        ((True, "DISQUALIFIED"), (True, "DISQUALIFIED"), "none"),
        ((False, "NONE"), (False, "NONE"), "none"),
    ],
)
def test_who_approves(
    models: Models, chair: tuple[bool, str], vice: tuple[bool, str], signer: str
) -> None:
    found = decide(
        models,
        "allekirjoitusoikeus",
        paper="hyvaksyminen",
        chair_available=chair[0],
        chair_disqualification=chair[1],
        vice_chair_available=vice[0],
        vice_chair_disqualification=vice[1],
    )
    assert found["signer"] == signer


def test_the_tables_agree_with_the_core(models: Models) -> None:
    from engine.deadlines import DEFAULT_SHIFTS
    from processes.publicity import public_from

    for basis, shift in DEFAULT_SHIFTS.items():
        assert decide(models, "siirtosaanto", basis=str(basis))["shift"] == str(shift)
    for kind in ("poytakirja", "asettamispaatos", "kokouskutsu", "lausuntopyynto", "esitys"):
        found = decide(models, "julkisuus", document_type=kind)
        assert found["public_from"] == str(public_from(kind))
