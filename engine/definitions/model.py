"""What the runtime reads of a process model: plain slotted objects, one class per kind of thing.

The reader makes nodes, flows and scopes and calls `linking.link(process)` once, which fills in
everything that follows from them (fields under "derived"). After that a model is never changed.
Expressions are compiled by the reader (`engine.feel.expressions.compile_any`), so that a wrong
one is refused at deployment; the runtime only evaluates them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Expression(Protocol):
    """A compiled expression over variables (FEEL or the JUEL subset)."""

    @property
    def text(self) -> str: ...

    @property
    def free_names(self) -> frozenset[str]: ...

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any: ...


@dataclass(slots=True, frozen=True)
class Literal:
    """A text that the model means as it stands (`camunda:assignee="kermit"`), as an expression."""

    value: Any

    @property
    def text(self) -> str:
        return str(self.value)

    @property
    def free_names(self) -> frozenset[str]:
        return frozenset()

    def evaluate(self, scope: Mapping[str, Any], now: datetime | None = None) -> Any:
        return self.value


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


@dataclass(slots=True, eq=False)
class Assignment:
    """`target := source`: an input or output mapping, a data association, a message payload."""

    target: str
    source: Expression


@dataclass(slots=True, eq=False)
class DataItem:
    """A property or data object: a variable that its scope declares; `initial` or null."""

    id: str
    name: str
    is_collection: bool = False
    initial: Expression | None = None


@dataclass(slots=True, eq=False)
class Timer:
    """A timer's text: literal ISO 8601, or an expression that gives one or a FEEL value."""

    kind: TimerKind
    text: str = ""  # a literal; empty if `expression` is given
    expression: Expression | None = None
    due_basis: str = ""  # paatos:dueBasis
    shift: str = ""  # paatos:shift


@dataclass(slots=True, eq=False)
class CorrelationProperty:
    """`retrievals`: message name → expression over the payload of that message."""

    id: str
    name: str
    retrievals: dict[str, Expression] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class CorrelationKey:
    id: str
    name: str
    properties: tuple[CorrelationProperty, ...] = ()


@dataclass(slots=True, eq=False)
class CorrelationSubscription:
    """A process's own values for a key: property id → expression over the case's variables."""

    key: CorrelationKey
    bindings: dict[str, Expression] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class EventDefinition:
    """One trigger of an event; which fields count depends on `trigger`."""

    trigger: Trigger
    id: str = ""
    # message, signal, link: the name (that of the message element, not its id)
    name: str = ""
    name_expression: Expression | None = None  # a name that depends on variables
    # error, escalation: None catches every code
    code: str | None = None
    code_expression: Expression | None = None
    code_variable: str = ""  # receives the code of what was caught
    message_variable: str = ""  # receives its message
    error_message: Expression | None = None  # of a thrown error
    # conditional
    condition: Expression | None = None
    variable_name: str = ""  # camunda:variableName: only a change of this one counts
    variable_events: frozenset[str] = frozenset()  # create, update, delete; empty: each of them
    # compensation
    activity: str | None = None  # activityRef
    wait_for_completion: bool = True
    # timer
    timer: Timer | None = None
    # message, signal: what a throw sends along (data inputs, camunda:in)
    payload: tuple[Assignment, ...] = ()
    payload_all: bool = False  # camunda:in variables="all"
    # message: what a catch compares (zeebe-like correlation); name → value over variables
    correlation: tuple[Assignment, ...] = ()
    # message thrown by an external worker instead of by the engine
    topic: str = ""


@dataclass(slots=True, eq=False)
class MultiInstance:
    """`multiInstanceLoopCharacteristics`; either a cardinality or a collection is given."""

    sequential: bool = False
    first: int = 0  # loopCounter of the first instance: Camunda 7 counts from 0, Camunda 8 from 1
    cardinality: Expression | None = None
    collection: Expression | None = None
    element_variable: str = ""
    completion_condition: Expression | None = None
    output_collection: str = ""  # variable that receives the list, in the order of the input
    output_item: str = ""  # variable of the body whose value is gathered
    output_expression: Expression | None = None  # … or an expression over the body
    behavior: Behavior = Behavior.ALL
    event: EventDefinition | None = None  # of behavior NONE or ONE
    complex: tuple[tuple[Expression, EventDefinition], ...] = ()


@dataclass(slots=True, eq=False)
class Loop:
    """`standardLoopCharacteristics`."""

    condition: Expression | None = None
    maximum: int | None = None
    test_before: bool = False


