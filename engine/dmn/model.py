"""A decision model as DMN says it: nodes, their requirements, and the boxed expressions in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from engine.feel.types import FeelType


class HitPolicy(StrEnum):
    """Which of the matching rules give the result."""

    UNIQUE = "UNIQUE"
    FIRST = "FIRST"
    PRIORITY = "PRIORITY"
    ANY = "ANY"
    COLLECT = "COLLECT"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"


class Aggregation(StrEnum):
    """What COLLECT makes of the outputs."""

    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@dataclass(frozen=True, slots=True)
class Item:
    """An item definition: a type, with the values that are allowed of it.

    `allowed` are unary tests on each value (on each item of a collection), `constraint` on the
    whole (DMN 1.5, 7.3.3).
    """

    name: str
    type: FeelType
    allowed: str = ""
    constraint: str = ""
    collection: bool = False
    base: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A name with its type; no type takes anything."""

    name: str
    type: FeelType | None = None


@dataclass(frozen=True, slots=True)
class Literal:
    """FEEL text."""

    text: str
    type: FeelType | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """A column of conditions."""

    id: str
    label: str
    text: str
    type: FeelType | None = None
    allowed: str = ""
    expression_id: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A column of results; `values` is the order of PRIORITY and OUTPUT ORDER."""

    id: str
    name: str
    type: FeelType | None = None
    values: str = ""
    default: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: a test for each input, an expression for each output; `cells` are their ids."""

    id: str
    number: int
    tests: tuple[str, ...]
    results: tuple[str, ...]
    note: str = ""
    annotations: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table."""

    id: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation | None = None
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A context's entry; without a variable it is the context's result."""

    variable: Variable | None
    value: Boxed


@dataclass(frozen=True, slots=True)
class Context:
    """A boxed context."""

    entries: tuple[Entry, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A boxed list."""

    items: tuple[Boxed, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A boxed relation: rows become contexts."""

    columns: tuple[Variable, ...]
    rows: tuple[tuple[Boxed, ...], ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A boxed function."""

    parameters: tuple[Variable, ...]
    body: Boxed | None
    type: FeelType | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Invocation:
    """A boxed invocation with arguments by name."""

    function: Boxed
    arguments: tuple[tuple[str, Boxed], ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Conditional:
    """A boxed `if`."""

    condition: Boxed
    then: Boxed
    otherwise: Boxed
    id: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A boxed filter."""

    collection: Boxed
    match: Boxed
    id: str = ""


@dataclass(frozen=True, slots=True)
class Iteration:
    """A boxed `for`, `some` or `every`."""

    kind: str
    variable: Variable
    collection: Boxed
    body: Boxed
    id: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A boxed expression of which the model says what type its value is of."""

    value: Boxed
    type: FeelType


Boxed = (
    Literal
    | Table
    | Context
    | Listing
    | Relation
    | Definition
    | Invocation
    | Conditional
    | Filter
    | Iteration
    | Typed
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another node by namespace and id; the namespace is this model's own when empty."""

    namespace: str
    id: str


@dataclass(frozen=True, slots=True)
class InputData:
    """A value that comes from outside."""

    id: str
    variable: Variable
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its logic and what it requires."""

    id: str
    name: str
    variable: Variable
    logic: Boxed | None
    inputs: tuple[Reference, ...] = ()
    decisions: tuple[Reference, ...] = ()
    knowledge: tuple[Reference, ...] = ()
    question: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: a function of the decisions that require it."""

    id: str
    name: str
    variable: Variable
    logic: Definition | None
    knowledge: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A decision service: decisions behind an interface."""

    id: str
    name: str
    variable: Variable
    outputs: tuple[Reference, ...]
    encapsulated: tuple[Reference, ...]
    input_decisions: tuple[Reference, ...]
    input_data: tuple[Reference, ...]


Node = InputData | Decision | Knowledge | Service


@dataclass(frozen=True, slots=True)
class Import:
    """Another model under a name; the empty name puts its nodes among our own."""

    name: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Model:
    """One `definitions` element; `named` are the types it uses, by the element that does."""

    file: str
    id: str
    name: str
    namespace: str
    items: Mapping[str, Item] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    imports: tuple[Import, ...] = ()
    words: frozenset[str] = frozenset()
    named: tuple[tuple[str, str], ...] = ()
