"""Each user task has a form that reads, in three languages; scenarios answer what forms ask."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from engine.errors import InvalidForm
from engine.forms import Form, read_form, validate
from tests.conformance.process_files import (
    BPMN,
    CAMUNDA,
    KEYS,
    PAATOS,
    ROOT,
    form_files,
    model,
    scenario_files,
)

DUTIES = frozenset(
    [
        "draft",
        "nominate",
        "supplement",
        "justify",
        "assign",
        "prepare",
        "compile",
        "review",
        "submit",
        "check",
        "present",
        "decide",
        "sign",
        "convene",
        "agenda",
        "invite",
        "reply",
        "attend",
        "handle",
        "minutes",
        "report",
        "statement",
        "summarise",
        "notify",
        "register",
    ]
)
PAPERS = frozenset(
    [
        "asettamispaatos",
        "esitys",
        "kokouskutsu",
        "esityslista",
        "poytakirja",
        "seurantaraportti",
        "lausuntopyynto",
        "kokoonpanopaatos",
    ]
)


def user_tasks(key: str) -> list[Any]:
    return list(model(key).iter(f"{BPMN}userTask"))


@pytest.mark.parametrize("key", KEYS)
def test_each_user_task_names_a_form_of_its_own_folder(key: str) -> None:
    asked = {task.get(f"{CAMUNDA}formRef") for task in user_tasks(key)}
    assert asked == set(form_files(key))


@pytest.mark.parametrize("key", KEYS)
def test_each_user_task_says_who_does_what_with_which_paper(key: str) -> None:
    for task in user_tasks(key):
        assert task.get(f"{CAMUNDA}candidateGroups"), task.get("id")
        assert task.get(f"{PAATOS}duty") in DUTIES, task.get("id")
        assert task.get(f"{PAATOS}document") in PAPERS, task.get("id")
        if task.get(f"{CAMUNDA}dueDate"):
            assert task.get(f"{PAATOS}dueBasis"), task.get("id")


@pytest.mark.parametrize("key", KEYS)
def test_forms_read_and_carry_their_own_id(key: str) -> None:
    for name, path in form_files(key).items():
        form = read_form(path.read_bytes())
        assert form.id == name
        assert any(one.has_value for one in form.fields()), name


def labelled(holder: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Every component and option with the names of what it shows."""
    for item in [*holder.get("components", []), *holder.get("values", [])]:
        shown = [n for n in ("label", "text", "description", "timeLabel") if item.get(n)]
        assert shown, item
        for name in shown:
            yield item, name
        yield from labelled(item)


@pytest.mark.parametrize("key", KEYS)
def test_forms_speak_swedish_and_english_beside_finnish(key: str) -> None:
    for name, path in form_files(key).items():
        for item, what in labelled(json.loads(path.read_text())):
            other = item["properties"]
            for language in ("sv", "en"):
                assert other[f"{what}-{language}"].strip(), (name, item)
                assert other[f"{what}-{language}"] != item[what] or len(item[what]) < 12


def completions() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in scenario_files():
        for step in yaml.safe_load(path.read_text())["steps"]:
            if "complete" in step:
                label = str(path.relative_to(ROOT))
                yield label, step["complete"], step.get("variables") or {}


def test_scenarios_answer_what_the_forms_ask() -> None:
    forms = {n: p for key in KEYS for n, p in form_files(key).items()}
    read = {name: read_form(path.read_bytes()) for name, path in forms.items()}
    complaints = []
    checked = 0
    for label, task, answers in completions():
        named = [form for name, form in read.items() if name.endswith(f"_{task}")]
        if not any(_fits(form, answers) for form in named):
            complaints.append((label, task, answers))
        checked += 1
    assert complaints == []
    assert checked > 500


def _fits(form: Form, answers: dict[str, Any]) -> bool:
    """Two processes may have tasks of one id, each with its own form."""
    try:
        validate(form, answers, {})
    except InvalidForm:
        return False
    return True


def test_a_derogation_asks_for_reason_and_efforts() -> None:
    form = read_form(form_files("asettaminen")["asettaminen_tayde_perustele"].read_bytes())
    with pytest.raises(InvalidForm) as refused:
        validate(form, {"remedy": "justify", "derogation_reason": "Alalla on vähän miehiä"}, {})
    assert set(refused.value.details["fields"]) == {"derogation_efforts"}
    kept = validate(form, {"remedy": "supplement", "supplement_from": ["oulu"]}, {})
    assert kept == {"remedy": "supplement", "supplement_from": ["oulu"]}