@dataclass(slots=True, eq=False)
class CallMapping:
    """camunda:in / camunda:out: `all_variables`, or target := source."""

    target: str = ""
    source: Expression | None = None
    all_variables: bool = False
    local: bool = False  # only the variables of the activity's own scope


@dataclass(slots=True, eq=False)
class Call:
    """What a call activity calls: a process or a global task."""

    element: str = ""
    element_expression: Expression | None = None
    binding: Binding = Binding.LATEST
    version: Expression | None = None
    version_tag: Expression | None = None
    business_key: Expression | None = None
    inputs: tuple[CallMapping, ...] = ()
    outputs: tuple[CallMapping, ...] = ()
    # no mapping at all is written in the model: nothing is passed


@dataclass(slots=True, eq=False)
class Offer:
    """To whom and how a user task is offered."""

    assignee: Expression | None = None
    candidate_users: Expression | None = None
    candidate_groups: Expression | None = None
    due: Expression | None = None  # ISO date, duration (from now) or a FEEL value
    follow_up: Expression | None = None
    priority: Expression | None = None
    form_key: Expression | None = None
    due_basis: str = ""  # paatos:dueBasis
    shift: str = ""  # paatos:shift


@dataclass(slots=True, eq=False)
class Work:
    """Service work: done outside by a topic's worker, or by an expression at once."""

    topic: str = ""
    topic_expression: Expression | None = None
    expression: Expression | None = None  # camunda:expression, evaluated at once
    retries: int | None = None
    priority: Expression | None = None


@dataclass(slots=True, eq=False)
class Rule:
    """A business-rule task's decision."""

    decision: str = ""
    decision_expression: Expression | None = None
    binding: Binding = Binding.LATEST
    version: Expression | None = None
    version_tag: Expression | None = None
    map_result: str = ""  # singleEntry, singleResult, collectEntries, resultList; "" = the value


@dataclass(slots=True, eq=False)
class AdHoc:
    """`initially_offered`: ids of activities started at once; None: all without incoming flow."""

    sequential: bool = False
    completion_condition: Expression | None = None
    cancel_remaining: bool = True
    initially_offered: tuple[str, ...] | None = None
    active_elements: Expression | None = None  # gives the list of ids to start
    offered_on_demand: bool = False  # nothing starts by itself: somebody chooses


@dataclass(slots=True, eq=False)
class Lane:
    id: str
    name: str
    groups: tuple[str, ...] = ()  # candidate groups that the lane stands for


class Linked:
    """What refers to its neighbours: shown by its id alone, else one would show the whole model."""

    __slots__ = ()

    def __repr__(self) -> str:
        named = getattr(self, "id", None) or getattr(self, "key", "")
        return f"<{type(self).__name__} {named}>"


@dataclass(slots=True, eq=False, repr=False)
class Flow(Linked):
    """A sequence flow; `id` is always set (the reader makes one where the model has none)."""

    id: str
    source: Node
    target: Node
    condition: Expression | None = None
    name: str = ""
    original: bool = True  # False: the id is made up, the model has none
    index: int = 0  # derived: position among the process's flows


