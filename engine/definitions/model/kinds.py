"""Kinds of things, by their names in BPMN 2.0."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of flow nodes, by their element name in BPMN 2.0."""

    START_EVENT = "startEvent"
    CATCH_EVENT = "intermediateCatchEvent"
    THROW_EVENT = "intermediateThrowEvent"
    BOUNDARY_EVENT = "boundaryEvent"
    END_EVENT = "endEvent"
    TASK = "task"
    USER_TASK = "userTask"
    MANUAL_TASK = "manualTask"
    SERVICE_TASK = "serviceTask"
    SEND_TASK = "sendTask"
    RECEIVE_TASK = "receiveTask"
    SCRIPT_TASK = "scriptTask"
    BUSINESS_RULE_TASK = "businessRuleTask"
    CALL_ACTIVITY = "callActivity"
    SUB_PROCESS = "subProcess"
    TRANSACTION = "transaction"
    AD_HOC = "adHocSubProcess"
    EXCLUSIVE = "exclusiveGateway"
    PARALLEL = "parallelGateway"
    INCLUSIVE = "inclusiveGateway"
    EVENT_BASED = "eventBasedGateway"
    COMPLEX = "complexGateway"


EVENTS = frozenset(k for k in Kind if k.value.endswith("Event"))
GATEWAYS = frozenset(k for k in Kind if k.value.endswith("Gateway"))
ACTIVITIES = frozenset(Kind) - EVENTS - GATEWAYS
SUB_PROCESSES = frozenset({Kind.SUB_PROCESS, Kind.TRANSACTION, Kind.AD_HOC})


class Trigger(StrEnum):
    """Kinds of event definitions, by their element name without `EventDefinition`."""

    MESSAGE = "message"
    SIGNAL = "signal"
    TIMER = "timer"
    ERROR = "error"
    ESCALATION = "escalation"
    COMPENSATION = "compensate"
    CONDITIONAL = "conditional"
    LINK = "link"
    CANCEL = "cancel"
    TERMINATE = "terminate"


class TimerKind(StrEnum):
    DATE = "timeDate"
    DURATION = "timeDuration"
    CYCLE = "timeCycle"


class Binding(StrEnum):
    """Which version of a called process or decision is meant."""

    LATEST = "latest"
    DEPLOYMENT = "deployment"
    VERSION = "version"
    VERSION_TAG = "versionTag"


class Behavior(StrEnum):
    """When a multi-instance activity throws its event (BPMN 2.0.2, 10.3.8)."""

    ALL = "All"
    NONE = "None"
    ONE = "One"
    COMPLEX = "Complex"
