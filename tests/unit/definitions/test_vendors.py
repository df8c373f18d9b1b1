"""Files as other modelers write them: what runs of them, and what is refused for a reason."""

from __future__ import annotations

import pytest

from engine.definitions import check_models, read_models

DI = (
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:omgdi="http://www.omg.org/spec/DD/20100524/DI" '
)
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '

SIGNAVIO = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<definitions xmlns="{MODEL}" {DI} {XSI} xmlns:signavio="http://www.signavio.com"
 exporter="Signavio Process Editor, http://www.signavio.com" exporterVersion="15.1.0"
 expressionLanguage="http://www.w3.org/1999/XPath" id="sid-6d0ffc48"
 targetNamespace="http://www.signavio.com" typeLanguage="http://www.w3.org/2001/XMLSchema"
 xsi:schemaLocation="{MODEL} http://www.omg.org/spec/BPMN/2.0/20100501/BPMN20.xsd">
 <collaboration id="sid-co"><extensionElements/>
  <participant id="sid-p1" name="Office" processRef="sid-P"><extensionElements>
   <signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffff"/></extensionElements>
  </participant>
  <participant id="sid-p2" name="Citizen"><extensionElements/></participant>
  <messageFlow id="sid-mf" sourceRef="sid-p2" targetRef="sid-s"/></collaboration>
 <process id="sid-P" isClosed="false" isExecutable="true" name="Office" processType="None">
  <extensionElements/><laneSet id="sid-ls"><lane id="sid-l" name="Clerk"><extensionElements/>
   <flowNodeRef>sid-s</flowNodeRef><flowNodeRef>sid-t</flowNodeRef><flowNodeRef>sid-g</flowNodeRef>
   <flowNodeRef>sid-e</flowNodeRef></lane></laneSet>
  <startEvent id="sid-s" name="Applied"><outgoing>sid-f1</outgoing></startEvent>
  <task completionQuantity="1" id="sid-t" isForCompensation="false" name="Read" startQuantity="1">
   <incoming>sid-f1</incoming><outgoing>sid-f2</outgoing></task>
  <exclusiveGateway gatewayDirection="Diverging" id="sid-g" name=""><incoming>sid-f2</incoming>
   <outgoing>sid-f3</outgoing></exclusiveGateway>
  <endEvent id="sid-e"><incoming>sid-f3</incoming></endEvent>
  <sequenceFlow id="sid-f1" name="" sourceRef="sid-s" targetRef="sid-t"/>
  <sequenceFlow id="sid-f2" name="" sourceRef="sid-t" targetRef="sid-g"/>
  <sequenceFlow id="sid-f3" name="" sourceRef="sid-g" targetRef="sid-e"/></process>
 <bpmndi:BPMNDiagram id="sid-d"><bpmndi:BPMNPlane bpmnElement="sid-co" id="sid-pl">
  <bpmndi:BPMNShape bpmnElement="sid-p1" id="sid-p1_gui" isHorizontal="true">
   <omgdc:Bounds height="250.0" width="600.0" x="120.0" y="100.0"/></bpmndi:BPMNShape>
 </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>"""

TRISOTECH = f"""<?xml version="1.0" encoding="UTF-8"?>
<semantic:definitions xmlns:semantic="{MODEL}" {DI} {XSI}
 xmlns:triso="http://www.trisotech.com/2015/triso/modeling" id="_1373649849716" name="A"
 xmlns:trisobpmn="http://www.trisotech.com/2014/triso/bpmn" exporter="BPMN Modeler"
 targetNamespace="http://www.trisotech.com/definitions/_1373649849716">
 <semantic:process isExecutable="true" id="WFP-6-" triso:rev="3">
  <semantic:extensionElements><triso:modelProperty key="x">y</triso:modelProperty>
  </semantic:extensionElements>
  <semantic:startEvent name="Start" id="_93c466ab"><semantic:outgoing>_e16564d7</semantic:outgoing>
  </semantic:startEvent>
  <semantic:task completionQuantity="1" isForCompensation="false" startQuantity="1" name="Do it"
   id="_ec59e164"><semantic:incoming>_e16564d7</semantic:incoming></semantic:task>
  <semantic:sequenceFlow sourceRef="_93c466ab" targetRef="_ec59e164" name="" id="_e16564d7"/>
 </semantic:process></semantic:definitions>"""

JBPM = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn2:definitions xmlns:bpmn2="{MODEL}" {XSI} xmlns:drools="http://www.jboss.org/drools"
 xmlns:bpsim="http://www.bpsim.org/schemas/1.0" id="_D" exporter="jBPM Process Modeler"
 targetNamespace="http://www.omg.org/bpmn20" exporterVersion="2.0">
 <bpmn2:itemDefinition id="_reasonItem" structureRef="String"/>
 <bpmn2:process id="com.sample.evaluation" drools:packageName="com.sample" drools:version="1.0"
  drools:adHoc="false" name="Evaluation" isExecutable="true" processType="Public">
  <bpmn2:extensionElements><drools:metaData name="elementname"><drools:metaValue><![CDATA[E]]>
  </drools:metaValue></drools:metaData></bpmn2:extensionElements>
  <bpmn2:property id="reason" itemSubjectRef="_reasonItem" name="reason"/>
  <bpmn2:startEvent id="_s"><bpmn2:outgoing>_f</bpmn2:outgoing></bpmn2:startEvent>
  <bpmn2:userTask id="_t" name="Self Evaluation"><bpmn2:incoming>_f</bpmn2:incoming>
   <bpmn2:ioSpecification><bpmn2:dataInput id="_t_reason" drools:dtype="String" name="reason"/>
    <bpmn2:inputSet><bpmn2:dataInputRefs>_t_reason</bpmn2:dataInputRefs></bpmn2:inputSet>
    <bpmn2:outputSet/></bpmn2:ioSpecification>
   <bpmn2:dataInputAssociation><bpmn2:sourceRef>reason</bpmn2:sourceRef>
    <bpmn2:targetRef>_t_reason</bpmn2:targetRef></bpmn2:dataInputAssociation>
   <bpmn2:potentialOwner id="_po"><bpmn2:resourceAssignmentExpression>
    <bpmn2:formalExpression>employee</bpmn2:formalExpression></bpmn2:resourceAssignmentExpression>
   </bpmn2:potentialOwner>{{script}}</bpmn2:userTask>
  <bpmn2:sequenceFlow id="_f" sourceRef="_s" targetRef="_t"/></bpmn2:process>
</bpmn2:definitions>"""

