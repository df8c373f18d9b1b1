"""Whatever is not run is refused, with the element's id in the message."""

from __future__ import annotations

import re

import pytest

from engine.definitions import Finding, check_models, read_models
from engine.definitions.messages import MESSAGES
from engine.errors import InvalidDefinition
from tests.unit.definitions.samples import document, line, process

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

CASES: list[tuple[str, bytes]] = [
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
    # events
    ("event-empty", process(line(catch("")))),
    ("event-empty", process(line(TASK) + boundary(""))),
    ("event-illegal", process(line(throw(PT1H)))),
    ("event-illegal", process('<startEvent id="x"><errorEventDefinition/></startEvent>')),
    ("event-illegal", process(line(catch("<cancelEventDefinition/>")))),
    ("event-illegal", process(line(TASK) + boundary('<linkEventDefinition name="L"/>'))),
    ("event-illegal", process(line(TASK) + boundary("<terminateEventDefinition/>"))),
    (
        "event-illegal",
        process(f'<task id="t"/><endEvent id="x">{PT1H}</endEvent>' + flow("t", "x", key="f")),
    ),
    (
        "event-combination",
        process(
            '<task id="t"/><endEvent id="x"><terminateEventDefinition/>'
            f"{SED}</endEvent>" + flow("t", "x", key="f"),
            SIG,
        ),
    ),
    (
        "event-parallel-cycle",
        process(
            line(
                '<intermediateCatchEvent id="x" parallelMultiple="true">'
                f"{SED}<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>"
                "</intermediateCatchEvent>"
            ),
            SIG,
        ),
    ),
    (
        "event-must-interrupt",
        process(line(TASK) + boundary("<errorEventDefinition/>", more=' cancelActivity="false"')),
    ),
    (
        "start-in-subprocess",
        process(
            line(f'<subProcess id="s"><startEvent id="x">{MED}</startEvent></subProcess>'), MSG
        ),
    ),
    (
        "event-combination",
        process(
            '<startEvent id="x"><conditionalEventDefinition><condition>a</condition>'
            f"</conditionalEventDefinition>{MED}</startEvent>",
            MSG,
        ),
    ),
    (
        "event-subprocess-compensation",
        process(line(TASK) + esp('<startEvent id="c"><compensateEventDefinition/></startEvent>')),
    ),
    (
        "event-subprocess-compensation-twice",
        process(
            line(
                '<subProcess id="s"><task id="i"/>'
                + esp('<startEvent id="c"><compensateEventDefinition/></startEvent>')
                + esp('<startEvent id="e"><compensateEventDefinition/></startEvent>').replace(
                    "x", "y"
                )
                + "</subProcess>"
            )
        ),
    ),
    (
        "start-computed",
        process(f'<startEvent id="x">{MED}</startEvent>', '<message id="M" name="=a + b"/>'),
    ),
    (
        "start-computed",
        process(
            '<startEvent id="x"><timerEventDefinition><timeDuration>${delay}</timeDuration>'
            "</timerEventDefinition></startEvent>"
        ),
    ),
    (
        "cancel-outside",
        process(
            '<task id="t"/><endEvent id="x"><cancelEventDefinition/></endEvent>'
            + flow("t", "x", key="f")
        ),
    ),
    ("cancel-boundary", process(line(TASK) + boundary("<cancelEventDefinition/>"))),
    ("boundary-host", process(line(TASK) + boundary(PT1H, "start"))),
    (
        "boundary-scope",
        process(line('<subProcess id="s"><task id="i"/></subProcess>') + boundary(PT1H, "i")),
    ),
    (
        "boundary-event-subprocess",
        process(
            line(TASK)
            + f'<subProcess id="e" triggeredByEvent="true"><startEvent id="es">{MED}</startEvent>'
            + "</subProcess>"
            + boundary(PT1H, "e"),
            MSG,
        ),
    ),
    ("message-unnamed", process(line(catch("<messageEventDefinition/>")))),
    ("signal-unnamed", process(line(catch("<signalEventDefinition/>")))),
    ("signal-unnamed", process(line(throw("<signalEventDefinition/>")))),
    ("escalation-unnamed", process(line(throw("<escalationEventDefinition/>")))),
    (
        "conditional-empty",
        process(
            line(catch("<conditionalEventDefinition><condition/></conditionalEventDefinition>"))
        ),
    ),
    # links
    ("link-unnamed", process(line(TASK) + throw('<linkEventDefinition name=" "/>'))),
    (
        "link-without-catch",
        process(
            '<startEvent id="s"/>'
            + throw('<linkEventDefinition name="L"/>')
            + flow("s", "x", key="f")
        ),
    ),
    (
        "link-without-throw",
        process(line(TASK) + catch('<linkEventDefinition name="L"/>')),
    ),
    (
        "link-twice",
        process(
            '<startEvent id="s"/>'
            + throw('<linkEventDefinition name="L"/>', "t")
            + catch('<linkEventDefinition name="L"/>', "c")
            + catch('<linkEventDefinition name="L"/>')
            + flow("s", "t", key="f")
        ),
    ),
    (
        "link-catch-flow",
        process(
            line(catch('<linkEventDefinition name="L"/>'))
            + throw('<linkEventDefinition name="L"/>', "t")
        ),
    ),
    (
        "link-throw-flow",
        process(
            line(throw('<linkEventDefinition name="L"/>'))
            + catch('<linkEventDefinition name="L"/>', "c")
        ),
    ),
    # timers
    ("timer-parts", process(line(catch("<timerEventDefinition/>")))),
    ("timer-empty", process(line(timer("timeDuration", " ")))),
    ("timer-date", process(line(timer("timeDate", "2030-02-30T00:00:00")))),
    ("timer-duration", process(line(timer("timeDuration", "P1X")))),
    ("timer-duration", process(line(timer("timeDuration", "PT1H30")))),
    ("timer-duration", process(line(timer("timeDuration", "-PT1H")))),
    ("timer-duration", process(line(timer("timeDuration", "2030-01-01")))),
    ("timer-cycle", process(line(timer("timeCycle", "R3/2030-01-01")))),
    ("timer-cycle", process(line(timer("timeCycle", "R3/PT0S")))),
    ("timer-cycle", process(line(timer("timeCycle", "0 99 * * * ?")))),
    ("timer-cycle-never", process(line(timer("timeCycle", "R0/PT1H")))),
    ("timer-too-long", process(line(timer("timeDuration", "P9999Y")))),
    ("timer-duration", process(line(timer("timeDuration", "P1000000000Y")))),
    ("expression-syntax", process(line(timer("timeDuration", "=1 +")))),
    # compensation
    (
        "compensation-no-handler",
        process(line(TASK) + boundary("<compensateEventDefinition/>")),
    ),
    (
        "compensation-boundary-flow",
        process(
            line(TASK)
            + boundary("<compensateEventDefinition/>")
            + '<task id="u" isForCompensation="true"/>'
            + '<association id="as" sourceRef="x" targetRef="u"/>'
            + flow("x", "end", key="f")
        ),
    ),
    (
        "compensation-handler-kind",
        process(
            line(TASK)
            + boundary("<compensateEventDefinition/>")
            + '<task id="u"/><association id="as" sourceRef="x" targetRef="u"/>'
        ),
    ),
    (
        "compensation-handler-scope",
        process(
            line(TASK, '<subProcess id="s"><task id="v"/><task id="u"/></subProcess>')
            + boundary("<compensateEventDefinition/>")
            + '<association id="as" sourceRef="x" targetRef="u"/>'
        ),
    ),
    ("compensation-uncalled", process(line(TASK) + '<task id="x" isForCompensation="true"/>')),
    (
        "compensation-flow",
        process(
            line('<task id="x" isForCompensation="true"/>', TASK)
            + '<boundaryEvent id="b" attachedToRef="a">'
            + "<compensateEventDefinition/></boundaryEvent>"
            + '<association id="as" sourceRef="b" targetRef="x"/>'
        ),
    ),
    (
        "compensation-unreachable",
        process(
            line(
                '<subProcess id="s"><task id="i"/></subProcess>',
                throw('<compensateEventDefinition activityRef="i"/>'),
            )
        ),
    ),
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
    # languages
    ("script-language", task("scriptTask", 'scriptFormat="javascript"', "<script>x</script>")),
    ("script-language", task("scriptTask", 'scriptFormat="python"', "<script>1</script>")),
    ("script-language", task("scriptTask", 'scriptFormat="groovy"', "<script>1</script>")),
    ("script-resource", task("scriptTask", 'camunda:resource="a.js"')),
    ("expression-syntax", task("scriptTask", 'scriptFormat="feel"', "<script>1 +</script>")),
    (
        "expression-syntax",
        process(
            line(TASK) + flow("a", "end", "<conditionExpression>a b c (</conditionExpression>")
        ),
    ),
    ("expression-syntax", multi("<loopCardinality>3 3</loopCardinality>")),
    ("expression-syntax", task("userTask", 'camunda:assignee="${a.}"')),
    ("expression-syntax", task("serviceTask", 'camunda:expression="${bean.run(execution)}"')),
    ("expression-function", task("userTask", 'camunda:assignee="=people.first(1)"')),
    ("script-unspoken", task("scriptTask", "", "<script>x = 1</script>")),
    ("expression-java", task("userTask", 'camunda:assignee="${environment.variables.who}"')),
    ("expression-function", task("userTask", 'camunda:assignee="=lookup(1, frobnicate(2))"')),
    ("expression-java", task("userTask", 'camunda:assignee="${execution.id}"')),
    (
        "expression-foreign",
        process(
            line(TASK)
            + flow(
                "a",
                "end",
                '<conditionExpression xsi:type="tFormalExpression" language="groovy">a'
                "</conditionExpression>",
            )
        ),
    ),
    # extensions
    (
        "data-initial",
        process(
            '<dataObject id="x" name="n" itemSubjectRef="tns:int"><extensionElements>'
            "<flowable:value>many</flowable:value></extensionElements></dataObject>" + line(TASK)
        ),
    ),
    (
        "binding-several",
        task("serviceTask", 'camunda:expression="${1}" camunda:type="external" camunda:topic="t"'),
    ),
    (
        "binding-several",
        task("businessRuleTask", 'camunda:decisionRef="d" camunda:type="external"'),
    ),
    ("extension-attribute", task("userTask", 'camunda:colour="red"')),
    ("extension-attribute", task("userTask", 'paatos:colour="red"')),
    ("extension-attribute", task("userTask", 'zeebe:colour="red"')),
    ("extension-attribute", task("userTask", 'flowable:colour="red"')),
    ("extension-misplaced", task("scriptTask", 'camunda:assignee="a"')),
    ("extension-value", task("userTask", 'paatos:duty="sleep"')),
    ("extension-value", task("userTask", 'paatos:shift="SIDEWAYS"')),
    ("extension-java", task("serviceTask", 'camunda:class="org.example.A"')),
    ("extension-java", task("serviceTask", 'camunda:delegateExpression="${a}"')),
    ("extension-java", task("serviceTask", 'activiti:class="org.example.A"')),
    ("extension-element", extended("serviceTask", "<camunda:connector/>")),
    ("extension-element", extended("userTask", '<camunda:taskListener event="create"/>')),
    ("extension-element", extended("serviceTask", '<camunda:executionListener event="start"/>')),
    ("form-inside", extended("userTask", FIELD.format('type="colour"'))),
    ("form-inside", extended("userTask", FIELD.format('type="string" defaultValue="${b}"'))),
    ("form-inside", extended("userTask", FIELD.format('type="long" defaultValue="many"'))),
    ("extension-element", extended("serviceTask", '<camunda:field name="a"/>')),
    ("extension-element", extended("serviceTask", '<flowable:field name="a"/>')),
    ("extension-element", extended("userTask", "<zeebe:taskListeners/>")),
    ("extension-element", extended("userTask", "<spiff:preScript>x = 1</spiff:preScript>")),
    ("extension-element", extended("userTask", '<zeebe:taskSchedule dueDate="x" newer="y"/>')),
    ("extension-attribute", task("userTask", 'camunda:formRef="f" camunda:formRefVersion="2"')),
    (
        "extension-attribute",
        extended("callActivity", '<flowable:in source="a" target="b" transient="true"/>').replace(
            b'id="x"', b'id="x" calledElement="P"'
        ),
    ),
    (
        "event-combination",
        process(
            line(
                '<intermediateThrowEvent id="x"><compensateEventDefinition/>'
                "<compensateEventDefinition/></intermediateThrowEvent>"
            )
        ),
    ),
    (
        "extension-element",
        extended("userTask", '<zeebe:formDefinition formKey="camunda-forms:bpmn:a"/>'),
    ),
    ("extension-misplaced", extended("userTask", '<camunda:out source="a" target="b"/>')),
    (
        "extension-misplaced",
        process(
            line(
                '<intermediateCatchEvent id="x"><extensionElements><camunda:inputOutput>'
                '<camunda:inputParameter name="a">1</camunda:inputParameter></camunda:inputOutput>'
                '</extensionElements><signalEventDefinition signalRef="S"/>'
                "</intermediateCatchEvent>"
            ),
            '<signal id="S" name="S"/>',
        ),
    ),
]


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
