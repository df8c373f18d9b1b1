"""What activities do: repetition, calls, offers to people, work, decisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.definitions.model.events import EventDefinition
from engine.definitions.model.expressions import Expression, Literal
from engine.definitions.model.kinds import Behavior, Binding


@dataclass(slots=True, eq=False)
class MultiInstance:
    """`multiInstanceLoopCharacteristics`; either a cardinality or a collection is given."""

    sequential: bool = False
    first: int = 0  # loopCounter of the first instance: Camunda 7 counts from 0, Camunda 8 from 1
    cardinality: Expression | None = None
    collection: Expression | None = None
    element_variable: str = ""
    index_variable: str = ""  # flowable:elementIndexVariable, from 0
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
    early: tuple[CallMapping, ...] = ()  # those that errors and escalations bring along too
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
    texts: dict[str, Expression] = field(default_factory=dict)  # computed ones, by language or ""
    due_basis: str = ""  # paatos:dueBasis
    shift: str = ""  # paatos:shift

    @property
    def is_constant(self) -> bool:
        """Whether it is the same for all tasks: it reads neither variables nor the time."""
        if self.due is not None or self.follow_up is not None:
            return False
        parts = (self.assignee, self.candidate_users, self.candidate_groups, self.priority)
        every = (*parts, self.form_key, *self.texts.values())
        return all(part is None or type(part) is Literal for part in every)


@dataclass(slots=True, eq=False)
class Work:
    """Service work: done outside by a topic's worker, or by an expression at once."""

    topic: str = ""
    topic_expression: Expression | None = None
    expression: Expression | None = None  # camunda:expression, evaluated at once
    retries: int | None = None
    retries_expression: Expression | None = None  # gives the number, or a cycle: R3/PT5M
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
