"""Relations of points and ranges (DMN 1.5, 10.3.4.9)."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from engine.feel.compare import order
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin
from engine.feel.values import Range

Relation = Callable[[Any, Any], bool]


class Beyond(Enum):
    """Where a range without an end goes: `(< 5)` starts below all points."""

    BELOW = -1
    ABOVE = 1


def sign(left: Any, right: Any) -> int:
    """-1, 0, 1 for two points in order, equal, out of order. Raises FeelFailure."""
    if type(left) is Beyond or type(right) is Beyond:
        first = left.value if type(left) is Beyond else 0
        second = right.value if type(right) is Beyond else 0
        return (first > second) - (first < second)
    way = order(left, right)
    if way is None:
        raise FeelFailure("the points have no order")
    return way


def as_range(value: Any) -> Range:
    """A range; a point is the range of itself."""
    return value if type(value) is Range else Range(value, value)


def unbounded(value: Any) -> Any:
    """A range of one operator with the end that it has not; others and points as they are.

    Raises FeelFailure for the range of all values but one, which is no interval.
    """
    if type(value) is not Range or value.operator in ("", "="):
        return value
    if value.operator == "!=":
        raise FeelFailure("the range is no interval")
    start = Beyond.BELOW if value.start is None else value.start
    end = Beyond.ABOVE if value.end is None else value.end
    return Range(start, end, value.start_included, value.end_included)


def inside(point: Any, range_: Range) -> bool:
    """Whether a point lies in the range."""
    low, high = sign(point, range_.start), sign(point, range_.end)
    return (low > 0 or (low == 0 and range_.start_included)) and (
        high < 0 or (high == 0 and range_.end_included)
    )


def before(left: Any, right: Any) -> bool:
    """The first lies wholly before the second."""
    a, b = as_range(left), as_range(right)
    way = sign(a.end, b.start)
    return way < 0 or (way == 0 and not (a.end_included and b.start_included))


def meets(left: Any, right: Any) -> bool:
    """The first ends where the second starts."""
    return left.end_included and right.start_included and sign(left.end, right.start) == 0


def overlaps(left: Any, right: Any) -> bool:
    """They have a point in common."""
    return not before(left, right) and not before(right, left)


def overlaps_before(left: Any, right: Any) -> bool:
    """The first starts before the second and ends in it."""
    starts = sign(left.start, right.start)
    ends = sign(left.end, right.end)
    touches = sign(left.end, right.start)
    return (
        (starts < 0 or (starts == 0 and left.start_included and not right.start_included))
        and (touches > 0 or (touches == 0 and left.end_included and right.start_included))
        and (ends < 0 or (ends == 0 and (not left.end_included or right.end_included)))
    )


def finishes(left: Any, right: Any) -> bool:
    """They end together, and the first starts no earlier."""
    if type(left) is not Range:
        return right.end_included and sign(left, right.end) == 0
    starts = sign(left.start, right.start)
    return (
        left.end_included == right.end_included
        and sign(left.end, right.end) == 0
        and (starts > 0 or (starts == 0 and (not left.start_included or right.start_included)))
    )


def starts(left: Any, right: Any) -> bool:
    """They start together, and the first ends no later."""
    if type(left) is not Range:
        return right.start_included and sign(left, right.start) == 0
    ends = sign(left.end, right.end)
    return (
        left.start_included == right.start_included
        and sign(left.start, right.start) == 0
        and (ends < 0 or (ends == 0 and (not left.end_included or right.end_included)))
    )


def includes(left: Any, right: Any) -> bool:
    """The second lies wholly in the first."""
    if type(right) is not Range:
        return inside(right, left)
    low, high = sign(left.start, right.start), sign(left.end, right.end)
    return (low < 0 or (low == 0 and (left.start_included or not right.start_included))) and (
        high > 0 or (high == 0 and (left.end_included or not right.end_included))
    )


def coincides(left: Any, right: Any) -> bool:
    """They are the same."""
    if type(left) is not Range:
        return sign(left, right) == 0
    return (
        sign(left.start, right.start) == 0
        and sign(left.end, right.end) == 0
        and left.start_included == right.start_included
        and left.end_included == right.end_included
    )


def swapped(relation: Relation) -> Relation:
    """The relation seen from the other side."""
    return lambda left, right: relation(right, left)


POINT, RANGE = "p", "r"
RELATIONS: dict[str, tuple[Relation, tuple[str, ...]]] = {
    "before": (before, ("pp", "pr", "rp", "rr")),
    "after": (swapped(before), ("pp", "pr", "rp", "rr")),
    "meets": (meets, ("rr",)),
    "met by": (swapped(meets), ("rr",)),
    "overlaps": (overlaps, ("rr",)),
    "overlaps before": (overlaps_before, ("rr",)),
    "overlaps after": (swapped(overlaps_before), ("rr",)),
    "finishes": (finishes, ("pr", "rr")),
    "finished by": (swapped(finishes), ("rp", "rr")),
    "includes": (includes, ("rp", "rr")),
    "during": (swapped(includes), ("pr", "rr")),
    "starts": (starts, ("pr", "rr")),
    "started by": (swapped(starts), ("rp", "rr")),
    "coincides": (coincides, ("pp", "rr")),
}
POINTS = (
    "number|string|date|time|date and time|days and time duration|years and months duration"
)


def parameters(shape: str) -> tuple[str, str]:
    """The two parameters of a shape such as "pr"."""
    names = {"p": "point", "r": "range"}
    kinds = {"p": POINTS, "r": "range"}
    twice = shape[0] == shape[1]
    first, second = (
        f"{names[letter]}{place if twice else ''}: {kinds[letter]}"
        for place, letter in enumerate(shape, 1)
    )
    return first, second


def declare() -> None:
    """Every relation in all its shapes."""
    for name, (relation, shapes) in RELATIONS.items():
        for shape in shapes:

            def run(
                evaluation: Evaluation, left: Any, right: Any, relation: Relation = relation
            ) -> bool:
                evaluation.spend(20)
                return relation(unbounded(left), unbounded(right))

            builtin(name, *parameters(shape))(run)


declare()
