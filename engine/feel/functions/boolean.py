"""Functions of truth: not, all, any, is."""

from __future__ import annotations

from typing import Any

from engine.feel.compare import equals
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.kinds import kind_of
from engine.feel.temporal import local_nanos, zone_of, zone_text

TEMPORAL = frozenset(("date", "time", "date and time"))


@builtin("not", "negand: boolean?")
def negation(evaluation: Evaluation, negand: bool | None) -> bool | None:
    """`not(true)` = false; null stays null."""
    return None if negand is None else not negand


@builtin("all", "*list: list")
def every(evaluation: Evaluation, items: list[Any]) -> bool | None:
    """False if one item is, else null if one is neither, else true."""
    return quantified(items, decisive=False)


@builtin("any", "*list: list")
def some(evaluation: Evaluation, items: list[Any]) -> bool | None:
    """True if one item is, else null if one is neither, else false."""
    return quantified(items, decisive=True)


def quantified(items: list[Any], decisive: bool) -> bool | None:
    """The three-valued `or` (decisive true) or `and` (decisive false) of the items."""
    if any(item is not None and type(item) is not bool for item in items):
        raise FeelFailure("the list holds more than truth values")
    if any(item is decisive for item in items):
        return decisive
    return None if None in items else not decisive


@builtin("is", "value1: any", "value2: any")
def identical(evaluation: Evaluation, value1: Any, value2: Any) -> bool:
    """Whether two values are the same element of the same domain: zones must match too."""
    kind = kind_of(value1)
    if kind != kind_of(value2):
        return False
    if kind in TEMPORAL:
        mine, other = zone_text(zone_of(value1)), zone_text(zone_of(value2))
        return mine == other and local_nanos(value1) == local_nanos(value2)
    return equals(value1, value2, evaluation) is True