BONITA = f"""<?xml version="1.0" encoding="UTF-8"?>
<model:definitions xmlns:model="{MODEL}" {XSI} xmlns:java="http://jcp.org/en/jsr/detail?id=270"
 exporter="BonitaSoft" exporterVersion="7.0" expressionLanguage="http://groovy.codehaus.org/"
 targetNamespace="http://bonitasoft.com/_x">
 <model:collaboration id="_co"><model:participant id="_pt" name="Pool" processRef="_P"/>
 </model:collaboration>
 <model:process id="_P" name="Pool"><model:ioSpecification id="_io"><model:inputSet id="_is"/>
  <model:outputSet id="_os"/></model:ioSpecification>
  <model:startEvent id="_s" name="Start1"/><model:userTask id="_t" name="Step1"/>
  <model:exclusiveGateway id="_g" name="Gate1" default="_d"/><model:endEvent id="_e"/>
  <model:sequenceFlow id="_1" sourceRef="_s" targetRef="_t"/>
  <model:sequenceFlow id="_2" sourceRef="_t" targetRef="_g"/>
  <model:sequenceFlow id="_d" sourceRef="_g" targetRef="_e"/>{{more}}</model:process>
</model:definitions>"""
GROOVY = (
    '<model:sequenceFlow id="_3" sourceRef="_g" targetRef="_t"><model:conditionExpression '
    'xsi:type="model:tFormalExpression" language="http://groovy.codehaus.org/" '
    'evaluatesToTypeRef="java:java.lang.Boolean">n == 1</model:conditionExpression>'
    "</model:sequenceFlow>"
)

ADONIS = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="{MODEL}" {XSI} xmlns:adonis="http://www.boc-eu.com/boc-is/adonis"
 id="d_1" exporter="ADONIS" exporterVersion="14.0" targetNamespace="http://www.boc-eu.com">
 <bpmn:process id="p_1" name="Handling" isExecutable="true">
  <bpmn:documentation>x</bpmn:documentation>
  <bpmn:extensionElements><adonis:modelattributes version="1"/></bpmn:extensionElements>
  <bpmn:dataObject id="do_1" name="Form"/><bpmn:dataObjectReference id="dor_1" name="Form"
   dataObjectRef="do_1"/><bpmn:startEvent id="o_1"/>
  <bpmn:userTask id="o_2" name="Check"/><bpmn:endEvent id="o_3"/>
  <bpmn:sequenceFlow id="c_1" sourceRef="o_1" targetRef="o_2"/>
  <bpmn:sequenceFlow id="c_2" sourceRef="o_2" targetRef="o_3"/>
  <bpmn:textAnnotation id="ta_1"><bpmn:text>Note</bpmn:text></bpmn:textAnnotation>
  <bpmn:association id="a_1" sourceRef="ta_1" targetRef="o_2"/><bpmn:group id="g_1"/></bpmn:process>
