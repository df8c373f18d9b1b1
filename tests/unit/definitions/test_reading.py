"""What the attributes of a model become: Camunda's, the standard's, other engines' and ours."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.model import Binding, Kind, Node, TimerKind
from tests.unit.definitions.samples import document, errors, line, process, read, warnings

MSG = '<message id="M" name="Viesti"/>'


def node(kind: str, attributes: str = "", inner: str = "", roots: str = "") -> Node:
    """The node x of this kind."""
    data = process(line(f'<{kind} id="x" {attributes}>{inner}</{kind}>'), roots)
    return read(data).processes["P"].nodes["x"]


def extended(kind: str, extension: str, attributes: str = "", roots: str = "") -> Node:
    return node(kind, attributes, f"<extensionElements>{extension}</extensionElements>", roots)


def value(expression: Any, **scope: Any) -> Any:
    assert expression is not None
    return expression.evaluate(scope)


def test_user_tasks() -> None:
    task = node(
        "userTask",
        'name="Ratkaise" camunda:assignee="${chair}" camunda:candidateGroups="approver, owners" '
        'camunda:dueDate="P14D" camunda:priority="=50 + 1" camunda:formRef="f" '
        'paatos:duty="decide" paatos:dueBasis="STATUTORY" paatos:shift="NONE" '
        'paatos:name-sv="Avgör" paatos:name-en="Decide"',
    )
    offer = task.offer
    assert offer is not None
    assert value(offer.assignee, chair="palonen") == "palonen"
    assert value(offer.candidate_groups) == "approver, owners"
    assert (value(offer.due), value(offer.priority), value(offer.form_key)) == ("P14D", 51, "f")
    assert (offer.due_basis, offer.shift) == ("STATUTORY", "NONE")
    assert task.names == {"sv": "Avgör", "en": "Decide"}
    assert task.extensions["paatos:duty"] == "decide"


def test_resources_of_the_standard() -> None:
    def role(kind: str, text: str) -> str:
        return (
            f"<{kind}><resourceAssignmentExpression><formalExpression>{text}"
            f"</formalExpression></resourceAssignmentExpression></{kind}>"
        )

    roles = role("humanPerformer", "kermit") + role("potentialOwner", "user(a), group(b), c")
    offer = node("userTask", "", roles).offer
    assert offer is not None
    assert value(offer.assignee) == "kermit"
    assert (value(offer.candidate_users), value(offer.candidate_groups)) == ("a", "b, c")


def test_service_work() -> None:
    task = extended(
        "serviceTask",
        "<camunda:failedJobRetryTimeCycle>R5/PT10M</camunda:failedJobRetryTimeCycle>"
        '<camunda:properties><camunda:property name="p" value="v"/></camunda:properties>',
        'camunda:type="external" camunda:topic="notify"',
    )
    assert task.work is not None
    assert (task.work.topic, task.work.retries) == ("notify", 5)
    assert task.properties == {"p": "v"}


def test_expressions_of_service_tasks_without_java() -> None:
    task = node("serviceTask", 'camunda:expression="${a + 1}" camunda:resultVariable="b"')
    assert task.work is not None and value(task.work.expression, a=2) == 3
    assert task.result_variable == "b"


def test_decisions() -> None:
    rule = node(
        "businessRuleTask",
        'camunda:decisionRef="quota" camunda:decisionRefBinding="versionTag" '
        'camunda:decisionRefVersionTag="v2" camunda:mapDecisionResult="singleEntry"',
    ).rule
    assert rule is not None
    assert (rule.decision, rule.binding, rule.map_result) == (
        "quota",
        Binding.VERSION_TAG,
        "singleEntry",
    )
    assert value(rule.version_tag) == "v2"


def test_calls() -> None:
    call = extended(
        "callActivity",
        '<camunda:in businessKey="#{execution.processBusinessKey}"/>'
        '<camunda:in source="a b" target="c"/><camunda:in sourceExpression="${n + 1}" target="d"/>'
        '<camunda:out variables="all"/>',
        'calledElement="tns:Q" camunda:calledElementBinding="version"'
        ' camunda:calledElementVersion="3"',
    ).call
    assert call is not None
    assert (call.element, call.binding, value(call.version)) == ("Q", Binding.VERSION, "3")
    assert value(call.business_key, businessKey="VN/1") == "VN/1"
    assert [(m.target, value(m.source, **{"a b": 1, "n": 1})) for m in call.inputs] == [
        ("c", 1),
        ("d", 2),
    ]
    assert [m.all_variables for m in call.outputs] == [True]


def test_a_called_element_may_be_computed() -> None:
    call = node("callActivity", 'calledElement="${which}"').call
    assert call is not None and value(call.element_expression, which="Q") == "Q"


def test_mappings() -> None:
    task = extended(
        "userTask",
        '<camunda:inputOutput><camunda:inputParameter name="a">${n}</camunda:inputParameter>'
        '<camunda:inputParameter name="b">text</camunda:inputParameter>'
        '<camunda:inputParameter name="c"/>'
        '<camunda:inputParameter name="d"><camunda:list><camunda:value>1</camunda:value>'
        "<camunda:value>${n}</camunda:value></camunda:list></camunda:inputParameter>"
        '<camunda:inputParameter name="e"><camunda:map><camunda:entry key="k">${n}'
        "</camunda:entry></camunda:map></camunda:inputParameter>"
        '<camunda:inputParameter name="f"><camunda:script scriptFormat="feel">n * 2'
        "</camunda:script></camunda:inputParameter>"
        '<camunda:outputParameter name="g">=a</camunda:outputParameter></camunda:inputOutput>',
    )
    got = {a.target: value(a.source, n=7) for a in task.inputs}
    assert got == {"a": 7, "b": "text", "c": None, "d": ["1", 7], "e": {"k": 7}, "f": 14}
    assert [(a.target, value(a.source, a=1)) for a in task.outputs] == [("g", 1)]
    assert task.needs_scope


def test_data_associations_with_transformation_and_assignment() -> None:
    data = process(
        '<dataObject id="o" name="esitys"/><dataObjectReference id="r" dataObjectRef="o"/>'
        + line(
            '<task id="x"><ioSpecification><dataInput id="i" name="luku"/>'
            '<dataOutput id="q" name="tulos"/><inputSet><dataInputRefs>i</dataInputRefs></inputSet>'
            "<outputSet><dataOutputRefs>q</dataOutputRefs></outputSet></ioSpecification>"
            "<dataInputAssociation><sourceRef>r</sourceRef><targetRef>i</targetRef>"
            "<transformation>esitys + 1</transformation></dataInputAssociation>"
            "<dataInputAssociation><targetRef>i</targetRef><assignment><from>=5</from><to>n</to>"
            "</assignment></dataInputAssociation>"
            "<dataOutputAssociation><sourceRef>q</sourceRef><targetRef>r</targetRef>"
            "</dataOutputAssociation></task>"
        )
    )
    found = read(data).processes["P"]
    task = found.nodes["x"]
    assert [(a.target, value(a.source, esitys=1)) for a in task.inputs] == [("luku", 2), ("n", 5)]
    assert [(a.target, value(a.source, tulos=9)) for a in task.outputs] == [("esitys", 9)]
    assert [item.name for item in task.data] == ["tulos"]
    assert [item.name for item in found.root.data] == ["esitys"]


def test_drawn_data_moves_nothing_and_says_so() -> None:
    data = process(
        '<dataObject id="o"/><dataObjectReference id="r" dataObjectRef="o" name="Kirje"/>'
        + line(
            '<task id="x"><property id="p" name="__targetRef_placeholder"/>'
            "<dataInputAssociation><sourceRef>r</sourceRef><targetRef>p</targetRef>"
            "</dataInputAssociation><dataOutputAssociation><targetRef>r</targetRef>"
            "</dataOutputAssociation></task>"
        )
    )
    task = read(data).processes["P"].nodes["x"]
    assert (task.inputs, task.outputs, task.data) == ((), (), ())
    assert ("data-picture", "x") in warnings(data)


def test_multi_instance_in_both_notations() -> None:
    def multi(inner: str, attributes: str = "") -> Any:
        loop = f"<multiInstanceLoopCharacteristics {attributes}>{inner}"
        found = node("userTask", "", loop + "</multiInstanceLoopCharacteristics>").multi
        assert found is not None
        return found

    ours = multi(
        "<completionCondition>${done}</completionCondition>",
        'isSequential="true" camunda:collection="${people}" camunda:elementVariable="person"',
    )
    assert (ours.sequential, ours.element_variable) == (True, "person")
    assert value(ours.collection, people=[1]) == [1]
    assert value(ours.completion_condition, done=True) is True
    standard = multi(
        "<loopDataInputRef>people</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef>"
        '<inputDataItem id="i" name="person"/><outputDataItem id="o" name="answer"/>'
    )
    assert value(standard.collection, people=[1, 2]) == [1, 2]
    assert (standard.element_variable, standard.output_collection, standard.output_item) == (
        "person",
        "out",
        "answer",
    )


@pytest.mark.parametrize(
    ("kind", "text", "literal"),
    [
        ("timeDuration", "P1DT2H", True),
        ("timeDuration", "=delay", False),
        ("timeDuration", "${delay}", False),
        ("timeDate", "2030-01-31T10:00:00+02:00", True),
        ("timeDate", "2030-01-31", True),
        ("timeCycle", "R3/PT1H", True),
        ("timeCycle", "R/2030-01-01T00:00:00Z/P1M", True),
        ("timeCycle", "0 0 9 ? * MON-FRI", True),
    ],
)
def test_timers(kind: str, text: str, literal: bool) -> None:
    time = f"<{kind}>{text}</{kind}>"
    inner = f'<timerEventDefinition paatos:dueBasis="REMINDER">{time}</timerEventDefinition>'
    (event,) = node("intermediateCatchEvent", "", inner).events
    timer = event.timer
    assert timer is not None
    assert (timer.kind, timer.due_basis) == (TimerKind(kind), "REMINDER")
    assert (timer.text == text, timer.expression is None) == (literal, literal)


def test_errors_carry_code_variables_and_message() -> None:
    data = process(
        line('<userTask id="a"/>')
        + '<boundaryEvent id="x" attachedToRef="a"><errorEventDefinition errorRef="E"'
        ' camunda:errorCodeVariable="c" camunda:errorMessageVariable="m"/></boundaryEvent>'
        '<boundaryEvent id="y" attachedToRef="a"><errorEventDefinition/></boundaryEvent>'
        '<boundaryEvent id="z" attachedToRef="a"><errorEventDefinition errorRef="N"/>'
        "</boundaryEvent>",
        '<error id="E" errorCode="HYLATTY" camunda:errorMessage="ei"/><error id="N" name="nimi"/>',
    )
    nodes = read(data).processes["P"].nodes
    (event,) = nodes["x"].events
    assert (event.code, event.code_variable, event.message_variable) == ("HYLATTY", "c", "m")
    assert value(event.error_message) == "ei"
    assert nodes["y"].events[0].code is None
    assert nodes["z"].events[0].code == "nimi"


def test_flowable_and_activiti_attributes() -> None:
    offer = node("userTask", 'flowable:assignee="${a}" flowable:candidateGroups="g"').offer
    assert offer is not None and value(offer.candidate_groups) == "g"
    offer = node("userTask", 'activiti:candidateUsers="u" activiti:exclusive="false"').offer
    assert offer is not None and value(offer.candidate_users) == "u"
    work = node("serviceTask", 'flowable:type="external-worker" flowable:topic="t"').work
    assert work is not None and work.topic == "t"
    call = node("callActivity", 'calledElement="Q" flowable:inheritVariables="true"').call
    assert call is not None and [m.all_variables for m in call.inputs] == [True]


def test_zeebe_elements_that_mean_the_same() -> None:
    task = extended(
        "serviceTask",
        '<zeebe:taskDefinition type="notify" retries="2"/>'
        '<zeebe:ioMapping><zeebe:input source="=a" target="b"/>'
        '<zeebe:output source="=c" target="d"/></zeebe:ioMapping>'
        '<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>',
    )
    assert task.work is not None and (task.work.topic, task.work.retries) == ("notify", 2)
    assert [(a.target, value(a.source, a=1)) for a in task.inputs] == [("b", 1)]
    assert [a.target for a in task.outputs] == ["d"]
    assert task.properties == {"k": "v"}
    user = extended(
        "userTask",
        '<zeebe:userTask/><zeebe:formDefinition formId="f"/>'
        '<zeebe:assignmentDefinition assignee="=who" candidateGroups="g"/>'
        '<zeebe:taskSchedule dueDate="=due"/><zeebe:priorityDefinition priority="70"/>',
    ).offer
    assert user is not None
    assert value(user.assignee, who="x") == "x"
    assert (value(user.form_key), value(user.priority)) == ("f", "70")
    call = extended("callActivity", '<zeebe:calledElement processId="Q"/>').call
    assert call is not None and call.element == "Q"
    assert call.inputs[0].all_variables and call.outputs[0].all_variables
    rule = extended("businessRuleTask", '<zeebe:calledDecision decisionId="d" resultVariable="r"/>')
    assert rule.rule is not None and (rule.rule.decision, rule.result_variable) == ("d", "r")
    script = extended("scriptTask", '<zeebe:script expression="=1 + 1" resultVariable="r"/>')
    assert value(script.script) == 2


def test_zeebe_loops_and_correlation() -> None:
    loop = (
        "<multiInstanceLoopCharacteristics><extensionElements>"
        '<zeebe:loopCharacteristics inputCollection="=items" inputElement="item"'
        ' outputCollection="results" outputElement="=item * 2"/>'
        "</extensionElements></multiInstanceLoopCharacteristics>"
    )
    multi = node("userTask", "", loop).multi
    assert multi is not None
    assert (value(multi.collection, items=[1]), multi.element_variable) == ([1], "item")
    assert multi.output_collection == "results"
    assert value(multi.output_expression, item=4) == 8
    roots = (
        '<message id="M" name="Vastaus"><extensionElements>'
        '<zeebe:subscription correlationKey="=orderId"/></extensionElements></message>'
    )
    task = node("receiveTask", 'messageRef="M"', roots=roots)
    assert task.message is not None and task.message.name == "Vastaus"
    assert [(a.target, value(a.source, orderId=5)) for a in task.message.correlation] == [
        ("orderId", 5)
    ]


def test_references_with_prefixes_and_into_other_files() -> None:
    assert node("receiveTask", 'messageRef="tns:M"', roots=MSG).message is not None
    other = document(MSG.replace("Viesti", "Muualta")).replace(b"org/tns", b"org/other")
    library = other.replace(
        b"</definitions>", b'<process id="L"><task id="l"/></process></definitions>'
    )
    data = process(line('<receiveTask id="x" messageRef="other:M"/>'))
    message = read(data, **{"other.bpmn": library}).processes["P"].nodes["x"].message
    assert message is not None and message.name == "Muualta"


def test_messages_named_by_their_operation() -> None:
    roots = (
        f'{MSG}<interface id="i" name="i"><operation id="o" name="o">'
        "<inMessageRef>M</inMessageRef></operation></interface>"
    )
    task = node("receiveTask", 'operationRef="o"', roots=roots)
    assert task.message is not None and task.message.name == "Viesti"


def test_flows_without_ids_get_stable_ones() -> None:
    data = process(
        '<startEvent id="s"/><task id="t"/><sequenceFlow sourceRef="s" targetRef="t"/>'
        '<sequenceFlow sourceRef="s" targetRef="t"/>'
        '<sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
    )
    flows = read(data).processes["P"].flows
    assert {key: flow.original for key, flow in flows.items()} == {
        "s--t": False,
        "s--t.2": False,
        "f": True,
    }


def test_ids_like_the_parsers_own_survive() -> None:
    names = ("Start", "End", "Root", "P.EndJoin", "StartEventSplit")
    data = process(line(*(f'<userTask id="{name}"/>' for name in names)))
    assert set(names) < set(read(data).processes["P"].nodes)


def test_lanes_are_groups() -> None:
    data = process(
        '<laneSet id="ls"><lane id="l" name="preparer"><flowNodeRef>a</flowNodeRef>'
        '<childLaneSet id="cs"><lane id="m" name="Puheenjohtaja" camunda:candidateGroups='
        '"preparer.chair, x"><flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane></laneSet>'
        + line('<userTask id="a"/>', '<userTask id="b"/>')
    )
    nodes = read(data).processes["P"].nodes
    assert [lane.groups for lane in nodes["a"].lanes] == [("preparer",)]
    assert [lane.groups for lane in nodes["b"].lanes] == [("preparer",), ("preparer.chair", "x")]


def test_collaborations_with_black_boxes_and_pictures() -> None:
    sender = line('<sendTask id="a" messageRef="M"/>')
    data = document(
        f"{MSG}"
        '<collaboration id="c"><participant id="p" processRef="P"/>'
        '<participant id="q" processRef="Q"/><participant id="box" name="Kaupunki"/>'
        '<messageFlow id="m1" sourceRef="a" targetRef="box"/>'
        '<messageFlow id="m2" sourceRef="b" targetRef="a"/></collaboration>'
        f'<process id="P">{sender}</process>'
        '<process id="Q" isExecutable="false"><task id="b"/></process>'
    )
    models = read(data)
    assert set(models.processes) == {"P"}
    assert models.processes["P"].nodes["a"].sends_to == ()
    assert ("process-left-out", "Q") in warnings(data)


def test_global_tasks() -> None:
    caller = line('<callActivity id="x" calledElement="g"/>')
    data = document(
        '<globalScriptTask id="g" scriptLanguage="feel" camunda:resultVariable="r">'
        "<script>1 + 1</script></globalScriptTask>"
        f'<process id="P">{caller}</process>'
    )
    task = read(data).global_tasks["g"]
    assert (task.node.kind, task.node.result_variable) == (Kind.SCRIPT_TASK, "r")
    assert value(task.node.script) == 2


def test_starts_are_known() -> None:
    data = process(
        '<startEvent id="m"><messageEventDefinition messageRef="M"/></startEvent>'
        '<startEvent id="t"><timerEventDefinition><timeCycle>R/P1D</timeCycle>'
        '</timerEventDefinition></startEvent><task id="a"/>'
        '<sequenceFlow id="f" sourceRef="m" targetRef="a"/>'
        '<sequenceFlow id="g" sourceRef="t" targetRef="a"/>',
        MSG,
    )
    assert [(s.element, str(s.event.trigger)) for s in read(data).starts] == [
        ("m", "message"),
        ("t", "timer"),
    ]


def test_ad_hoc() -> None:
    scope = node(
        "adHocSubProcess",
        'ordering="Sequential" cancelRemainingInstances="false" paatos:onDemand="true"',
        '<userTask id="i"/><completionCondition>=ready</completionCondition>',
    ).child
    assert scope is not None and scope.ad_hoc is not None
    assert (scope.ad_hoc.sequential, scope.ad_hoc.cancel_remaining) == (True, False)
    assert scope.ad_hoc.offered_on_demand
    assert value(scope.ad_hoc.completion_condition, ready=True) is True


def test_correlation_of_the_standard() -> None:
    data = document(
        f"{MSG}"
        '<correlationProperty id="cp" name="asia"><correlationPropertyRetrievalExpression'
        ' messageRef="M"><messagePath>case.number</messagePath>'
        "</correlationPropertyRetrievalExpression></correlationProperty>"
        '<collaboration id="c"><participant id="p" processRef="P"/>'
        '<correlationKey id="ck" name="k"><correlationPropertyRef>cp</correlationPropertyRef>'
        "</correlationKey></collaboration>"
        '<process id="P"><receiveTask id="x" messageRef="M"/>'
        '<correlationSubscription id="cs" correlationKeyRef="ck"><correlationPropertyBinding'
        ' correlationPropertyRef="cp"><dataPath>number</dataPath></correlationPropertyBinding>'
        "</correlationSubscription></process>"
    )
    found = read(data).processes["P"]
    (prop,) = found.keys[0].properties
    assert value(prop.retrievals["Viesti"], case={"number": 7}) == 7
    (subscription,) = found.correlations
    assert value(subscription.bindings["cp"], number=7) == 7


@pytest.mark.parametrize("kind", ["message", "signal", "error", "escalation"])
def test_what_has_no_name_goes_by_its_id(kind: str) -> None:
    event = f'<boundaryEvent id="b" attachedToRef="a"><{kind}EventDefinition {kind}Ref="N"/>'
    body = line('<userTask id="a"/>') + event + "</boundaryEvent>"
    caught = read(process(body, f'<{kind} id="N"/>')).processes["P"].nodes["b"].events[0]
    assert "N" in (caught.name, caught.code)


def test_a_resource_that_a_role_refers_to_is_a_group() -> None:
    owner = "<potentialOwner><resourceRef>r</resourceRef></potentialOwner>"
    task = f'<userTask id="a">{owner}</userTask>'
    node = read(process(line(task), '<resource id="r" name="clerks"/>')).processes["P"].nodes["a"]
    assert node.offer is not None
    assert node.offer.candidate_groups is not None
    assert node.offer.candidate_groups.text == "clerks"


def test_declarations_may_go_without_ids_and_anything_may_carry_properties() -> None:
    notes = (
        '<extensionElements><camunda:properties><camunda:property name="a" value="b"/>'
        "</camunda:properties></extensionElements>"
    )
    roots = "".join(f'<{kind} name="N"/>' for kind in ("message", "signal", "error", "escalation"))
    body = line('<task id="t"/>') + f'<dataObject id="o">{notes}</dataObject>'
    assert errors(process(body, roots)) == []


@pytest.mark.parametrize(
    "text",
    [
        "count(xs) + string length(name)",
        "{double: function(x) x * 2, r: double(4)}.r",
        "(function(f) f(1))(function(x) x)",
        "for x in xs return sum(x)",
        "date and time(text).year > 2000",
    ],
)
def test_functions_that_exist_or_are_defined_in_place_may_be_called(text: str) -> None:
    body = f'<scriptTask id="a" scriptFormat="feel"><script>{text}</script></scriptTask>'
    assert errors(process(line(body.replace("> 2000", "&gt; 2000")))) == []
