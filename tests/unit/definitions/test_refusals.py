"""Whatever is not run is refused, with the element's id in the message."""

from __future__ import annotations

import re

import pytest

from engine.definitions import Finding, check_models, read_models
from engine.definitions.messages import MESSAGES
from engine.errors import InvalidDefinition
from tests.unit.definitions.refused import CASES
from tests.unit.definitions.refused.parts import MSG, TASK
from tests.unit.definitions.samples import document, line, process


@pytest.mark.parametrize(
    ("code", "data"), CASES, ids=[f"{n}-{c}" for n, (c, _) in enumerate(CASES)]
)
def test_refused_with_the_element_id(code: str, data: bytes) -> None:
    with pytest.raises(InvalidDefinition) as caught:
        read_models({"m.bpmn": data})
    told = [Finding(**finding) for finding in caught.value.details["findings"]]
    mine = [finding for finding in told if finding.code == code]
    assert mine, told
    assert all(finding.is_error for finding in told)
    assert any(f.element_id == "x" and re.search(r"\bx\b", str(f)) for f in mine), mine
    assert any(f.message_fi and f.message_fi != f.message_en for f in mine)
    assert re.search(r"\bx\b", caught.value.reason)


@pytest.mark.parametrize(
    ("code", "element", "data"),
    [
        ("schema", "a", process('<userTask id="a" colour="red"/>')),
        ("schema", "a", process('<userTask id="a"><noSuchThing/></userTask>')),
        ("schema", "a", process('<userTask id="a"/><userTask id="a"/>')),
        ("schema", "P", process('<userTask id="1a"/>').replace(b"1a", b"1 a")),
        ("schema", "r", process('<receiveTask id="r" messageRef="undeclared:M"/>')),
        ("schema", "a", process('<userTask id="a" startQuantity="many"/>')),
        ("scope-empty", "P", process("")),
        ("process-not-executable", "P", process(TASK).replace(b'"true"', b'"false"')),
        (
            "id-twice",
            "P",
            document('<process id="P"><task id="P1"/></process>').replace(b"P1", b"P"),
        ),
        ("file-without-process", "", document(MSG)),
        (
            "extension-must",
            "P",
            process(line(TASK)).replace(
                b"<process", b'<extension mustUnderstand="true" definition="d:x"/><process', 1
            ),
        ),
    ],
)
def test_refused_as_a_whole(code: str, element: str, data: bytes) -> None:
    told = [f for f in check_models({"m.bpmn": data}) if f.is_error]
    assert (code, element) in {(f.code, f.element_id) for f in told} or told[0].code == "schema"
    assert told[0].file == "m.bpmn"


def test_ids_of_processes_are_unique_in_the_package() -> None:
    data = process(line(TASK))
    told = check_models({"a.bpmn": data, "b.bpmn": data})
    assert [(f.code, f.file) for f in told if f.is_error] == [("process-twice", "b.bpmn")]


WAIT = '<userTask id="wait"/>'


def importing(own: str, *others: str) -> bytes:
    roots = "".join(
        f'<import namespace="urn:{o}" location="{o}" importType="http://www.omg.org/spec/BPMN"/>'
        for o in others
    )
    return document(roots + f'<process id="{own}" isExecutable="true">{line(WAIT)}</process>')


def test_files_that_import_each_other_are_refused() -> None:
    files = {
        "a.bpmn": importing("a", "in/b.bpmn"), "in/b.bpmn": importing("b", "../a.bpmn", "x.xsd"),
        "c.bpmn": importing("c", "a.bpmn"), "d.bpmn": importing("d", "d.bpmn"),
    }  # fmt: skip
    told = [(f.code, f.file) for f in check_models(files) if f.is_error]
    assert told == [("import-cycle", name) for name in ("a.bpmn", "in/b.bpmn", "d.bpmn")]
    assert not [
        f
        for f in check_models({**files, "a.bpmn": importing("a")})
        if f.file == "a.bpmn" and f.is_error
    ]


def test_nesting_has_an_end() -> None:
    body = '<task id="innermost"/>'
    for depth in range(45):
        body = f'<subProcess id="s{depth}">{body}</subProcess>'
    told = check_models({"m.bpmn": process(body)})
    assert ("scope-too-deep", "s0") in {(f.code, f.element_id) for f in told}


def test_every_text_is_there_in_three_languages_with_the_same_values() -> None:
    for code, texts in MESSAGES.items():
        assert len(set(texts)) == 3, code
        values = [set(re.findall(r"{(\w+)}", text)) for text in texts]
        assert values[0] == values[1] == values[2], code


def test_every_refusal_of_the_catalogue_is_tested() -> None:
    source = "\n".join(
        path.read_text() for path in __import__("pathlib").Path("engine/definitions").rglob("*.py")
    )
    refused = set(re.findall(r"error\([^()]*?\"([a-z]+(?:-[a-z]+)+)\"", source))
    tested = {code for code, _ in CASES} | {
        "scope-too-deep",
        "import-cycle",
        "process-twice",
        "process-not-executable",
        "file-without-process",
        "id-twice",
        "package-empty",
        "xml-malformed",
        "xml-not-a-model",
        "reference-prefix",
        "form-twice",
        "extension-must",
    }
    assert refused - tested == set()
