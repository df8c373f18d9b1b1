"""Where the fields of a form stand in its data, and how the data is read and written there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.feel.expressions import Expression
from engine.forms.schema import Field, Kind

NOTHING = object()
MOST_PLANS = 2000
Placed = tuple[tuple[str, ...], Field, tuple[Expression, ...]]


def placed(
    components: tuple[Field, ...],
    outer: tuple[str, ...],
    hides: tuple[Expression, ...] = (),
) -> list[Placed]:
    """Fields with values, by their path in the container, with all conditions that hide them."""
    found: list[Placed] = []
    for one in components:
        own = hides if one.hide is None else (*hides, one.hide)
        if one.kind is Kind.GROUP:
            found += placed(one.components, outer + one.path, own)
        elif one.has_value:
            found.append((outer + one.path, one, own))
    return found


class Plan:
    """What of a container's fields is the same for all answers, worked out once."""

    def __init__(self, components: tuple[Field, ...]) -> None:
        self.components = components
        self.places = placed(components, ())
        self.names = [".".join(path) for path, _, _ in self.places]
        self.known = {path for path, _, _ in self.places}
        self.inner = {path[:depth] for path in self.known for depth in range(1, len(path))}
        self.hides = any(hides for _, _, hides in self.places)
        self.shows = any(not one.has_value for one in components)
        self.computes = any(one.computed is not None for _, one, _ in self.places)


_PLANS: dict[int, Plan] = {}
"""By the identity of their components, which each plan keeps alive; comparing them takes longer."""


def plan_of(components: tuple[Field, ...]) -> Plan:
    """The plan of a form's components, or of a list's."""
    plan = _PLANS.get(id(components))
    if plan is None:
        if len(_PLANS) >= MOST_PLANS:
            _PLANS.clear()
        plan = _PLANS[id(components)] = Plan(components)
    return plan


def get(data: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if not (type(data) is dict or isinstance(data, Mapping)) or part not in data:
            return NOTHING
        data = data[part]
    return data


def put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value, copying the inner objects on the way: the caller's stay untouched."""
    for part in path[:-1]:
        inner = data.get(part)
        data[part] = dict(inner) if isinstance(inner, Mapping) else {}
        data = data[part]
    data[path[-1]] = value
