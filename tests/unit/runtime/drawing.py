"""BPMN in a word per element: `user("a")`, `catch("m", "message:M")`, `sub("x", …)`.

An event is written "trigger:argument"; what it refers to (message, signal, error, escalation) is
declared with that name as id, name and code by `process`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from engine.definitions import read_models
from engine.definitions.model import Models

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="defs" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:test">'
)

_DECLARED = ("message", "signal", "error", "escalation")
_USED = re.compile(r'(message|signal|error|escalation)Ref="([^"]+)"')


def _attributes(names: dict[str, object]) -> str:
    """`isForCompensation=True` → an attribute; two underscores stand for the colon."""
    pairs = ((n.replace("__", ":"), v) for n, v in names.items())
    return "".join(
        f" {n}={quoteattr(str(v).lower() if isinstance(v, bool) else str(v))}" for n, v in pairs
    )


def element(kind: str, key: str, inside: str = "", **attributes: object) -> str:
    """Any element with an id."""
    return f'<{kind} id="{key}"{_attributes(attributes)}>{inside}</{kind}>'


def event(written: str) -> str:
    """One event definition; "" for none."""
    if not written:
        return ""
    trigger, _, argument = written.partition(":")
    if trigger in _DECLARED:
        reference = f' {trigger}Ref="{argument}"' if argument else ""
        return f"<{trigger}EventDefinition{reference}/>"
    if trigger == "conditional":
        inside = f"<condition>{escape(argument)}</condition>"
        return f"<conditionalEventDefinition>{inside}</conditionalEventDefinition>"
    if trigger.startswith("time"):
        inside = f"<{trigger}>{escape(argument)}</{trigger}>"
        return f"<timerEventDefinition>{inside}</timerEventDefinition>"
    if trigger == "link":
        return f'<linkEventDefinition name="{argument}"/>'
    activity = f' activityRef="{argument}"' if argument else ""
    return f"<{trigger}EventDefinition{activity}/>"


def _events(written: tuple[str, ...]) -> str:
    return "".join(event(one) for one in written)


def start(key: str, *events: str, **attributes: object) -> str:
    return element("startEvent", key, _events(events), **attributes)


def catch(key: str, *events: str, **attributes: object) -> str:
    return element("intermediateCatchEvent", key, _events(events), **attributes)


def throw(key: str, *events: str, **attributes: object) -> str:
    return element("intermediateThrowEvent", key, _events(events), **attributes)


def end(key: str, *events: str, **attributes: object) -> str:
    return element("endEvent", key, _events(events), **attributes)


def on(host: str, key: str, *events: str, **attributes: object) -> str:
    """A boundary event; `cancelActivity=False` for one that does not interrupt."""
    return element("boundaryEvent", key, _events(events), attachedToRef=host, **attributes)


def user(key: str, inside: str = "", **attributes: object) -> str:
    return element("userTask", key, inside, **attributes)


def script(key: str, result: str, text: str, inside: str = "", **attributes: object) -> str:
    """A FEEL script whose value goes to the variable `result`."""
    attributes |= {"scriptFormat": "feel", "camunda__resultVariable": result}
    return element("scriptTask", key, inside + f"<script>{escape(text)}</script>", **attributes)


def log(key: str, inside: str = "", **attributes: object) -> str:
    """A script that appends its own id to the list `log`."""
    return script(key, "log", f'append(log, "{key}")', inside, **attributes)


def work(key: str, topic: str, inside: str = "", **attributes: object) -> str:
    """A service task of an external topic."""
    attributes |= {"camunda__type": "external", "camunda__topic": topic}
    return element("serviceTask", key, inside, **attributes)


def call(key: str, called: str, inside: str = "", **attributes: object) -> str:
    return element("callActivity", key, inside, calledElement=called, **attributes)


def sub(key: str, *inside: str, **attributes: object) -> str:
    return element("subProcess", key, "".join(inside), **attributes)


def esp(key: str, *inside: str) -> str:
    """An event sub-process."""
    return sub(key, *inside, triggeredByEvent=True)


def xor(key: str, **attributes: object) -> str:
    return element("exclusiveGateway", key, **attributes)


def both(key: str) -> str:
    return element("parallelGateway", key)


def some(key: str, **attributes: object) -> str:
    return element("inclusiveGateway", key, **attributes)


def flow(source: str, target: str, condition: str = "", key: str = "") -> str:
    inside = f"<conditionExpression>{escape(condition)}</conditionExpression>" if condition else ""
    return element(
        "sequenceFlow",
        key or f"{source}_{target}",
        inside,
        sourceRef=source,
        targetRef=target,
    )


def flows(*paths: str) -> str:
    """Plain flows along paths, each written "a b c"."""
    found = []
    for path in paths:
        nodes = path.split()
        found += [flow(a, b) for a, b in pairwise(nodes)]
    return "".join(found)


def undone_by(host: str, handler: str) -> str:
    """The compensation boundary event of an activity, and the association to its handler."""
    return (
        on(host, f"c_{host}", "compensate")
        + f'<association id="as_{host}" associationDirection="One" sourceRef="c_{host}" '
        f'targetRef="{handler}"/>'
    )


def extension(inside: str) -> str:
    return f"<extensionElements>{inside}</extensionElements>"


def multi(
    number: object = "", inside: str = "", *, sequential: bool = False, **attributes: object
) -> str:
    """Multi-instance of a number, or over `camunda__collection`."""
    cardinality = f"<loopCardinality>{number}</loopCardinality>" if number != "" else ""
    written = _attributes({"isSequential": sequential, **attributes})
    tag = "multiInstanceLoopCharacteristics"
    return f"<{tag}{written}>{cardinality}{inside}</{tag}>"


def declarations(xml: str) -> str:
    """What the events of a model refer to."""
    found = dict.fromkeys(_USED.findall(xml))
    coded = ("error", "escalation")
    return "".join(
        element(kind, name, name=name, **({f"{kind}Code": name} if kind in coded else {}))
        for kind, name in found
        if f'<{kind} id="{name}"' not in xml
    )


def package(before: str = "", /, **processes: str) -> Models:
    """Processes by their ids, read together with what stands before them."""
    return read_models({"p.bpmn": written(before, **processes)})


def written(before: str = "", /, **processes: str) -> bytes:
    """The same as the bytes of a file."""
    xml = "".join(
        f'<process id="{key}" isExecutable="true">{inside}</process>'
        for key, inside in processes.items()
    )
    return f"{HEAD}{before}{declarations(before + xml)}{xml}</definitions>".encode()
