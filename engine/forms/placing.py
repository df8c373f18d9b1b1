"""Where the fields of a form stand in its data, and how the data is read and written there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.feel.expressions import Expression
from engine.forms.schema import Field, Kind

NOTHING = object()
MOST_PLANS = 2000


class Place:
    """A field with a value: where it stands, and what of it is the same for all answers.

    `hides` are all conditions that hide it; `key` is its path where that is one name.
    """

    __slots__ = ("field", "fixed", "fixed_if", "hides", "key", "name", "offers", "path")

    def __init__(self, path: tuple[str, ...], field: Field, hides: tuple[Expression, ...]) -> None:
        self.path = path
        self.field = field
        self.hides = hides
        self.name = ".".join(path)
        self.key = path[0] if len(path) == 1 else None
        self.fixed = field.fixed is True or field.kind is Kind.EXPRESSION
        self.fixed_if = None if isinstance(field.fixed, bool) else field.fixed
        self.offers = field.options is not None and field.options.static is None  # from variables

    @property
    def reads(self) -> bool:
        """Whether what the case knows decides about the field; what its rows read is not asked."""
        asks = self.fixed_if is not None or self.offers or self.field.computed is not None
        return bool(self.hides) or asks or self.field.kind is Kind.DYNAMICLIST


def placed(
    components: tuple[Field, ...],
    outer: tuple[str, ...],
    hides: tuple[Expression, ...] = (),
) -> list[Place]:
    """Fields with values, by their path in the container, with all conditions that hide them."""
    found: list[Place] = []
    for one in components:
        own = hides if one.hide is None else (*hides, one.hide)
        if one.kind is Kind.GROUP:
            found += placed(one.components, outer + one.path, own)
        elif one.has_value:
            found.append(Place(outer + one.path, one, own))
    return found


class Plan:
    """What of a container's fields is the same for all answers, worked out once."""

    def __init__(self, components: tuple[Field, ...]) -> None:
        self.components = components
        self.places = placed(components, ())
        self.known = {place.path for place in self.places}
        self.keys = {place.key for place in self.places if place.key is not None}
        self.inner = {path[:depth] for path in self.known for depth in range(1, len(path))}
        self.hides = any(place.hides for place in self.places)
        self.shows = _may_hide(components)
        self.computes = any(place.field.computed is not None for place in self.places)
        self.reads = self.shows or any(place.reads for place in self.places)


def _may_hide(components: tuple[Field, ...]) -> bool:
    """Whether something without a value, a text or a group, stands under a condition."""
    return any(
        not one.has_value and (one.hide is not None or _may_hide(one.components))
        for one in components
    )


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
