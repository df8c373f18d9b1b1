"""Functions that look into a list or change one place of it; positions count from 1."""

from __future__ import annotations

from typing import Any

from engine.feel.arithmetic import Number, whole_part
from engine.feel.calling import invoke
from engine.feel.compare import equals
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.kinds import kind_of
from engine.feel.values import Function


def same(left: Any, right: Any, evaluation: Evaluation) -> bool:
    """Whether two items are equal; items of different kinds are not, without a warning."""
    evaluation.spend(2)
    if type(left) is type(right) and (type(left) is int or type(left) is str):
        if type(left) is str:
            evaluation.spend(len(left) >> 8)
        return bool(left == right)
    return kind_of(left) == kind_of(right) and equals(left, right, evaluation) is True


def place(items: list[Any], position: Number) -> int:
    """The index of a position, from the end if negative. Raises FeelFailure."""
    index = whole_part(position)
    if index == 0 or abs(index) > len(items):
        raise FeelFailure(f"there is no position {index}")
    return index - 1 if index > 0 else len(items) + index


@builtin("list contains", "list: list", "element: any")
def list_contains(evaluation: Evaluation, items: list[Any], element: Any) -> bool:
    """Whether an item equals the element; null is an item like others."""
    return any(same(item, element, evaluation) for item in items)


@builtin("index of", "list: list", "match: any")
def index_of(evaluation: Evaluation, items: list[Any], match: Any) -> list[int]:
    """The positions of all items that equal the match."""
    return [at for at, item in enumerate(items, 1) if same(item, match, evaluation)]


@builtin("sublist", "list: list", "start position: number", "length?: number?")
def sublist(
    evaluation: Evaluation, items: list[Any], start: Number, length: Number | None = None
) -> list[Any]:
    """The items from a position on, as many as asked for."""
    first = place(items, start)
    if length is None:
        return items[first:]
    size = whole_part(length)
    if size < 1 or first + size > len(items):
        raise FeelFailure("there are not so many items")
    return items[first : first + size]


@builtin("insert before", "list: list", "position: number", "newItem: any")
def insert_before(
    evaluation: Evaluation, items: list[Any], position: Number, new: Any
) -> list[Any]:
    """The list with an item more at the position."""
    at = place(items, position)
    return [*items[:at], new, *items[at:]]


@builtin("remove", "list: list", "position: number")
def remove(evaluation: Evaluation, items: list[Any], position: Number) -> list[Any]:
    """The list without the item at the position."""
    at = place(items, position)
    return items[:at] + items[at + 1 :]


@builtin("list replace", "list: list", "position: number", "newItem: any")
def replace_at(
    evaluation: Evaluation, items: list[Any], position: Number, new: Any
) -> list[Any]:
    """The list with another item at the position."""
    at = place(items, position)
    return [*items[:at], new, *items[at + 1 :]]


@builtin("list replace", "list: list", "match: function", "newItem: any")
def replace_matching(
    evaluation: Evaluation, items: list[Any], match: Function, new: Any
) -> list[Any]:
    """The list with another item wherever the function of (item, newItem) is true."""
    if len(match.parameters) != 2:
        raise FeelFailure("the function must take an item and the new item")
    result = []
    for item in items:
        answer = invoke(match, [item, new], evaluation)
        if type(answer) is not bool:
            raise FeelFailure("the function must give a truth value")
        result.append(new if answer else item)
    return result
