"""What a FEEL text says, as a tree of frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from engine.feel.types import FeelType


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, string, boolean or null."""

    value: int | Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class At:
    """A temporal literal: `@"2026-01-31"`."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A variable or function by name; `?` is the value under test."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation:
    """`-x`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic or comparison of two operands."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic:
    """`and` or `or` over two or more operands."""

    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """`x between low and high`."""

    operand: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In:
    """`x in test` or `x in (test, test)`."""

    operand: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class InstanceOf:
    """`x instance of type`."""

    operand: Node
    type: FeelType


@dataclass(frozen=True, slots=True)
class If:
    """`if condition then one else other`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Iterator:
    """`name in source` or, with an end, `name in source..end`."""

    name: str
    source: Node
    end: Node | None = None


@dataclass(frozen=True, slots=True)
class For:
    """`for … return body`."""

    iterators: tuple[Iterator, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified:
    """`some|every … satisfies condition`."""

    quantifier: str
    iterators: tuple[Iterator, ...]
    condition: Node


@dataclass(frozen=True, slots=True)
class Path:
    """`base.name`."""

    base: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter:
    """`base[condition]`."""

    base: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Call:
    """`function(a, b)`, or with `names` `function(p: a, q: b)`."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter, with its type if one is given."""

    name: str
    type: FeelType | None = None


@dataclass(frozen=True, slots=True)
class FunctionDefinition:
    """`function(a, b: number) body`."""

    parameters: tuple[Parameter, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a context."""

    key: str
    value: Node


@dataclass(frozen=True, slots=True)
class Context:
    """`{key: value, …}`."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """`[a, b, …]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """`[a..b)` and its kin."""

    start: Node
    end: Node
    start_included: bool
    end_included: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One operator and a bound: `< 10`, as a unary test or, in parentheses, a range."""

    operator: str
    bound: Node


@dataclass(frozen=True, slots=True)
class Tests:
    """The unary tests of a decision table's cell; no tests at all is `-`, which always holds."""

    tests: tuple[Node, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """JUEL's `base[key]`: an item counted from 0, or an entry by its key."""

    base: Node
    key: Node


@dataclass(frozen=True, slots=True)
class Empty:
    """JUEL's `empty x`: null, or nothing in it."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Template:
    """Text with values in it: `Case ${number}`; null is nothing."""

    parts: tuple[Node, ...]


Node = (
    Literal | At | Name | Negation | Binary | Logic | Between | In | InstanceOf | If | For
    | Quantified | Path | Filter | Call | FunctionDefinition | Context | ListOf | Interval
    | Comparison | Tests | Index | Empty | Template
)

ARITHMETIC = frozenset(("+", "-", "*", "/", "**"))


def spine(node: Binary) -> tuple[Node, list[tuple[str, Node]]]:
    """The first operand of a chain that leans left, and the operators with what follows them."""
    links: list[tuple[str, Node]] = []
    current: Node = node
    while isinstance(current, Binary) and current.operator in ARITHMETIC:
        links.append((current.operator, current.right))
        current = current.left
    return current, links[::-1]
