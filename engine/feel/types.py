"""The types of FEEL, as they are written and as values belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.feel.evaluation import Evaluation
from engine.feel.kinds import kind_of
from engine.feel.values import Function, Range

SIMPLE = frozenset(
    (
        "Any", "Null", "number", "string", "boolean", "date", "time", "date and time",
        "years and months duration", "days and time duration", "list", "context", "function",
        "range",
    )
)


@dataclass(frozen=True, slots=True)
class SimpleType:
    """One of the built-in types, by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class NamedType:
    """A type that a model defines; what it means is looked up when a value is tested."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListType:
    """`list<item>`."""

    item: FeelType

    def __str__(self) -> str:
        return f"list<{self.item}>"


@dataclass(frozen=True, slots=True)
class RangeType:
    """`range<item>`."""

    item: FeelType

    def __str__(self) -> str:
        return f"range<{self.item}>"


@dataclass(frozen=True, slots=True)
class ContextType:
    """`context<name: type, …>`."""

    fields: tuple[tuple[str, FeelType], ...]

    def __str__(self) -> str:
        return f"context<{', '.join(f'{name}: {type_}' for name, type_ in self.fields)}>"


@dataclass(frozen=True, slots=True)
class FunctionType:
    """`function<type, …> -> type`."""

    parameters: tuple[FeelType, ...]
    result: FeelType

    def __str__(self) -> str:
        return f"function<{', '.join(map(str, self.parameters))}> -> {self.result}"


FeelType = SimpleType | NamedType | ListType | RangeType | ContextType | FunctionType
Types = Mapping[str, FeelType]

ANY = SimpleType("Any")
NO_TYPES: Types = {}


def names_in(type_: FeelType) -> Iterator[str]:
    """The names of defined types in a type."""
    match type_:
        case NamedType(name):
            yield name
        case ListType(item) | RangeType(item):
            yield from names_in(item)
        case ContextType(fields):
            for _, inner in fields:
                yield from names_in(inner)
        case FunctionType(parameters, result):
            for inner in (*parameters, result):
                yield from names_in(inner)


def is_instance(value: Any, type_: FeelType, evaluation: Evaluation) -> bool:
    """Whether a value belongs to a type; null only to Null (DMN 1.5, 10.3.2.9.1)."""
    if value is None:
        return type_ == SimpleType("Null")
    return conforms(value, type_, evaluation.types, evaluation)


def conforms(value: Any, type_: FeelType, types: Types, evaluation: Evaluation) -> bool:
    """Whether a value may stand where the type is asked for; null may stand anywhere.

    What it looks through is paid for. Raises FeelBudgetExceeded.
    """
    if value is None:
        return True
    match type_:
        case SimpleType(name):
            return name == "Any" or kind_of(value) == name
        case NamedType(name):
            return name in types and conforms(value, types[name], types, evaluation)
        case ListType(item):
            if type(value) is not list:
                return False
            evaluation.spend(2 + 2 * len(value))
            return all(conforms(each, item, types, evaluation) for each in value)
        case ContextType(fields):
            if type(value) is not dict:
                return False
            evaluation.spend(2 + len(fields))
            return all(
                name in value and conforms(value[name], field, types, evaluation)
                for name, field in fields
            )
        case RangeType(item):
            return type(value) is Range and range_conforms(value, item, types, evaluation)
        case FunctionType():
            return isinstance(value, Function) and function_conforms(value, type_, types)


def range_conforms(value: Range, item: FeelType, types: Types, evaluation: Evaluation) -> bool:
    """Whether the ends of a range that are there belong to the type."""
    evaluation.spend(2)
    return all(conforms(end, item, types, evaluation) for end in (value.start, value.end))


def function_conforms(value: Function, type_: FunctionType, types: Types) -> bool:
    """Whether a function takes as many parameters, of these types, and gives such a result."""
    if len(value.parameters) != len(type_.parameters):
        return False
    own = value.types or (None,) * len(value.parameters)
    accepted = all(
        subtype(asked, mine or ANY, types)
        for asked, mine in zip(type_.parameters, own, strict=True)
    )
    return accepted and subtype(value.result or ANY, type_.result, types)


def subtype(lower: FeelType, upper: FeelType, types: Types = NO_TYPES) -> bool:
    """Whether every value of `lower` is one of `upper` (DMN 1.5, 10.3.2.9.2)."""
    if isinstance(lower, NamedType):
        lower = types.get(lower.name, lower)
    if isinstance(upper, NamedType):
        upper = types.get(upper.name, upper)
    if lower == upper or upper == ANY:
        return True
    match lower, upper:
        case (ListType(a), ListType(b)) | (RangeType(a), RangeType(b)):
            return subtype(a, b, types)
        case ContextType(a), ContextType(b):
            mine = dict(a)
            return all(name in mine and subtype(mine[name], field, types) for name, field in b)
        case FunctionType(a, x), FunctionType(b, y):
            return len(a) == len(b) and subtype(x, y, types) and all(
                subtype(asked, mine, types) for mine, asked in zip(a, b, strict=True)
            )
    return False
