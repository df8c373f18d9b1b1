"""The extension vocabulary: Camunda 7's names by the elements where they count, and our own."""

from __future__ import annotations

from engine.definitions.xml import ACTIVITIES, BPMNDI, EVENTS, XSI

_WORK = frozenset(
    [
        "serviceTask",
        "sendTask",
        "businessRuleTask",
        "scriptTask",
        "messageEventDefinition",
    ]
)
_RESULT = frozenset(
    ["serviceTask", "sendTask", "businessRuleTask", "scriptTask", "globalScriptTask"]
)
_RULE = frozenset(("businessRuleTask", "globalBusinessRuleTask"))
_USER = frozenset(("userTask", "globalUserTask"))
_CALL = frozenset(("callActivity",))
_MULTI = frozenset(("multiInstanceLoopCharacteristics",))
_MAPPED = ACTIVITIES | EVENTS

ATTRIBUTES: dict[str, frozenset[str]] = {
    "assignee": _USER,
    "candidateUsers": _USER,
    "candidateGroups": _USER | {"lane"},
    "dueDate": _USER,
    "followUpDate": _USER,
    "priority": _USER,
    "formKey": _USER,
    "formRef": _USER,
    "formRefBinding": _USER,
    "type": _WORK,
    "topic": _WORK,
    "taskPriority": _WORK | {"process"},
    "expression": frozenset(["serviceTask", "sendTask", "businessRuleTask"]),
    "resultVariable": _RESULT,
    "decisionRef": _RULE,
    "decisionRefBinding": _RULE,
    "decisionRefVersion": _RULE,
    "decisionRefVersionTag": _RULE,
    "mapDecisionResult": _RULE,
    "calledElementBinding": _CALL,
    "calledElementVersion": _CALL,
    "calledElementVersionTag": _CALL,
    "collection": _MULTI,
    "elementVariable": _MULTI,
    "elementIndexVariable": _MULTI,
    "errorCodeVariable": frozenset(("errorEventDefinition",)),
    "errorMessageVariable": frozenset(("errorEventDefinition",)),
    "errorMessage": frozenset(("error",)),
    "escalationCodeVariable": frozenset(("escalationEventDefinition",)),
    "variableName": frozenset(("conditionalEventDefinition",)),
    "variableEvents": frozenset(("conditionalEventDefinition",)),
    "versionTag": frozenset(("process",)),
    "resource": frozenset(["scriptTask", "conditionExpression", "condition"]),
    "initiator": frozenset(("startEvent",)),
}

# about jobs, history and lists of Camunda's own: no difference to what a case does here
HARMLESS_ATTRIBUTES = frozenset(
    [
        "async",
        "asyncBefore",
        "asyncAfter",
        "exclusive",
        "jobPriority",
        "historyTimeToLive",
        "isStartableInTasklist",
        "candidateStarterGroups",
        "candidateStarterUsers",
        "modelerTemplate",
        "modelerTemplateVersion",
        "modelerTemplateIcon",
        "diagramRelationId",
    ]
)

JAVA = frozenset(
    [
        "class",
        "delegateExpression",
        "variableMappingClass",
        "variableMappingDelegateExpression",
        "formHandlerClass",
        "caseRef",
        "caseBinding",
        "caseVersion",
        "caseTenantId",
        "calledElementTenantId",
        "decisionRefTenantId",
        "skipExpression",
    ]
)

VARIABLE_EVENTS = ("create", "update", "delete")

ELEMENTS: dict[str, frozenset[str]] = {
    "in": _CALL | {"signalEventDefinition", "messageEventDefinition"},
    "out": _CALL,
    "inputOutput": _MAPPED,
    "value": frozenset(("dataObject",)),
    "potentialStarter": frozenset(("process",)),
}
# of mappings and of what stands in them
_MAPPING = ("source", "sourceExpression", "target", "variables", "local", "businessKey")
MAPPING_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "in": _MAPPING,
    "out": _MAPPING,
    "inputParameter": ("name",),
    "outputParameter": ("name",),
    "entry": ("key",),
    "script": ("scriptFormat", "resource"),
}
# what may stand in what of camunda:inputOutput; a value is one of the last three at most
VALUES = ("script", "list", "map")
MAPPING_PARTS: dict[str, tuple[str, ...]] = {
    "inputOutput": ("inputParameter", "outputParameter"),
    "inputParameter": VALUES,
    "outputParameter": VALUES,
    "list": ("value", *VALUES),
    "map": ("entry",),
    "entry": VALUES,
}
# properties that nothing reads are notes
HARMLESS_ELEMENTS = frozenset(("potentialStarter", "properties"))

PAATOS_VALUES: dict[str, frozenset[str]] = {
    "dueBasis": frozenset(["STATUTORY", "AUTHORITY_SET", "NOTICE", "REMINDER"]),
    "shift": frozenset(["NONE", "FOLLOWING", "PRECEDING"]),
    "duty": frozenset(
        [
            "draft",
            "nominate",
            "supplement",
            "justify",
            "assign",
            "prepare",
            "compile",
            "review",
            "submit",
            "check",
            "present",
            "decide",
            "sign",
            "convene",
            "agenda",
            "invite",
            "reply",
            "attend",
            "handle",
            "minutes",
            "report",
            "statement",
            "summarise",
            "notify",
            "register",
        ]
    ),
    "document": frozenset(
        [
            "asettamispaatos",
            "esitys",
            "kokouskutsu",
            "esityslista",
            "poytakirja",
            "seurantaraportti",
            "lausuntopyynto",
            "kokoonpanopaatos",
        ]
    ),
    "onDemand": frozenset(("true", "false")),
}
PAATOS_ATTRIBUTES = frozenset((*PAATOS_VALUES, "name-sv", "name-en", "needs"))

# what jBPM and Kogito would do and this engine does not: scripts, rules, work items
JBPM_REFUSED = frozenset(
    ["onEntry-script", "onExit-script", "ruleFlowGroup", "taskName", "independent", "global"]
)
JBPM_DEFAULTS = {"independent": "false", "waitForCompletion": "true"}

# SpiffWorkflow's own: notes; all else of it is scripts and bindings in Python
SPIFF_NOTES = frozenset(["unitTests", "instructionsForEndUser", "category", "guestConfirmation"])

# namespaces of drawing and of modelers' own notes
PICTURES = frozenset(
    (
        XSI,
        BPMNDI,
        "http://www.omg.org/spec/DD/20100524/DC",
        "http://www.omg.org/spec/DD/20100524/DI",
        "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
        "http://bpmn.io/schema/bpmn/biocolor/1.0",
        "http://camunda.org/schema/modeler/1.0",
        "http://www.w3.org/2001/XMLSchema",
        "http://www.w3.org/XML/1998/namespace",
    )
)
