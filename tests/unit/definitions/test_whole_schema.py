"""Every element and attribute of the standard's schema runs, says nothing by its nature, or is
refused: each stands in one of the three lists, and nothing of the schema in none."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import SpiffWorkflow.bpmn.parser
from lxml import etree

from tests.unit.definitions.samples import document, errors, line, process

XS = "{http://www.w3.org/2001/XMLSchema}"
SCHEMA = Path(SpiffWorkflow.bpmn.parser.__file__).parent / "schema" / "Semantic.xsd"
CODE = Path(__file__).parents[3] / "engine" / "definitions"

# no element of a file: types that others extend
ABSTRACT = """
    activity artifact baseElement baseElementWithMixedContent callableElement catchEvent
    choreographyActivity conversationNode dataAssociation eventDefinition expression flowElement
    flowNode gateway loopCharacteristics rootElement throwEvent
"""
RUN = """
    activationCondition adHocSubProcess assignment association boundaryEvent businessRuleTask
    callActivity cancelEventDefinition compensateEventDefinition completionCondition
    complexBehaviorDefinition complexGateway condition conditionExpression
    conditionalEventDefinition correlationKey correlationProperty correlationPropertyBinding
    correlationPropertyRef correlationPropertyRetrievalExpression correlationSubscription
    dataInput dataInputAssociation dataObject dataObjectReference dataOutput
    dataOutputAssociation dataPath documentation endEvent error errorEventDefinition escalation
    escalationEventDefinition event eventBasedGateway eventDefinitionRef exclusiveGateway
    extension extensionElements flowNodeRef formalExpression from globalBusinessRuleTask
    globalManualTask globalScriptTask globalTask globalUserTask humanPerformer
    inMessageRef inclusiveGateway inputDataItem intermediateCatchEvent
    intermediateThrowEvent ioSpecification lane laneSet childLaneSet linkEventDefinition
    loopCardinality loopCondition loopDataInputRef loopDataOutputRef manualTask message
    messageEventDefinition messageFlow messagePath multiInstanceLoopCharacteristics operation
    operationRef outputDataItem parallelGateway participant potentialOwner process property
    receiveTask resource resourceAssignmentExpression resourceRef script scriptTask sendTask
    sequenceFlow serviceTask signal signalEventDefinition source sourceRef
    standardLoopCharacteristics startEvent subProcess target targetRef task
    terminateEventDefinition timeCycle timeDate timeDuration timerEventDefinition to transaction
    transformation userTask collaboration conversation
"""
# pictures, notes, types, and what is said twice (the flows' own ends count)
BY_NATURE = """
    auditing callConversation category categoryValue categoryValueRef choreographyRef
    conversationAssociation conversationLink dataInputRefs dataOutputRefs dataState dataStore
    dataStoreReference endPoint endPointRef errorRef group incoming innerParticipantRef inputSet
    inputSetRefs interface interfaceRef itemDefinition messageFlowAssociation messageFlowRef
    monitoring
    optionalInputRefs optionalOutputRefs outMessageRef outerParticipantRef outgoing outputSet
    outputSetRefs participantAssociation participantMultiplicity participantRef partitionElement
    partnerEntity partnerRole performer relationship rendering resourceParameter resourceRole
    subConversation supportedInterfaceRef supports text textAnnotation whileExecutingInputRefs
    whileExecutingOutputRefs
"""
REFUSED = """
    callChoreography choreography choreographyTask globalChoreographyTask globalConversation
    implicitThrowEvent ioBinding resourceParameterBinding subChoreography
"""

# attributes by the type of the schema that has them
RUN_BY = """
    Activity: completionQuantity default isForCompensation startQuantity
    AdHocSubProcess: cancelRemainingInstances ordering
    Association: sourceRef targetRef
    BaseElement: id
    BaseElementWithMixedContent: id
    BoundaryEvent: attachedToRef cancelActivity
    CallActivity: calledElement
    CatchEvent: parallelMultiple
    CompensateEventDefinition: activityRef waitForCompletion
    ComplexGateway: default
    CorrelationPropertyBinding: correlationPropertyRef
    CorrelationPropertyRetrievalExpression: messageRef
    CorrelationSubscription: correlationKeyRef
    DataInput: name
    DataObject: itemSubjectRef
    DataObjectReference: dataObjectRef
    DataOutput: name
    Error: errorCode name
    ErrorEventDefinition: errorRef
    Escalation: escalationCode name
    EscalationEventDefinition: escalationRef
    EventBasedGateway: eventGatewayType instantiate
    ExclusiveGateway: default
    Extension: definition mustUnderstand
    FlowElement: name
    FormalExpression: language
    Gateway: gatewayDirection
    GlobalScriptTask: scriptLanguage
    InclusiveGateway: default
    Lane: name
    LinkEventDefinition: name
    Message: name
    MessageEventDefinition: messageRef
    MessageFlow: sourceRef targetRef
    MultiInstanceLoopCharacteristics: behavior isSequential noneBehaviorEventRef
    MultiInstanceLoopCharacteristics: oneBehaviorEventRef
    Participant: name processRef
    Process: isExecutable
    Property: name
    ReceiveTask: instantiate messageRef operationRef
    Resource: name
    ScriptTask: scriptFormat
    SendTask: messageRef operationRef implementation
    SequenceFlow: sourceRef targetRef
    ServiceTask: operationRef implementation
    BusinessRuleTask: implementation
    GlobalBusinessRuleTask: implementation
    Signal: name
    SignalEventDefinition: signalRef
    StandardLoopCharacteristics: loopMaximum testBefore
    StartEvent: isInterrupting
    SubProcess: triggeredByEvent
    Transaction: method
    CallableElement: name
    CorrelationKey: name
    CorrelationProperty: name
