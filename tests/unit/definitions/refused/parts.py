"""Short ways to write a model with one fault in its element `x`."""

from __future__ import annotations

from tests.unit.definitions.samples import line, process

Cases = list[tuple[str, bytes]]
"""The code of a refusal, and a model that is refused so."""

TASK = '<userTask id="a"/>'
MSG = '<message id="M" name="M"/>'
MED = '<messageEventDefinition messageRef="M"/>'
SED = '<signalEventDefinition signalRef="S"/>'
SIG = '<signal id="S" name="S"/>'
PT1H = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"


def catch(inner: str, key: str = "x") -> str:
    return f'<intermediateCatchEvent id="{key}">{inner}</intermediateCatchEvent>'


def throw(inner: str, key: str = "x") -> str:
    return f'<intermediateThrowEvent id="{key}">{inner}</intermediateThrowEvent>'


def boundary(inner: str, host: str = "a", more: str = "") -> str:
    return f'<boundaryEvent id="x" attachedToRef="{host}"{more}>{inner}</boundaryEvent>'


def timer(kind: str, text: str) -> str:
    return catch(f"<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>")


def flow(source: str, target: str, inner: str = "", key: str = "x", more: str = "") -> str:
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<sequenceFlow id="{key}" {ends}{more}>{inner}</sequenceFlow>'


def esp(inner: str, more: str = "") -> str:
    return f'<subProcess id="x" triggeredByEvent="true"{more}>{inner}</subProcess>'


def multi(inner: str, more: str = "") -> bytes:
    loop = f"<multiInstanceLoopCharacteristics{more}>{inner}</multiInstanceLoopCharacteristics>"
    return process(line(f'<userTask id="x">{loop}</userTask>'))


def task(kind: str, attributes: str = "", inner: str = "", roots: str = "") -> bytes:
    return process(line(f'<{kind} id="x" {attributes}>{inner}</{kind}>'), roots)


def extended(kind: str, extension: str, attributes: str = "") -> bytes:
    return task(kind, attributes, f"<extensionElements>{extension}</extensionElements>")


FIELD = '<camunda:formData><camunda:formField id="a" {}/></camunda:formData>'
