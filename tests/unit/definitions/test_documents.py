"""Bytes from outside: hostile, broken and merely unusual files."""

from __future__ import annotations

import time

import pytest

from engine.definitions import check_models, read_models
from engine.errors import InvalidDefinition
from tests.unit.definitions.samples import document, errors, line, process

GOOD = process(line('<userTask id="a"/>'))
BOMB = b"".join(
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">',
        *(b'<!ENTITY e%d "&e%d;&e%d;">' % (n, n - 1, n - 1) for n in range(1, 40)),
        b"]><definitions>&e39;</definitions>",
    ]
)


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("xml-doctype", BOMB),
        ("xml-doctype", BOMB.replace(b"<!DOCTYPE", b"<!-- <a> --><?pi <b>?>\n<!DOCTYPE")),
        ("xml-doctype", BOMB.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")),
        ("xml-doctype", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
        ("xml-malformed", GOOD.replace(b"<process", b"&x;<process")),
        ("xml-malformed", b"<definitions>"),
        ("xml-malformed", GOOD[:-20]),
        ("xml-malformed", GOOD + GOOD),
        ("xml-malformed", GOOD.replace(b'id="a"', b'id="\xff"')),
        ("xml-malformed", GOOD.replace(b'id="a"', b'id="\x00"')),
        ("xml-encoding", b""),
        ("xml-encoding", b"not xml"),
        ("xml-encoding", b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/>'),
        ("xml-encoding", b'<?xml version="1.0" encoding="EBCDIC-CP-FI"?><a/>'),
        ("xml-not-a-model", b"<a/>"),
        ("xml-not-a-model", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("xml-not-a-model", GOOD.replace(b"definitions", b"process2")),
        ("xml-too-large", GOOD + b" " * 50_000_000),
        ("xml-too-deep", document("<a xmlns=''>" * 230 + "</a>" * 230)),
        ("xml-malformed", document("<a>" * 10_000 + "</a>" * 10_000)),
        ("xml-too-many", document("<message/>" * 200_001)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refuses_the_file(code: str, data: bytes) -> None:
    start = time.process_time()
    assert errors(data) == [(code, "")]
    assert time.process_time() - start < 5


def test_an_empty_package_is_refused() -> None:
    with pytest.raises(InvalidDefinition, match="no model"):
        read_models({})
    with pytest.raises(InvalidDefinition, match="no model"):
        read_models({"README.md": b"x"})


@pytest.mark.parametrize(
    "encoded",
    [
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-16"?>'.decode().encode("utf-16")
        + GOOD.decode().encode("utf-16")[2:],
        b'<?xml version="1.0" encoding="ISO-8859-1"?>'
        + GOOD.decode().replace('id="a"', 'id="a" name="Äiti"').encode("latin-1"),
        b'<?xml version="1.0" encoding="windows-1252"?>' + GOOD,
        b"\n  <!-- comment --> " + GOOD,
        GOOD.replace(b'<userTask id="a"/>', b'<!-- a --><?pi b?><userTask id="a"/>'),
    ],
)
def test_reads_other_encodings(encoded: bytes) -> None:
    assert set(read_models({"m.bpmn": encoded}).processes["P"].nodes) == {"start", "a", "end"}


@pytest.mark.parametrize("prefix", ["bpmn", "bpmn2", "semantic", "model"])
def test_reads_any_prefix(prefix: str) -> None:
    body = line('<userTask id="a"/>').replace("</", "@@").replace("<", f"<{prefix}:")
    body = body.replace("@@", f"</{prefix}:")
    data = (
        f'<{prefix}:definitions xmlns:{prefix}="http://www.omg.org/spec/BPMN/20100524/MODEL"'
        f' targetNamespace="t"><{prefix}:process id="P">{body}</{prefix}:process>'
        f"</{prefix}:definitions>"
    )
    assert len(read_models({"m.bpmn": data.encode()}).processes["P"].nodes) == 3


def test_the_bytes_stay_as_they_are() -> None:
    data = process(line('<userTask id="a" flowable:assignee="b"/>'))
    copy = bytes(data)
    check_models({"m.bpmn": data})
    assert data == copy


def test_layout_that_other_modelers_write() -> None:
    """Artifacts between flow elements, documentation last, no targetNamespace."""
    data = document(
        '<process id="P"><textAnnotation id="n"><text>x</text></textAnnotation>'
        '<association id="as" sourceRef="a" targetRef="n"/>'
        + line(
            '<userTask id="a"><standardLoopCharacteristics loopMaximum="2"/>'
            "<incoming>f0</incoming><outgoing>f1</outgoing><documentation>d</documentation>"
            "</userTask>"
        )
        + "<documentation>whole</documentation></process>"
    ).replace(b' targetNamespace="https://example.org/tns"', b"")
    node = read_models({"m.bpmn": data}).processes["P"].nodes["a"]
    assert node.loop is not None and node.documentation == "d"


def test_a_broken_diagram_is_only_a_remark() -> None:
    body = line('<task id="a"/>')
    data = document(
        f'<process id="P">{body}</process>'
        '<BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI"><BPMNPlane>'
        '<BPMNShape bpmnElement="a"/></BPMNPlane></BPMNDiagram>'
    )
    assert [f.code for f in check_models({"m.bpmn": data}) if f.code.startswith("schema")] == [
        "schema-diagram"
    ]
    assert read_models({"m.bpmn": data}).processes


def test_data_references_that_loop_end() -> None:
    """A data reference two levels below its object, references in a circle."""
    data = process(
        '<dataObject id="o" name="o"/>'
        + line(
            '<subProcess id="s1"><subProcess id="s2">'
            '<dataObjectReference id="r" dataObjectRef="o"/>'
            '<task id="t"><ioSpecification><dataInput id="i" name="i"/>'
            "<inputSet><dataInputRefs>i</dataInputRefs></inputSet><outputSet/></ioSpecification>"
            "<dataInputAssociation><sourceRef>r</sourceRef><targetRef>i</targetRef>"
            "</dataInputAssociation></task></subProcess></subProcess>"
        )
    )
    node = read_models({"m.bpmn": data}).processes["P"].nodes["t"]
    assert [(a.target, a.source.text) for a in node.inputs] == [("i", "o")]
