"""Forms that are written inside a model become forms of its package."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.errors import InvalidForm
from engine.forms import initial, read_form, validate
from tests.unit.definitions.samples import line, process, read, warnings

FIELDS = """<userTask id="ask" name="Kysy"><extensionElements><camunda:formData>
 <camunda:formField id="who" label="Kuka" type="string"><camunda:validation>
  <camunda:constraint name="required"/><camunda:constraint name="maxlength" config="5"/>
 </camunda:validation></camunda:formField>
 <camunda:formField id="many" type="long" defaultValue="4"><camunda:validation>
  <camunda:constraint name="min" config="1"/></camunda:validation></camunda:formField>
 <camunda:formField id="sure" type="boolean" defaultValue="true"/>
 <camunda:formField id="day" type="date"/>
 <camunda:formField id="why" type="enum"><camunda:value id="a" name="A"/></camunda:formField>
 <camunda:formField id="shown" type="string" defaultValue="x"><camunda:validation>
  <camunda:constraint name="readonly"/></camunda:validation></camunda:formField>
</camunda:formData></extensionElements></userTask>"""
SCHEMA = '{"components": [{"type": "textfield", "key": "who", "id": "f"}]}'
NOW = datetime(2030, 1, 1, tzinfo=UTC)


def test_generated_fields_of_camunda_7_are_shown_and_checked() -> None:
    models = read(process(line(FIELDS)))
    offer = models.processes["P"].nodes["ask"].offer
    assert offer is not None and offer.form_key is not None
    form = read_form(models.forms[offer.form_key.text])
    assert initial(form, {}) == {"many": 4, "sure": True, "shown": "x"}
    given = {"who": "Anna", "many": 2, "sure": False, "day": "2030-01-02", "why": "a"}
    assert validate(form, given, {}, NOW).items() >= given.items()
    with pytest.raises(InvalidForm) as refused:
        validate(form, {"who": "Anna-Liisa", "many": 0, "why": "b"}, {}, NOW)
    assert set(refused.value.details["fields"]) == {"who", "many", "why"}


def test_a_schema_that_camunda_8_keeps_in_the_process_is_found_by_its_tasks() -> None:
    kept = f'<zeebe:userTaskForm id="F">{SCHEMA}</zeebe:userTaskForm>'
    named = '<zeebe:formDefinition formKey="camunda-forms:bpmn:F"/>'
    task = f'<userTask id="a"><extensionElements>{named}</extensionElements></userTask>'
    models = read(process(f"<extensionElements>{kept}</extensionElements>{line(task)}"))
    offer = models.processes["P"].nodes["a"].offer
    assert offer is not None and offer.form_key is not None
    assert [one.name for one in read_form(models.forms[offer.form_key.text]).fields()] == ["who"]


def test_a_file_of_the_package_goes_before_the_form_in_the_model() -> None:
    """So that a deployed package, which holds the forms that were made, reads as before."""
    data = process(line(FIELDS))
    made = read(data).forms
    again = read(data, **{f"{key}.form": schema for key, schema in made.items()})
    assert again.forms == made


@pytest.mark.parametrize("form", ["camunda:formKey", "camunda:formRef"])
def test_the_form_of_a_start_event_is_remarked_on(form: str) -> None:
    data = process(line('<task id="a"/>').replace('id="start"', f'id="start" {form}="f"', 1))
    assert ("form-of-start", "start") in warnings(data)
