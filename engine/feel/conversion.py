"""The implicit conversions towards a type (DMN 1.5, 10.3.2.9.4)."""

from __future__ import annotations

from typing import Any

from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.temporal import UTC, day_of, make_datetime
from engine.feel.types import (
    ANY,
    FeelType,
    FunctionType,
    ListType,
    NamedType,
    SimpleType,
    Types,
    conforms,
    function_conforms,
)
from engine.feel.values import Function


def convert(
    value: Any, type_: FeelType, types: Types, evaluation: Evaluation
) -> tuple[Any, bool]:
    """The value as the type wants it, and whether it is one of the type.

    A list of one stands for its item and an item for a list of one; a date becomes the
    midnight UTC that starts it. What cannot be converted is (None, False).
    """
    value = foreign(value)
    if conforms(value, type_, types, evaluation):
        return value, True
    wanted = resolved(type_, types)
    if isinstance(wanted, FunctionType) and type(value) is Function and value.result is None:
        # Nothing says what it gives: it may be what is wanted.
        fits = function_conforms(value, FunctionType(wanted.parameters, ANY), types)
        return (value, True) if fits else (None, False)
    if isinstance(wanted, ListType) and type(value) is not list:
        fits = conforms(value, wanted.item, types, evaluation)
        return ([value], True) if fits else (None, False)
    if type(value) is list and len(value) == 1 and not isinstance(wanted, ListType):
        # One step only: a list of a list of one is no item.
        (only,) = value
        fits = only is not None and conforms(only, wanted, types, evaluation)
        return (only, True) if fits else (None, False)
    if wanted == SimpleType("date and time") and kind_of(value) == "date":
        return make_datetime(day_of(value), 0, UTC), True
    return None, False


def resolved(type_: FeelType, types: Types) -> FeelType:
    """What a named type stands for."""
    for _ in range(20):
        if not isinstance(type_, NamedType) or type_.name not in types:
            break
        type_ = types[type_.name]
    return type_


def converted(value: Any, type_: FeelType | None, evaluation: Evaluation) -> Any:
    """The value as the type wants it; None and a warning if it is no such value."""
    if type_ is None:
        return value
    result, fits = convert(value, type_, evaluation.types, evaluation)
    if not fits:
        evaluation.warn(f"a {kind_of(value)} is not a {type_}")
    return result
