"""Activities and scopes that are not run, their repetition and their data."""

from __future__ import annotations

from tests.unit.definitions.refused.parts import (
    MED,
    MSG,
    SED,
    TASK,
    Cases,
    esp,
    extended,
    multi,
    task,
)
from tests.unit.definitions.samples import line, process

CASES: Cases = [
    # scopes
    ("scope-empty", process(line('<subProcess id="x"/>'))),
    (
        "scope-no-start",
        process(
            line(
                '<subProcess id="x"><task id="i"/><task id="j"/>'
                '<sequenceFlow id="g" sourceRef="i" targetRef="j"/>'
                '<sequenceFlow id="h" sourceRef="j" targetRef="i"/></subProcess>'
            )
        ),
    ),
    ("event-subprocess-starts", process(line(TASK) + esp('<task id="t"/>'))),
    (
        "event-subprocess-starts",
        process(
            line(TASK)
            + esp(f'<startEvent id="e1">{MED}</startEvent><startEvent id="e2">{MED}</startEvent>'),
            MSG,
        ),
    ),
    (
        "event-subprocess-untriggered",
        process(
            line(TASK)
            + '<subProcess id="e" triggeredByEvent="true"><startEvent id="x"/></subProcess>'
        ),
    ),
    (
        "event-subprocess-loop",
        process(
            line(TASK)
            + esp(
                '<standardLoopCharacteristics loopMaximum="2"/>'
                f'<startEvent id="es">{MED}</startEvent>'
            ),
            MSG,
        ),
    ),
    (
        "event-subprocess-kind",
        process(
            line(TASK)
            + '<transaction id="x" triggeredByEvent="true">'
            + f'<startEvent id="es">{MED}</startEvent></transaction>',
            MSG,
        ),
    ),
    ("ad-hoc-event", process(line('<adHocSubProcess id="s"><endEvent id="x"/></adHocSubProcess>'))),
    # activities
    ("quantity", task("userTask", 'startQuantity="0"')),
    ("quantity", task("userTask", 'completionQuantity="-1"')),
    ("receive-unnamed", task("receiveTask")),
    ("binding-unknown", task("callActivity", 'calledElement="P" camunda:calledElementBinding="x"')),
    (
        "binding-incomplete",
        task("callActivity", 'calledElement="P" camunda:calledElementBinding="version"'),
    ),
    (
        "binding-incomplete",
        task("businessRuleTask", 'camunda:decisionRef="d" camunda:decisionRefBinding="versionTag"'),
    ),
    ("due-date", task("userTask", 'camunda:dueDate="tomorrow"')),
    ("binding-several", task("userTask", 'camunda:formKey="f" camunda:formRef="g"')),
    ("binding-unknown", task("userTask", 'camunda:formRef="f" camunda:formRefBinding="newest"')),
    ("priority", task("userTask", 'camunda:priority="high"')),
    (
        "priority",
        task("serviceTask", 'camunda:type="external" camunda:topic="t" camunda:taskPriority="1.5"'),
    ),
    ("form-embedded", task("userTask", 'camunda:formKey="embedded:app:forms/a.html"')),
    ("call-empty", task("callActivity")),
    (
        "mapping-incomplete",
        extended("callActivity", '<camunda:in source="a"/>', 'calledElement="P"'),
    ),
    (
        "mapping-variables",
        extended("callActivity", '<camunda:in variables="some"/>', 'calledElement="P"'),
    ),
    (
        "mapping-incomplete",
        extended(
            "userTask",
            "<camunda:inputOutput><camunda:inputParameter>1</camunda:inputParameter>"
            "</camunda:inputOutput>",
        ),
    ),
    ("task-type", task("serviceTask", 'camunda:type="mail"')),
    ("task-technology", task("serviceTask", 'implementation="${environment.services.call}"')),
    ("topic-missing", task("serviceTask", 'camunda:type="external"')),
    ("topic-without-type", task("serviceTask", 'camunda:topic="t"')),
    ("decision-result", task("businessRuleTask", 'camunda:mapDecisionResult="first"')),
    (
        "service-operation",
        task(
            "serviceTask",
            'operationRef="o"',
            roots='<message id="M"/><interface id="i" name="i"><operation id="o" name="o">'
            "<inMessageRef>M</inMessageRef></operation></interface>",
        ),
    ),
    # loops
    ("loop-negative", task("task", "", '<standardLoopCharacteristics loopMaximum="-1"/>')),
    ("loop-endless", task("task", "", "<standardLoopCharacteristics/>")),
    ("multi-no-source", multi("")),
    ("multi-two-sources", multi("<loopCardinality>3</loopCardinality>", ' camunda:collection="c"')),
    (
        "multi-output",
        multi("<loopCardinality>3</loopCardinality><loopDataOutputRef>o</loopDataOutputRef>"),
    ),
    ("multi-behavior-event", multi("<loopCardinality>3</loopCardinality>", ' behavior="One"')),
    # data
    (
        "reference-unknown",
        task(
            "task",
            "",
            "<dataInputAssociation><sourceRef>nobody</sourceRef><targetRef>nobody"
            "</targetRef></dataInputAssociation>",
        ),
    ),
    (
        "data-several-sources",
        task(
            "task",
            "",
            '<ioSpecification><dataInput id="i" name="i"/><inputSet/><outputSet/></ioSpecification>'
            '<property id="p" name="p"/><property id="q" name="q"/>'
            "<dataInputAssociation><sourceRef>p</sourceRef><sourceRef>q</sourceRef>"
            "<targetRef>i</targetRef></dataInputAssociation>",
        ),
    ),
    (
        "data-name-twice",
        task(
            "task",
            "",
            '<ioSpecification><dataOutput id="i" name="n"/><dataOutput id="j" name="n"/>'
            "<inputSet/><outputSet/></ioSpecification>",
        ),
    ),
    (
        "multi-behavior-condition",
        multi(
            "<loopCardinality>3</loopCardinality><complexBehaviorDefinition><condition/>"
            f'<event id="x2">{SED}</event></complexBehaviorDefinition>',
            ' behavior="Complex"',
        ),
    ),
]