</bpmn:definitions>"""

BPMN_IO = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="{MODEL}" {DI} id="Definitions_1"
 xmlns:modeler="http://camunda.org/schema/modeler/1.0" exporter="Camunda Modeler"
 modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.20.0"
 xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" targetNamespace="http://bpmn.io/schema/bpmn">
 <bpmn:process id="Process_1" isExecutable="true"><bpmn:extensionElements/>
  <bpmn:startEvent id="Start_1"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
  <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Task_1"/>
  <bpmn:userTask id="Task_1" name="Look"><bpmn:incoming>Flow_1</bpmn:incoming></bpmn:userTask>
 </bpmn:process>
 <bpmndi:BPMNDiagram id="D_1"><bpmndi:BPMNPlane id="P_1" bpmnElement="Process_1">
  <bpmndi:BPMNShape id="S_1" bpmnElement="Task_1" bioc:stroke="#1E88E5" bioc:fill="#BBDEFB">
   <omgdc:Bounds x="1" y="1" width="1" height="1"/></bpmndi:BPMNShape></bpmndi:BPMNPlane>
 </bpmndi:BPMNDiagram></bpmn:definitions>"""


@pytest.mark.parametrize(
    ("text", "process", "nodes"),
    [
        (SIGNAVIO, "sid-P", ["sid-s", "sid-t", "sid-g", "sid-e"]),
        (TRISOTECH, "WFP-6-", ["_93c466ab", "_ec59e164"]),
        (JBPM.format(script=""), "com.sample.evaluation", ["_s", "_t"]),
        (BONITA.format(more=""), "_P", ["_s", "_t", "_g", "_e"]),
        (ADONIS, "p_1", ["o_1", "o_2", "o_3"]),
        (BPMN_IO, "Process_1", ["Start_1", "Task_1"]),
    ],
    ids=["Signavio", "Trisotech", "jBPM", "Bonita", "ADONIS", "bpmn.io"],
)
def test_what_other_modelers_export_runs(text: str, process: str, nodes: list[str]) -> None:
    found = read_models({"m.bpmn": text.encode()}).processes[process]
    assert list(found.nodes) == nodes


@pytest.mark.parametrize(
    ("text", "element"),
    [
        (SIGNAVIO.replace('isExecutable="true"', 'isExecutable="false"'), "sid-P"),
        (BONITA.format(more=GROOVY), "_3"),
        (
            JBPM.format(
                script="<bpmn2:extensionElements><drools:onEntry-script scriptFormat="
                '"http://www.java.com/java"><drools:script>x();</drools:script>'
                "</drools:onEntry-script></bpmn2:extensionElements>"
            ),
            "_t",
        ),
        (
            JBPM.format(script="").replace(
                '<bpmn2:userTask id="_t"', '<bpmn2:userTask id="_t" drools:taskName="Email"'
            ),
            "_t",
        ),
    ],
    ids=["a picture", "Groovy", "a script of jBPM", "a work item of jBPM"],
)
def test_what_cannot_run_is_refused_with_its_element(text: str, element: str) -> None:
    refused = [f for f in check_models({"m.bpmn": text.encode()}) if f.is_error]
    assert {f.element_id for f in refused} == {element}
    assert all(f.message_fi and f.message_sv and f.message_en for f in refused)


SIMULATED = f"""<definitions xmlns="{MODEL}" {XSI} id="d" targetNamespace="urn:sim">
 <process id="p" isExecutable="true"><task id="t"/></process>
 <relationship id="r" type="BPSimData"><extensionElements>
  <bpsim:BPSimData xmlns:bpsim="http://www.bpsim.org/schemas/1.0">
   <bpsim:Scenario xsi:type="bpsim:Scenario" id="default" name="Simulation"/>
  </bpsim:BPSimData></extensionElements><source>d</source><target>d</target></relationship>
</definitions>"""


def test_foreign_content_is_not_held_against_schemas_that_nobody_has() -> None:
    """jBPM's modeler writes simulation data into every file, with types of BPSim's schema."""
    assert not [f for f in check_models({"m.bpmn": SIMULATED.encode()}) if f.is_error]
    misplaced = SIMULATED.replace("<task id", "<bpsim:x xmlns:bpsim='urn:b'/><task id")
    told = [f for f in check_models({"m.bpmn": misplaced.encode()}) if f.is_error]
    assert [f.code for f in told] == ["schema"]


