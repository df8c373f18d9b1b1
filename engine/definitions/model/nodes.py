"""Flow nodes, sequence flows and the scopes that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.definitions.model.activities import AdHoc, Call, Loop, MultiInstance, Offer, Rule, Work
from engine.definitions.model.events import EventDefinition
from engine.definitions.model.expressions import Assignment, DataItem, Expression
from engine.definitions.model.kinds import Kind

if TYPE_CHECKING:
    from engine.definitions.model.processes import Process


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
    stops: bool = False  # may end what goes on beside it
    needs_scope: bool = False  # has variables of its own
    offers_alike: bool = False  # what it offers is the same for all tasks
    index: int = 0  # position among the process's nodes
    # the runtime's own, made on first use
    program: Any = None
    terms: Any = None  # what it offers, if alike


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
