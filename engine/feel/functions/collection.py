"""Functions that make lists of lists: append, concatenate, union, flatten, sort, …"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from engine.feel.calling import invoke
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.listing import same
from engine.feel.functions.registry import builtin
from engine.feel.selection import as_list
from engine.feel.values import Function


@builtin("append", "list: list", "**item: any")
def append(evaluation: Evaluation, items: list[Any], more: list[Any]) -> list[Any]:
    """The list with the items after its own."""
    return items + more


@builtin("concatenate", "**list: any")
def concatenate(evaluation: Evaluation, lists: list[Any]) -> list[Any]:
    """The items of all lists, in order."""
    return joined(lists, evaluation)


@builtin("union", "**list: any")
def union(evaluation: Evaluation, lists: list[Any]) -> list[Any]:
    """The items of all lists, each once."""
    result: list[Any] = distinct(evaluation, joined(lists, evaluation))
    return result


def joined(lists: list[Any], evaluation: Evaluation) -> list[Any]:
    """The items of lists in one; a value that is no list is an item."""
    if any(each is None for each in lists):
        raise FeelFailure("a list is null")
    result: list[Any] = []
    for each in map(as_list, lists):
        evaluation.spend(len(each) >> 1)
        result.extend(each)
    return result


@builtin("distinct values", "list: list")
def distinct(evaluation: Evaluation, items: list[Any]) -> list[Any]:
    """The items, each once, where it came first."""
    result: list[Any] = []
    plain: set[Any] = set()
    for item in items:
        if type(item) in (int, str):
            if item not in plain:
                plain.add(item)
                result.append(item)
        elif not any(same(item, known, evaluation) for known in result):
            result.append(item)
            if type(item) is Decimal and item == item.to_integral_value():
                plain.add(int(item))
    return result


@builtin("reverse", "list: list")
def reverse(evaluation: Evaluation, items: list[Any]) -> list[Any]:
    """The items from the last to the first."""
    return items[::-1]


@builtin("flatten", "list: list")
def flatten(evaluation: Evaluation, items: list[Any]) -> list[Any]:
    """The items of lists within lists, in one list."""
    return list(leaves(items, evaluation))


def leaves(items: list[Any], evaluation: Evaluation) -> Iterator[Any]:
    """What is no list, in order."""
    waiting = [iter(items)]
    while waiting:
        for item in waiting[-1]:
            evaluation.spend(1)
            if type(item) is list:
                waiting.append(iter(item))
                break
            yield item
        else:
            waiting.pop()


class Ranked:
    """An item that stands before another where the function `precedes` says so."""

    __slots__ = ("evaluation", "item", "precedes")

    def __init__(self, item: Any, precedes: Function, evaluation: Evaluation) -> None:
        self.item, self.precedes, self.evaluation = item, precedes, evaluation

    def __lt__(self, other: Ranked) -> bool:
        return invoke(self.precedes, [self.item, other.item], self.evaluation) is True


@builtin("sort", "list: list", "precedes: function")
def sort(evaluation: Evaluation, items: list[Any], precedes: Function) -> list[Any]:
    """The items in the order that the function says; equal ones stay as they were."""
    if len(precedes.parameters) != 2:
        raise FeelFailure("the function must take two items")
    return [
        ranked.item for ranked in sorted(Ranked(item, precedes, evaluation) for item in items)
    ]
