"""What runs but is risky is remarked on, element by element, in two languages."""

from __future__ import annotations

import pytest

from engine.definitions import check_models
from engine.definitions.messages import LINT
from engine.definitions.report import check_report
from tests.unit.definitions.samples import document, errors, line, process, warnings

END = '<errorEventDefinition errorRef="E"/>'


def flow(source: str, target: str, condition: str = "") -> str:
    inner = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
    key = f"{source}-{target}"
    return (
        f'<sequenceFlow id="{key}" sourceRef="{source}" targetRef="{target}">{inner}</sequenceFlow>'
    )


def gateway(key: str, kind: str = "exclusive", more: str = "") -> str:
    return f'<{kind}Gateway id="{key}" {more}/>'


def task(key: str, more: str = "") -> str:
    return f'<userTask id="{key}" name="{key}" camunda:candidateGroups="g" {more}/>'


def timer(kind: str, text: str) -> bytes:
    inner = f"<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>"
    return process(line(f'<intermediateCatchEvent id="x">{inner}</intermediateCatchEvent>'))


def choice(first: str, second: str, more: str = "") -> bytes:
    return process(
        '<startEvent id="s"/>'
        + gateway("x", more=more)
        + task("a")
        + task("b")
        + flow("s", "x")
        + flow("x", "a", first)
        + flow("x", "b", second)
    )


JOIN = '<startEvent id="s"/>' + task("a") + task("b") + task("c")

CASES: list[tuple[str, bytes]] = [
    ("unreachable", process(line(task("a")) + task("x") + flow("x", "x"))),
    (
        "no-way-out",
        process(
            '<startEvent id="s"/>'
            + task("x")
            + task("y")
            + flow("s", "x")
            + flow("x", "y")
            + flow("y", "x")
        ),
    ),
    ("unnamed", process(line('<userTask id="x" camunda:assignee="a"/>'))),
    ("unnamed-translation", process(line(task("a", 'paatos:name-sv="å"'), task("x")))),
    ("gateway-no-default", choice("=a > 1", "=b > 1")),
    ("gateway-no-default", choice("a = 1", "a = 2")),
    (
        "join-of-choice",
        process(
            JOIN
            + gateway("g", more='default="g-b"')
            + gateway("x", "parallel")
            + flow("s", "g")
            + flow("g", "a", "=r")
            + flow("g", "b")
            + flow("a", "x")
            + flow("b", "x")
            + flow("x", "c")
        ),
    ),
    (
        "merge-of-parallel",
        process(
            JOIN
            + gateway("g", "parallel")
            + gateway("x")
            + flow("s", "g")
            + flow("g", "a")
            + flow("g", "b")
            + flow("a", "x")
            + flow("b", "x")
            + flow("x", "c")
        ),
    ),
    ("task-without-candidate", process(line('<userTask id="x" name="x"/>'))),
    ("task-without-form", process(line(task("a", 'camunda:formRef="f"'), task("x")))),
    ("timer-short", timer("timeDuration", "PT10S")),
    ("timer-long", timer("timeDuration", "P20Y")),
    ("timer-fixed", timer("timeDate", "2030-01-01T00:00:00Z")),
    ("timer-plain-expression", timer("timeDuration", "delay")),
    (
        "loop-without-wait",
        process(
            '<startEvent id="s"/><task id="x" name="x"/>'
            + gateway("g", more='default="g-x"')
            + task("a")
            + flow("s", "x")
            + flow("x", "g")
            + flow("g", "x")
            + flow("g", "a", "=r")
        ),
    ),
    (
        "error-uncaught",
        process(
            f'<task id="t" name="t"/><endEvent id="x">{END}</endEvent>' + flow("t", "x"),
            '<error id="E" errorCode="E"/>',
        ),
    ),
    (
        "message-twice",
        process(
            line(task("x"))
            + "".join(
                f'<boundaryEvent id="b{n}" attachedToRef="x">'
                '<messageEventDefinition messageRef="M"/></boundaryEvent>'
                for n in (1, 2)
            ),
            '<message id="M" name="M"/>',
        ),
    ),
    (
        "message-unsent",
        process(
            line(
                '<intermediateThrowEvent id="x"><messageEventDefinition/></intermediateThrowEvent>'
            )
        ),
    ),
    ("call-elsewhere", process(line('<callActivity id="x" calledElement="elsewhere"/>'))),
    ("call-without-mapping", process(line('<callActivity id="x" calledElement="P"/>'))),
    ("decision-elsewhere", process(line('<businessRuleTask id="x" camunda:decisionRef="d"/>'))),
    ("form-elsewhere", process(line(task("x", 'camunda:formRef="f"')))),
    ("task-unbound", process(line('<serviceTask id="x"/>'))),
    (
        "binding-idle",
        process(
            line(
                '<sendTask id="x" messageRef="M" camunda:type="external" camunda:topic="t"/>',
                '<serviceTask id="y" camunda:resultVariable="r" camunda:type="external"'
                ' camunda:topic="t"/>',
                '<scriptTask id="x2" camunda:type="external" camunda:topic="t">'
                "<script>1</script></scriptTask>",
            ),
            '<message id="M" name="M"/>',
        ),
    ),
    (
        "compensation-nothing",
        process(
            line(
                '<userTask id="u"/>',
                '<intermediateThrowEvent id="x"><compensateEventDefinition activityRef="u"/>'
                "</intermediateThrowEvent>",
            )
        ),
    ),
    ("script-empty", process(line('<scriptTask id="x"/>'))),
    (
        "script-without-result",
        process(line('<scriptTask id="x" scriptFormat="feel"><script>1</script></scriptTask>')),
    ),
    ("start-several", process('<startEvent id="s"/><startEvent id="t"/>').replace(b'"P"', b'"x"')),
    ("gateway-direction", process(line(gateway("x", "parallel", 'gatewayDirection="Mixed"')))),
    ("flow-default-condition", choice("=a > 1", "=b > 1", 'default="x-b"').replace(b"x-b", b"x2")),
    (
        "multi-no-item",
        process(
            line('<task id="x"><multiInstanceLoopCharacteristics camunda:collection="c"/></task>')
        ),
    ),
]