@dataclass(slots=True, eq=False, repr=False)
class Node(Linked):
    """A flow node of any kind; parts that its kind does not have stay empty."""

    id: str
    kind: Kind
    name: str = ""
    names: dict[str, str] = field(default_factory=dict)  # language → name
    documentation: str = ""
    lanes: tuple[Lane, ...] = ()  # outermost first
    extensions: dict[str, str] = field(default_factory=dict)  # "camunda:asyncBefore" → "true"
    properties: dict[str, str] = field(default_factory=dict)  # camunda:properties
    default_id: str = ""  # id of the default flow
    # events
    events: list[EventDefinition] = field(default_factory=list)
    parallel_multiple: bool = False
    interrupting: bool = True  # cancelActivity of boundaries, isInterrupting of starts
    attached_to_id: str = ""
    # events, receive tasks, event-based gateways
    instantiate: bool = False
    parallel_gateway: bool = False  # eventGatewayType="Parallel"
    sends_to: tuple[str, ...] = ()  # ids of nodes or processes, by message flows
    # activities
    multi: MultiInstance | None = None
    loop: Loop | None = None
    for_compensation: bool = False
    triggered_by_event: bool = False
    start_quantity: int = 1
    completion_quantity: int = 1
    inputs: tuple[Assignment, ...] = ()  # into variables of the activity's own scope
    outputs: tuple[Assignment, ...] = ()  # out of it; on events: out of the payload
    keeps_results: bool = False  # what its work brings stays inside, but for `outputs`
    data: tuple[DataItem, ...] = ()  # properties and data outputs: the activity's own variables
    child: Scope | None = None  # of sub-processes
    call: Call | None = None
    offer: Offer | None = None
    work: Work | None = None
    rule: Rule | None = None
    message: EventDefinition | None = None  # of send and receive tasks
    script: Expression | None = None
    result_variable: str = ""
    # complex gateways
    activation: Expression | None = None
    # compensation boundary events: id of the associated activity (by association)
    handler_id: str = ""
    # derived
    incoming: list[Flow] = field(default_factory=list)
    outgoing: list[Flow] = field(default_factory=list)
    default: Flow | None = None
    boundaries: list[Node] = field(default_factory=list)
    attached_to: Node | None = None
    handler: Node | None = None  # of a compensation boundary event
    undo: Node | None = None  # of an activity: its compensation activity
    start: Node | None = None  # of an event sub-process: its start event
    scope: Scope = None  # type: ignore[assignment]  # the scope it stands in
    recorded: bool = False  # its completion is kept for compensation
    throws: bool = False  # sends a message or a signal, which others may be about to wait for
    needs_scope: bool = False  # has variables of its own
    index: int = 0  # position among the process's nodes
    program: Any = None  # the runtime's own, made on first use


@dataclass(slots=True, eq=False, repr=False)
class Scope(Linked):
    """The inside of a process or an embedded sub-process."""

    id: str
    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    data: list[DataItem] = field(default_factory=list)
    ad_hoc: AdHoc | None = None
    # derived
    node: Node | None = None  # the sub-process; None for a process
    parent: Scope | None = None
    process: Process = None  # type: ignore[assignment]
    by_id: dict[str, Node] = field(default_factory=dict)
    starts: list[Node] = field(default_factory=list)  # where a token begins by itself
    event_subprocesses: list[Node] = field(default_factory=list)
    links: dict[str, Node] = field(default_factory=dict)
    recorded: bool = False  # something in it can be compensated
    compensation: Node | None = None  # its compensation event sub-process
    reach: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)  # runtime's memo


@dataclass(slots=True, eq=False, repr=False)
class Process(Linked):
    """An executable process. `key` is its id; `version` is set when it is deployed."""

    key: str
    root: Scope
    name: str = ""
    names: dict[str, str] = field(default_factory=dict)
    version: int = 0
    version_tag: str = ""
    deployment: str = ""
    extensions: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    lanes: tuple[Lane, ...] = ()
    correlations: list[CorrelationSubscription] = field(default_factory=list)
    keys: list[CorrelationKey] = field(default_factory=list)  # of its conversations
    # derived
    nodes: dict[str, Node] = field(default_factory=dict)  # all, in all scopes
    scopes: dict[str, Scope] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class GlobalTask:
    """A global script, user, manual or business-rule task, called by call activities."""

    id: str
    node: Node
    process: Process | None = None  # derived: the process of this one node


@dataclass(slots=True, eq=False)
class Start:
    """An event by which a process begins: a message, signal, timer or conditional start event,
    an instantiating receive task or event-based gateway."""

    process: str
    element: str
    event: EventDefinition


@dataclass(slots=True, eq=False)
class Models:
    """Everything that was read together; a store of deployed versions offers the same methods."""

    processes: dict[str, Process] = field(default_factory=dict)
    global_tasks: dict[str, GlobalTask] = field(default_factory=dict)
    decisions: Any = None  # engine.runtime.decisions.DecisionEvaluator
    starts: list[Start] = field(default_factory=list)
    versions: dict[tuple[str, int], Process] = field(default_factory=dict)

    def process(
        self,
        key: str,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Process | None:
        """The process of that key: of a version, a tag, a deployment, else the latest."""
        if version_tag is not None:
            known = [*self.versions.values(), *self.processes.values()]
            fit = [p for p in known if p.key == key and p.version_tag == version_tag]
            return max(fit, key=lambda p: p.version, default=None)
        latest = self.processes.get(key)
        if version is None or (latest is not None and latest.version == version):
            return latest
        return self.versions.get((key, version))

    def global_task(self, key: str) -> GlobalTask | None:
        return self.global_tasks.get(key)
