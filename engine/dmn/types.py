"""Item definitions: from XML to FEEL types, with the values that they allow."""

from __future__ import annotations

import re
from dataclasses import replace

from engine.dmn.model import Item
from engine.dmn.problems import Problems
from engine.dmn.xml import Element, attribute, child, children, name_of, text_of
from engine.feel.errors import FeelSyntaxError
from engine.feel.type_parser import type_of
from engine.feel.types import (
    ANY,
    SIMPLE,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    NamedType,
    SimpleType,
)

# As DMN 1.1 to 1.5 and the modelers spell the built-in types.
_SPELLINGS = {
    "dateTime": "date and time",
    "dateAndTime": "date and time",
    "date_and_time": "date and time",
    "dayTimeDuration": "days and time duration",
    "daysAndTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "yearsAndMonthsDuration": "years and months duration",
    "integer": "number",
    "long": "number",
    "double": "number",
    "any": "Any",
}
_PREFIX = re.compile(r"^([A-Za-z_][\w.-]*):(?=\S)")


def type_named(text: str, prefixes: frozenset[str] = frozenset()) -> FeelType | None:
    """The type that a `typeRef` names; None for an empty one. Raises FeelSyntaxError."""
    text = text.strip()
    if not text:
        return None
    match = _PREFIX.match(text)
    if match and (match[1] in prefixes or match[1] == "feel"):
        text = text[match.end() :]
    elif text.startswith("{") and "}" in text:
        text = text.partition("}")[2]
    text = _SPELLINGS.get(text, text)
    if text in SIMPLE:
        return SimpleType(text)
    return type_of(text) if "<" in text else NamedType(" ".join(text.split()))


def read_items(root: Element, problems: Problems) -> dict[str, Item]:
    """All item definitions of a model by name, those of components under `outer.inner`."""
    items: dict[str, Item] = {}
    prefixes = frozenset(str(each) for each in root.nsmap if each)
    for element in children(root, "itemDefinition"):
        _read_item(element, name_of(element), items, prefixes, problems)
    for name in _themselves(items):
        problems.add(items[name].id, "dmn-type", f"{name}: it stands for itself")
        items[name] = replace(items[name], type=ANY)
    return items


def _themselves(items: dict[str, Item]) -> list[str]:
    """The names of types that lead back to themselves with nothing between: A is B, B is A."""
    followed: set[str] = set()
    found: set[str] = set()
    for start in items:
        trail: dict[str, int] = {}
        name: str | None = start
        while name in items and name not in followed and name not in trail:
            trail[name] = len(trail)
            type_ = items[name].type
            name = type_.name if isinstance(type_, NamedType) else None
        if name in trail:
            found.update(each for each, place in trail.items() if place >= trail[name])
        followed.update(trail)
    return [name for name in items if name in found]


def _read_item(
    element: Element,
    name: str,
    items: dict[str, Item],
    prefixes: frozenset[str],
    problems: Problems,
) -> None:
    type_ = _type(element, name, items, prefixes, problems)
    collection = attribute(element, "isCollection") == "true"
    items[name] = Item(
        name,
        ListType(type_) if collection else type_,
        text_of(child(element, "allowedValues")),
        text_of(child(element, "typeConstraint")),
        collection,
        id=attribute(element, "id") or name,
    )


def _type(
    element: Element,
    name: str,
    items: dict[str, Item],
    prefixes: frozenset[str],
    problems: Problems,
) -> FeelType:
    function = child(element, "functionItem")
    if function is not None:
        return _function(function, prefixes, problems)
    components = list(children(element, "itemComponent"))
    if components:
        fields: list[tuple[str, FeelType]] = []
        for component in components:
            inner = f"{name}.{name_of(component)}"
            _read_item(component, inner, items, prefixes, problems)
            fields.append((name_of(component), NamedType(inner)))
        return ContextType(tuple(fields))
    reference = child(element, "typeRef")
    text = "".join(str(t) for t in reference.itertext()) if reference is not None else ""
    return read_type(text, attribute(element, "id") or name, prefixes, problems) or ANY


def _function(element: Element, prefixes: frozenset[str], problems: Problems) -> FeelType:
    parameters = tuple(
        read_type(attribute(each, "typeRef"), attribute(each, "id"), prefixes, problems) or ANY
        for each in children(element, "parameters")
    )
    result = attribute(element, "outputTypeRef")
    return FunctionType(parameters, read_type(result, "", prefixes, problems) or ANY)


def read_type(
    text: str, element_id: str, prefixes: frozenset[str], problems: Problems
) -> FeelType | None:
    """The type a text names; a problem where it is none."""
    try:
        return type_named(text, prefixes)
    except FeelSyntaxError as error:
        problems.add(element_id, "dmn-type", f"{text}: {error}")
        return None


def component_names(items: dict[str, Item]) -> frozenset[str]:
    """Names of components, which FEEL may read after a dot."""
    return frozenset(field for item in items.values() for field in _fields(item.type))


def _fields(type_: FeelType) -> list[str]:
    if isinstance(type_, ListType):
        return _fields(type_.item)
    if isinstance(type_, ContextType):
        return [name for name, _ in type_.fields]
    return []


__all__ = ["component_names", "read_items", "read_type", "type_named"]