@pytest.mark.parametrize(("code", "data"), CASES, ids=[c for c, _ in CASES])
def test_remarks_on_the_element(code: str, data: bytes) -> None:
    assert errors(data) == []
    ids = {element for found, element in warnings(data) if found == code}
    assert ids and ids <= {"x", "x2", "y"}, warnings(data)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("=a", "=not(a)"),
        ("${a}", "${!a}"),
        ("a > 1", "a <= 1"),
        ("= a < 1", "= a >= 1"),
        ('status = "x"', 'status != "x"'),
        ("a = true", "a = false"),
        ("a", "a = false"),
    ],
)
def test_plain_opposites_need_no_default(first: str, second: str) -> None:
    data = choice(first.replace("<", "&lt;"), second.replace("<", "&lt;"))
    assert "gateway-no-default" not in {code for code, _ in warnings(data)}


def test_a_rework_loop_into_a_join_is_no_mistake() -> None:
    """The way back leads to all branches of the join again."""
    body = (
        JOIN
        + gateway("split", "parallel")
        + gateway("join", "parallel")
        + gateway("again", more='default="again-s2"')
        + gateway("s2")
        + flow("s", "s2")
        + flow("s2", "split")
        + flow("split", "a")
        + flow("split", "b")
        + flow("a", "join")
        + flow("b", "join")
        + flow("join", "again")
        + flow("again", "s2")
        + flow("again", "c", "=ok")
    )
    codes = {code for code, _ in warnings(process(body))}
    assert not codes & {"join-of-choice", "merge-of-parallel", "loop-without-wait", "no-way-out"}


def test_errors_that_are_caught_are_no_remark() -> None:
    inner = f'<task id="t" name="t"/><endEvent id="e">{END}</endEvent>' + flow("t", "e")
    data = process(
        line(f'<subProcess id="sub" name="sub">{inner}</subProcess>')
        + f'<boundaryEvent id="b" attachedToRef="sub">{END}</boundaryEvent>',
        '<error id="E" errorCode="E"/>',
    )
    assert "error-uncaught" not in {code for code, _ in warnings(data)}


def test_an_error_that_a_handler_without_a_code_catches_is_no_remark() -> None:
    inner = f'<task id="t" name="t"/><endEvent id="e">{END}</endEvent>' + flow("t", "e")
    border = END.replace('"E"', '"F"')
    data = process(
        line(f'<subProcess id="sub" name="sub">{inner}</subProcess>')
        + f'<boundaryEvent id="b" attachedToRef="sub">{border}</boundaryEvent>',
        '<error id="E" errorCode="E"/><error id="F" name="any"/>',
    )
    assert "error-uncaught" not in {code for code, _ in warnings(data)}


def test_what_the_diagram_leaves_out() -> None:
    shape = (
        '<BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI"><BPMNPlane bpmnElement="P">'
        '<BPMNShape bpmnElement="a"><Bounds xmlns="http://www.omg.org/spec/DD/20100524/DC" x="0"'
        ' y="0" width="1" height="1"/></BPMNShape></BPMNPlane></BPMNDiagram>'
    )
    body = line(task("a"))
    assert ("no-diagram", "") in warnings(process(body))
    drawn = document(f'<process id="P">{body}</process>{shape}')
    assert {e for c, e in warnings(drawn) if c == "not-drawn"} == {"start", "end"}


def test_every_remark_of_the_catalogue_is_tested() -> None:
    tested = {code for code, _ in CASES} | {"no-diagram", "not-drawn"}
    assert set(LINT) - tested == set()


def test_the_report_says_each_finding_on_one_line() -> None:
    lines, status = check_report({"m.bpmn": process(line('<receiveTask id="x"/>'))}, "en")
    assert status == 1
    assert lines[0].startswith("m.bpmn: x: error: the receive task does not name its message")
    assert lines[-1].startswith("1 errors")
    finnish, _ = check_report({"m.bpmn": process(line('<receiveTask id="x"/>'))})
    assert "virhe" in finnish[0]


def test_a_sound_model_exits_with_nought() -> None:
    assert check_report({"m.bpmn": process(line(task("a")))})[1] == 0


def test_remarks_on_a_large_model_take_little_time() -> None:
    gateways = "".join(gateway(f"g{n}", "parallel") for n in range(600))
    chain = "".join(
        flow(f"g{n}", f"g{n + 1}") + flow(f"g{n}", f"g{n + 1}").replace(f'id="g{n}-', f'id="h{n}-')
        for n in range(599)
    )
    found = check_models(
        {"m.bpmn": process('<startEvent id="s"/>' + gateways + flow("s", "g0") + chain)}
    )
    assert not [f for f in found if f.is_error]
