"""What does not hang together: references, elements, flows and gateways."""

from __future__ import annotations

from tests.unit.definitions.refused.parts import (
    MED,
    MSG,
    PT1H,
    SIG,
    TASK,
    Cases,
    boundary,
    catch,
    esp,
    flow,
    multi,
    task,
    throw,
)
from tests.unit.definitions.samples import document, line, process

CASES: Cases = [
    # references
    ("reference-unknown", process(line(TASK, catch('<messageEventDefinition messageRef="N"/>')))),
    ("reference-unknown", process(line(TASK, throw('<signalEventDefinition signalRef="N"/>')))),
    ("reference-unknown", process(line(TASK) + boundary('<errorEventDefinition errorRef="N"/>'))),
    (
        "reference-unknown",
        process(line(TASK) + boundary('<escalationEventDefinition escalationRef="N"/>')),
    ),
    ("reference-unknown", process(line(TASK) + boundary(PT1H, "nobody"))),
    ("reference-unknown", process(line(TASK) + flow("nobody", "a"))),
    ("reference-unknown", process(line(TASK) + flow("a", "nobody"))),
    ("reference-unknown", process(line('<exclusiveGateway id="x" default="nobody"/>'))),
    ("reference-unknown", process(line(throw('<compensateEventDefinition activityRef="N"/>')))),
    ("reference-unknown", process(line(catch("<eventDefinitionRef>N</eventDefinitionRef>")))),
    ("reference-unknown", task("receiveTask", 'messageRef="N"')),
    ("reference-unknown", task("sendTask", 'operationRef="N"')),
    (
        "reference-unknown",
        document(
            '<collaboration id="c"><participant id="x" processRef="N"/></collaboration>'
            f'<process id="P">{line(TASK)}</process>'
        ),
    ),
    (
        "reference-unknown",
        document(
            '<collaboration id="c"><participant id="p" processRef="P"/>'
            '<messageFlow id="x" sourceRef="a" targetRef="N"/></collaboration>'
            f'<process id="P">{line(TASK)}</process>'
        ),
    ),
    ("reference-unknown", multi("", ' behavior="None" noneBehaviorEventRef="N"')),
    ("reference-kind", task("receiveTask", 'messageRef="S"', roots=SIG)),
    ("reference-kind", process(line(throw('<compensateEventDefinition activityRef="start"/>')))),
    ("reference-elsewhere", task("receiveTask", 'messageRef="other:M"')),
    (
        "message-flow-inside",
        document(
            '<collaboration id="c"><participant id="p" processRef="P"/>'
            '<messageFlow id="x" sourceRef="a" targetRef="end"/></collaboration>'
            f'<process id="P">{line(TASK)}</process>'
        ),
    ),
    # elements
    ("element-unsupported", process(line(TASK) + '<implicitThrowEvent id="x"/>')),
    (
        "transaction-method",
        process(line('<transaction id="x" method="##Store"><task id="t"/></transaction>')),
    ),
    # flows
    (
        "flow-crosses",
        process(line(TASK, '<subProcess id="s"><task id="i"/></subProcess>') + flow("a", "i")),
    ),
    ("flow-into", process('<startEvent id="x"/><task id="t"/>' + flow("t", "x", key="f"))),
    ("flow-out-of", process('<endEvent id="x"/><task id="t"/>' + flow("x", "t", key="f"))),
    ("default-foreign", process(line('<exclusiveGateway id="x" default="f2"/>', TASK))),
    (
        "event-subprocess-flow",
        process(
            line(TASK) + esp(f'<startEvent id="es">{MED}</startEvent>') + flow("a", "x", key="f"),
            MSG,
        ),
    ),
    # gateways
    ("gateway-alone", process(line(TASK) + '<parallelGateway id="x"/>')),
    (
        "gateway-no-condition",
        process(line('<exclusiveGateway id="x"/>') + '<task id="t"/>' + flow("x", "t", key="f")),
    ),
    (
        "complex-no-condition",
        process(
            line('<parallelGateway id="s"/>', '<complexGateway id="x"/>') + flow("s", "x", key="f")
        ),
    ),
    (
        "event-gateway-empty",
        process('<task id="t"/><eventBasedGateway id="x"/>' + flow("t", "x", key="f")),
    ),
    ("event-gateway-target", process(line('<eventBasedGateway id="x"/>', TASK))),
    (
        "event-gateway-parallel",
        process(line('<eventBasedGateway id="x" eventGatewayType="Parallel"/>', catch(PT1H, "c"))),
    ),
    (
        "event-gateway-start-flow",
        process(line('<eventBasedGateway id="x" instantiate="true"/>', catch(MED, "c")), MSG),
    ),
    (
        "event-gateway-start-target",
        process(
            f'<eventBasedGateway id="x" instantiate="true"/>{catch(PT1H, "c")}'
            + flow("x", "c", key="f")
        ),
    ),
    (
        "event-gateway-mixed",
        process(
            line('<eventBasedGateway id="x"/>', catch(MED, "c"))
            + '<receiveTask id="r" messageRef="M"/>'
            + flow("x", "r", key="f"),
            MSG,
        ),
    ),
    (
        "event-gateway-boundary",
        process(
            line('<eventBasedGateway id="x"/>', '<receiveTask id="r" messageRef="M"/>')
            + f'<boundaryEvent id="b" attachedToRef="r">{PT1H}</boundaryEvent>',
            MSG,
        ),
    ),
    *(
        ("receive-once", process(line(receive), MSG))
        for receive in (
            '<receiveTask id="x" messageRef="M" instantiate="true" completionQuantity="2"/>',
            '<eventBasedGateway id="g"/><receiveTask id="x" messageRef="M">'
            '<standardLoopCharacteristics loopMaximum="2"/></receiveTask>'
            + flow("g", "x", key="gx"),
            '<eventBasedGateway id="g"/><receiveTask id="x" messageRef="M"><extensionElements>'
            '<camunda:inputOutput><camunda:inputParameter name="a">1</camunda:inputParameter>'
            "</camunda:inputOutput></extensionElements></receiveTask>" + flow("g", "x", key="gx"),
        )
    ),
]