def test_data_specified_without_sets_of_inputs_and_outputs() -> None:
    """As bpmn-js writes it, and in any order."""
    inside = (
        '<ioSpecification><dataOutput id="o" name="o"/><dataInput id="i" name="i"/>'
        "</ioSpecification><dataInputAssociation><sourceRef>a</sourceRef>"
        "<targetRef>i</targetRef></dataInputAssociation>"
    )
    data = f"""<definitions xmlns="{MODEL}" id="d" targetNamespace="u"><process id="p">
     <property id="a" name="a"/><userTask id="t">{inside}</userTask></process></definitions>"""
    node = read_models({"m.bpmn": data.encode()}).processes["p"].nodes["t"]
    assert [mapped.target for mapped in node.inputs] == ["i"]


def test_parts_of_data_and_loops_come_in_any_order() -> None:
    loop = (
        "<multiInstanceLoopCharacteristics><completionCondition>=ok</completionCondition>"
        "<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>"
    )
    inside = (
        f'<ioSpecification><dataInput id="i" name="i"/></ioSpecification>{loop}'
        "<dataInputAssociation><assignment><to>i</to><from>=1</from></assignment>"
        "<targetRef>i</targetRef></dataInputAssociation>"
    )
    data = f"""<definitions xmlns="{MODEL}" id="d" targetNamespace="u">
     <collaboration id="c"><correlationKey id="k"/><callConversation id="cc"/>
     <participant id="pp" processRef="p"/></collaboration>
     <process id="p"><userTask id="t">{inside}</userTask></process></definitions>"""
    node = read_models({"m.bpmn": data.encode()}).processes["p"].nodes["t"]
    assert node.multi is not None
    assert node.multi.completion_condition is not None
    assert [mapped.target for mapped in node.inputs] == ["i"]


def test_work_that_both_versions_of_camunda_name_is_that_of_camunda_8() -> None:
    inside = '<extensionElements><zeebe:taskDefinition type="new"/></extensionElements>'
    data = f"""<definitions xmlns="{MODEL}" id="d" targetNamespace="u"
     xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
     xmlns:camunda="http://camunda.org/schema/1.0/bpmn"><process id="p">
     <serviceTask id="t" camunda:type="external" camunda:topic="old">{inside}</serviceTask>
     </process></definitions>"""
    work = read_models({"m.bpmn": data.encode()}).processes["p"].nodes["t"].work
    assert work is not None
    assert work.topic == "new"
    told = {(f.code, f.element_id) for f in check_models({"m.bpmn": data.encode()})}
    assert ("binding-idle", "t") in told


def test_the_scope_that_flowables_modeler_writes_by_default_says_nothing() -> None:
    for scope, refused in (("global", False), ("processInstance", True)):
        data = f"""<definitions xmlns="{MODEL}" id="d" targetNamespace="u"
         xmlns:flowable="http://flowable.org/bpmn">
         <signal id="S" name="S" flowable:scope="{scope}"/>
         <process id="p"><task id="t"/></process></definitions>"""
        told = [f.element_id for f in check_models({"m.bpmn": data.encode()}) if f.is_error]
        assert told == (["S"] if refused else [])


def test_operaton_reads_as_camunda_7() -> None:
    parts = '<operaton:inputParameter name="a">${x + 1}</operaton:inputParameter>'
    inside = f"<extensionElements><operaton:inputOutput>{parts}</operaton:inputOutput>"
    data = f"""<definitions xmlns="{MODEL}" id="d" targetNamespace="u"
     xmlns:operaton="http://operaton.org/schema/1.0/bpmn">
     <process id="p" operaton:historyTimeToLive="P30D">
     <serviceTask id="t" operaton:type="external" operaton:topic="w" operaton:asyncBefore="true">
     {inside}</extensionElements></serviceTask></process></definitions>"""
    node = read_models({"m.bpmn": data.encode()}).processes["p"].nodes["t"]
    assert node.work is not None
    assert (node.work.topic, [mapped.target for mapped in node.inputs]) == ("w", ["a"])
    java = data.replace('operaton:topic="w"', 'operaton:topic="w" operaton:class="a.B"')
    told = {(f.code, f.element_id) for f in check_models({"m.bpmn": java.encode()}) if f.is_error}
    assert told == {("extension-java", "t")}
