"""The models that are measured: an official's line of tasks, and a loop that returns for rework."""

from __future__ import annotations

import json

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:paatos="urn:paatospolku:bpmn:1" '
    'targetNamespace="urn:bench"><message id="m" name="Perutaan"/>'
    '<process id="{key}" isExecutable="true"><startEvent id="start"/><endEvent id="end"/>'
)
TAIL = "</process></definitions>"
OFFER = (
    'camunda:candidateGroups="setter.presenting_official" paatos:duty="notify" '
    'camunda:formKey="kirjaa"'
)
FORM = {
    "type": "default",
    "id": "kirjaa",
    "schemaVersion": 16,
    "components": [
        {
            "type": "number",
            "key": "amount",
            "id": "f_amount",
            "label": "Määrä",
            "validate": {"required": True, "min": 0},
        },
        {"type": "textfield", "key": "remark", "id": "f_remark", "label": "Huomautus"},
        {
            "type": "select",
            "key": "status",
            "id": "f_status",
            "label": "Tila",
            "values": [{"label": "Avoin", "value": "open"}, {"label": "Suljettu", "value": "shut"}],
        },
        {"type": "checkbox", "key": "approved", "id": "f_approved", "label": "Hyväksytään"},
    ],
}
GOES_ON = 'amount > 100 and status = "open"'


def flow(name: str, source: str, target: str, condition: str = "") -> str:
    """A sequence flow, with its condition if it has one."""
    inside = (
        f'<conditionExpression xsi:type="tFormalExpression">{_escaped(condition)}'
        "</conditionExpression>"
        if condition
        else ""
    )
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<sequenceFlow id="{name}" {ends}>{inside}</sequenceFlow>'


def task(name: str) -> str:
    """A task with a form, offered to the presenting official of the case's setter."""
    return f'<userTask id="{name}" name="Kirjaa {name}" {OFFER}/>'


def line(tasks: int, *, waits: bool = False) -> dict[str, bytes]:
    """The package of a line: after each task a gateway goes on, or out to the end.

    With `waits` each task has a timer and a message at its edge: a job and a subscription are
    made and taken back in each step.
    """
    key = f"waits-{tasks}" if waits else f"line-{tasks}"
    parts = [HEAD.format(key=key), flow("f0", "start", "t1")]
    for n in range(1, tasks + 1):
        after = f"t{n + 1}" if n < tasks else "end"
        parts += [
            task(f"t{n}"),
            flow(f"a{n}", f"t{n}", f"g{n}"),
            f'<exclusiveGateway id="g{n}" default="d{n}"/>',
            flow(f"f{n}", f"g{n}", after, GOES_ON),
            flow(f"d{n}", f"g{n}", "end"),
            _edge(n) if waits else "",
        ]
    return _package(key, parts)


def _edge(n: int) -> str:
    return (
        f'<boundaryEvent id="b{n}" attachedToRef="t{n}"><timerEventDefinition id="bt{n}">'
        '<timeDuration xsi:type="tFormalExpression">P30D</timeDuration></timerEventDefinition>'
        f'</boundaryEvent><boundaryEvent id="c{n}" attachedToRef="t{n}">'
        f'<messageEventDefinition id="cm{n}" messageRef="m"/></boundaryEvent>'
        + flow(f"bf{n}", f"b{n}", "end")
        + flow(f"cf{n}", f"c{n}", "end")
    )


def rework() -> dict[str, bytes]:
    """The package of a preparer and an approver who returns the work until it is approved."""
    parts = [
        HEAD.format(key="rework"),
        task("prepare") + task("approve") + '<exclusiveGateway id="g" default="back"/>',
        flow("f1", "start", "prepare") + flow("f2", "prepare", "approve"),
        flow("f3", "approve", "g")
        + flow("f4", "g", "end", "approved")
        + flow("back", "g", "prepare"),
    ]
    return _package("rework", parts)


def parallel(count: int) -> dict[str, bytes]:
    """The package of a case with so many tasks open side by side."""
    many = (
        "<multiInstanceLoopCharacteristics><loopCardinality>"
        f"{count}</loopCardinality></multiInstanceLoopCharacteristics>"
    )
    parts = [
        HEAD.format(key="parallel"),
        task("t1").replace("/>", f">{many}</userTask>"),
        flow("f1", "start", "t1") + flow("f2", "t1", "end"),
    ]
    return _package("parallel", parts)


def timer() -> dict[str, bytes]:
    """The package of a case that waits for a day before its task."""
    parts = [
        HEAD.format(key="timer"),
        '<intermediateCatchEvent id="wait"><timerEventDefinition id="w"><timeDuration '
        'xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition>'
        "</intermediateCatchEvent>",
        task("t1")
        + flow("f1", "start", "wait")
        + flow("f2", "wait", "t1")
        + flow("f3", "t1", "end"),
    ]
    return _package("timer", parts)


def _package(key: str, parts: list[str]) -> dict[str, bytes]:
    return {
        f"{key}.bpmn": ("".join(parts) + TAIL).encode(),
        "forms/kirjaa.form": json.dumps(FORM).encode(),
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
