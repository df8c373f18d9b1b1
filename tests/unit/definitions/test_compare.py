"""Differences between versions: nothing that counts is missed, nothing else is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from engine.definitions.compare import Change, Difference, compare
from engine.errors import InvalidDefinition
from tests.unit.definitions.samples import line, process

ROOTS = '<message id="M1" name="Kutsu"/>'
TIMER = (
    '<boundaryEvent id="late" attachedToRef="a" cancelActivity="false">'
    '<timerEventDefinition id="t1"><timeDuration>P14D</timeDuration></timerEventDefinition>'
    "</boundaryEvent>"
)
CATCH = (
    '<intermediateCatchEvent id="c"><messageEventDefinition messageRef="M1"/>'
    "</intermediateCatchEvent>"
)
TASK = '<userTask id="a" name="Valmistele" camunda:candidateGroups="preparer"/>'
BASE = process(line(TASK, CATCH) + TIMER, ROOTS)


def differences(old: bytes, new: bytes, file: str = "m.bpmn") -> list[Difference]:
    return compare({file: old}, {file: new})


def only(old: bytes, new: bytes) -> Difference:
    (found,) = differences(old, new)
    return found


@pytest.mark.parametrize(
    ("before", "after", "element", "prop", "old", "new"),
    [
        ("P14D", "P21D", "late", "timerEventDefinition/timeDuration", "P14D", "P21D"),
        ("preparer", "approver", "a", "camunda:candidateGroups", "preparer", "approver"),
        ("Valmistele", "Laadi", "a", "name", "Valmistele", "Laadi"),
        ('Activity="false"', 'Activity="true"', "late", "cancelActivity", "false", "true"),
        ('attachedToRef="a"', 'attachedToRef="c"', "late", "attachedToRef", "a", "c"),
        ('sourceRef="a"', 'sourceRef="c"', "f1", "sourceRef", "a", "c"),
        ("<userTask", "<userTask paatos:duty='draft'", "a", "paatos:duty", None, "draft"),
        ("<userTask", "<userTask camunda:dueDate='P1D'", "a", "camunda:dueDate", None, "P1D"),
        ("<timerEvent", "<timerEvent", "", "", None, None),
    ],
)
def test_one_change_is_one_difference(
    before: str, after: str, element: str, prop: str, old: str | None, new: str | None
) -> None:
    changed = BASE.decode().replace(before, after, 1)
    if not element:
        assert differences(BASE, changed.encode()) == []
        return
    found = only(BASE, changed.encode())
    assert (found.element_id, found.property, found.old, found.new) == (element, prop, old, new)
    assert found.change is Change.CHANGED
    assert all(element in found.told(language) for language in ("fi", "sv", "en"))


def test_a_default_that_an_editor_writes_or_leaves_out_does_not_count() -> None:
    written = BASE.replace(b'cancelActivity="false"', b'cancelActivity="true"')
    left_out = BASE.replace(b' cancelActivity="false"', b"")
    assert differences(written, left_out) == differences(left_out, written) == []
    assert only(BASE, left_out).told("en").endswith("“false” → –")


def test_ids_that_tools_make_up_do_not_count() -> None:
    other = BASE.decode().replace("M1", "Message_0x1").replace('id="t1"', 'id="TED_9"')
    found = differences(BASE, other.encode())
    assert {(d.element_id, d.change) for d in found} == {
        ("Message_0x1", Change.ADDED),
        ("M1", Change.REMOVED),
    }


def test_a_renamed_message_is_seen_where_it_is_awaited() -> None:
    other = BASE.replace(b'name="Kutsu"', b'name="Pyynto"')
    found = {(d.element_id, d.old, d.new) for d in differences(BASE, other)}
    assert found == {("M1", "Kutsu", "Pyynto"), ("c", "Kutsu", "Pyynto")}


def test_layout_and_order_do_not_count() -> None:
    body = line(TASK, CATCH) + TIMER
    turned = process(TIMER + line(TASK, CATCH).replace("><", ">\n  <"), ROOTS)
    assert differences(process(body, ROOTS), turned) == []


def test_added_and_removed_elements() -> None:
    more = process(line(TASK, CATCH) + TIMER + '<task id="extra" name="Lisä"/>', ROOTS)
    assert only(BASE, more) == Difference("m.bpmn", "extra", Change.ADDED, "task", "Lisä")
    assert only(more, BASE).told("fi") == "Poistettu: Lisä (extra)"


def test_moved_into_a_sub_process() -> None:
    outside = process('<task id="t"/><subProcess id="s"><task id="u"/></subProcess>')
    inside = process('<subProcess id="s"><task id="u"/><task id="t"/></subProcess>')
    assert only(outside, inside).property == "parent"


def test_conditions_and_mappings_are_told_apart_by_name() -> None:
    def mapped(value: str) -> bytes:
        inner = (
            "<extensionElements><camunda:inputOutput>"
            '<camunda:inputParameter name="x">1</camunda:inputParameter>'
            f'<camunda:inputParameter name="y">{value}</camunda:inputParameter>'
            "</camunda:inputOutput></extensionElements>"
        )
        return process(line(f'<task id="a">{inner}</task>'))

    found = only(mapped("2"), mapped("3"))
    assert found.property == "camunda:inputOutput/camunda:inputParameter[y]"


def test_cells_of_decision_tables() -> None:
    (path, *_) = sorted(Path("bpmn").glob("*/*.dmn"))
    old = path.read_bytes()
    root = etree.fromstring(old)
    rule = next(e for e in root.iter("{*}rule"))
    cell = next(e for e in rule.iter("{*}text"))
    cell.text = "12345"
    found = differences(old, etree.tostring(root), "t.dmn")
    assert [(d.element_id, d.kind, d.new) for d in found] == [(rule.get("id"), "rule", "12345")]


def test_components_of_forms() -> None:
    def form(limit: int, *more: str) -> bytes:
        fields = [{"type": "textarea", "key": "why", "validate": {"maxLength": limit}}]
        fields += [{"type": "textfield", "key": key} for key in more]
        return json.dumps({"id": "f", "components": fields}).encode()

    found = differences(form(10), form(20), "f.form")
    assert [(d.element_id, d.property, d.new) for d in found] == [
        ("why", "validate/maxLength", "20")
    ]
    assert [d.change for d in differences(form(10), form(10, "b"), "f.form")] == [Change.ADDED]


def test_files_that_come_and_go() -> None:
    found = compare({"a.bpmn": BASE, "x.yaml": b"1"}, {"b.bpmn": BASE, "x.yaml": b"2"})
    assert [(d.file, d.change) for d in found] == [
        ("b.bpmn", Change.ADDED),
        ("x.yaml", Change.CHANGED),
        ("a.bpmn", Change.REMOVED),
    ]


def test_what_cannot_be_parsed_is_refused() -> None:
    with pytest.raises(InvalidDefinition):
        differences(BASE, b"<a")


@pytest.mark.parametrize("path", sorted(Path("bpmn").glob("*/*.bpmn")), ids=lambda p: p.stem)
def test_every_attribute_of_the_product_models_is_seen(path: Path) -> None:
    """Change every attribute in turn (a sample of them): each time something is reported."""
    old = path.read_bytes()
    root = etree.fromstring(old)
    places = [
        (element, name)
        for element in root.iter("*")
        if "/DI" not in str(element.tag) and "/DD/" not in str(element.tag)
        for name in element.attrib
        if str(name) not in ("id", "targetNamespace") and not str(name).startswith("{http://www.w3")
    ]
    for element, name in places[:: max(1, len(places) // 40)]:
        before = str(element.attrib[name])
        element.set(name, before + "x")
        assert differences(old, etree.tostring(root)), (element.get("id"), name)
        element.set(name, before)
    assert differences(old, etree.tostring(root)) == []


TABLE = (Path("bpmn") / "valmistelu" / "maaraajat.dmn").read_bytes()


def table_differences(old: bytes, new: bytes) -> list[tuple[str, str, str]]:
    """Element, Finnish sentence and aspect of each difference of a decision table."""
    found = compare({"m.dmn": old}, {"m.dmn": new})
    return [(each.element_id, each.told("fi"), str(each.about())) for each in found]


def test_a_cell_is_told_by_its_column() -> None:
    ((element, told, aspect),) = table_differences(TABLE, TABLE.replace(b'"NONE"', b'"FOLLOWING"'))
    assert (element, aspect) == ("siirtosaanto_rule_2", "rule")
    assert told == (
        "Siirtosääntö: 2 (siirtosaanto_rule_2): tulos Siirto: “\"NONE\"” → “\"FOLLOWING\"”"
    )


def test_a_moved_row_is_a_difference() -> None:
    root = etree.fromstring(TABLE)
    rules = root.findall(".//{*}rule")
    rules[0].getparent().append(rules[0])
    told = [sentence for _, sentence, _ in table_differences(TABLE, etree.tostring(root))]
    assert any("siirtosaanto_rule_1" in each and "edeltävä rivi" in each for each in told)


@pytest.mark.parametrize(
    ("old", "new", "aspect"),
    [
        (b"candidateGroups=\"preparer.chair\"", b"candidateGroups=\"preparer\"", "people"),
        (b"P14D", b"P21D", "data"),
        (b"date(statement_due), time(durations.day_end)", b"date(statement_due)", "time"),
        (b"<conditionExpression xsi:type=\"tFormalExpression\">=",
         b"<conditionExpression xsi:type=\"tFormalExpression\">=not true = ", "condition"),
        (b"paatos:name-en=\"", b"paatos:name-en=\"New ", "words"),
    ],
)  # fmt: skip
def test_each_change_says_what_it_is_about(old: bytes, new: bytes, aspect: str) -> None:
    model = (Path("bpmn") / "kuuleminen" / "kuuleminen.bpmn").read_bytes()
    assert old in model
    found = compare({"m.bpmn": model}, {"m.bpmn": model.replace(old, new, 1)})
    assert {str(each.about()) for each in found} == {aspect}
