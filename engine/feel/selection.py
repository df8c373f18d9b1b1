"""What `list[condition]` and `list[position]` are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.feel.arithmetic import whole_part
from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign
from engine.feel.scopes import EVALUATION, Closure, Frame


def as_list(value: Any) -> list[Any]:
    """The list itself; anything else as a list of one."""
    if type(value) is list:
        return value
    value = foreign(value)
    return value if type(value) is list else [value]


def select_at(base: Any, position: int | Decimal, evaluation: Evaluation) -> Any:
    """The item at a position counted from 1, or from the end with -1."""
    if base is None:
        return None
    items, index = as_list(base), whole_part(position)
    if index == position and index and -len(items) <= index <= len(items):
        return items[index - 1 if index > 0 else index]
    evaluation.warn(f"there is no item {index}")
    return None


def select(base: Any, condition: Closure, slot: int, frame: Frame, cost: int) -> Any:
    """The items for which the condition is true, or the item at the number that it gives."""
    if base is None:
        return None
    items, evaluation = as_list(base), frame[EVALUATION]
    kept: list[Any] = []
    for number, item in enumerate(items):
        evaluation.spend(cost)
        frame[slot] = item
        result = condition(frame)
        if result is True:
            kept.append(item)
        elif number == 0 and type(result) is not bool and isinstance(result, int | Decimal):
            return select_at(items, result, evaluation)
    return kept if items else select_nowhere(condition, slot, frame, cost)


def select_nowhere(condition: Closure, slot: int, frame: Frame, cost: int) -> list[Any] | None:
    """An empty list filtered is empty; but it has no item at a number, wherever that comes from."""
    evaluation = frame[EVALUATION]
    evaluation.spend(cost)
    told = len(evaluation.warnings)
    frame[slot] = None
    result = condition(frame)
    del evaluation.warnings[told:]  # there was no item to say them of
    if type(result) is not bool and isinstance(result, int | Decimal):
        evaluation.warn("there is no item in an empty list")
        return None
    return []