"""
SILENT_BY_NATURE = """
    Association: associationDirection
    CallConversation: calledCollaborationRef
    Category: name
    CategoryValue: value
    Collaboration: isClosed name
    ConversationAssociation: innerConversationNodeRef outerConversationNodeRef
    ConversationLink: name sourceRef targetRef
    ConversationNode: name
    CorrelationProperty: type
    DataInput: isCollection itemSubjectRef
    DataObject: isCollection
    DataObjectReference: itemSubjectRef
    DataOutput: isCollection itemSubjectRef
    DataState: name
    DataStore: capacity isUnlimited itemSubjectRef name
    DataStoreReference: dataStoreRef itemSubjectRef
    Documentation: id textFormat
    Error: structureRef
    Escalation: structureRef
    FormalExpression: evaluatesToTypeRef
    GlobalUserTask: implementation
    Group: categoryValueRef
    InputSet: name
    Interface: implementationRef name
    ItemDefinition: isCollection itemKind structureRef
    Lane: partitionElementRef
    LaneSet: name
    Message: itemRef
    MessageFlow: messageRef name
    MessageFlowAssociation: innerMessageFlowRef outerMessageFlowRef
    Operation: implementationRef name
    OutputSet: name
    ParticipantMultiplicity: maximum minimum
    PartnerEntity: name
    PartnerRole: name
    Process: definitionalCollaborationRef isClosed processType
    Property: itemSubjectRef
    ReceiveTask: implementation
    Relationship: direction type
    ResourceParameter: isRequired name type
    ResourceRole: name
    SequenceFlow: isImmediate
    Signal: structureRef
    TextAnnotation: textFormat
    UserTask: implementation
"""
REFUSED_BY = """
    CallChoreography: calledChoreographyRef
    ChoreographyActivity: initiatingParticipantRef loopType
    GlobalChoreographyTask: initiatingParticipantRef
    InputOutputBinding: inputDataRef operationRef outputDataRef
    ResourceParameterBinding: parameterRef
"""


def pairs(text: str) -> list[tuple[str, str]]:
    found = []
    for one in text.strip().splitlines():
        owner, _, names = one.partition(":")
        found += [(owner.strip(), name) for name in names.split()]
    return found


@cache
def schema() -> etree._Element:
    return etree.parse(SCHEMA).getroot()


def test_every_element_of_the_schema_stands_in_one_list() -> None:
    there = {
        str(e.get("name") or e.get("ref")).rpartition(":")[2] for e in schema().iter(f"{XS}element")
    }
    listed = [n for text in (ABSTRACT, RUN, BY_NATURE, REFUSED) for n in text.split()]
    assert sorted(listed) == sorted(there)


def test_every_attribute_of_the_schema_stands_in_one_list() -> None:
    there = [
        (str(owner.get("name"))[1:], str(attribute.get("name")))
        for owner in schema().iter(f"{XS}complexType")
        for attribute in owner.iter(f"{XS}attribute")
        if owner.get("name") not in ("tDefinitions", "tImport")
    ]
    listed = [p for text in (RUN_BY, SILENT_BY_NATURE, REFUSED_BY) for p in pairs(text)]
    assert sorted(listed) == sorted(there)


def test_what_is_said_to_run_is_read() -> None:
    code = "\n".join(path.read_text() for path in CODE.rglob("*.py"))
    words = set(re.findall(r"\w+", code))
    wanted = {name for _, name in pairs(RUN_BY)} | set(RUN.split())
    assert {name.removesuffix("EventDefinition") for name in wanted} - words == set()


CHOREOGRAPHY = '<choreography id="x"><participant id="a" name="a"/></choreography>'
SAMPLES = {
    "choreography": document(CHOREOGRAPHY),
    "globalConversation": document('<globalConversation id="x"/>'),
    "globalChoreographyTask": document('<globalChoreographyTask id="x"/>'),
    "ioBinding": process(
        line(
            '<callActivity id="a" calledElement="p"><ioSpecification><dataInput id="i"/>'
            '<dataOutput id="o"/><inputSet/><outputSet/></ioSpecification><ioBinding id="x" '
            'operationRef="op" inputDataRef="i" outputDataRef="o"/></callActivity>'
        )
    ),
    "resourceParameterBinding": process(
        line(
            '<userTask id="a"><potentialOwner><resourceRef>r</resourceRef>'
            '<resourceParameterBinding id="x" parameterRef="q"><formalExpression>1'
            "</formalExpression></resourceParameterBinding></potentialOwner></userTask>"
        ),
        '<resource id="r" name="r"><resourceParameter id="q" name="q"/></resource>',
    ),
}


@pytest.mark.parametrize("element", SAMPLES)
def test_what_is_said_to_be_refused_is_refused(element: str) -> None:
    assert "x" in {key for _, key in errors(SAMPLES[element])}


def silent(inside: str = "", more: str = "") -> bytes:
    return process(line(f'<userTask id="u"{more}>{inside}</userTask>'))


@pytest.mark.parametrize(
    "changed",
    [
        silent(more=' implementation="##WebService"'),
        silent("<auditing/><monitoring/>"),
        silent("<rendering/>"),
        silent('<performer name="a"/>'),
        silent('<property id="q" name="q" itemSubjectRef="t"/>').replace(
            b"<process", b'<itemDefinition id="t" isCollection="true" itemKind="Physical"/><process'
        ),
        silent().replace(b"sourceRef", b'isImmediate="true" sourceRef'),
        silent().replace(b"isExecutable", b'isClosed="true" processType="Public" isExecutable'),
    ],
)
def test_what_says_nothing_by_its_nature_refuses_nothing(changed: bytes) -> None:
    assert errors(changed) == []
