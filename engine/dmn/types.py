"""Item definitions: from XML to FEEL types, with the values that they allow."""

from __future__ import annotations

from dataclasses import replace

from engine.dmn.model import Item
from engine.dmn.type_names import TypeReader
from engine.dmn.xml import Element, attribute, child, children, name_of, text_of
from engine.feel.types import (
    ANY,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    NamedType,
)


def read_items(root: Element, types: TypeReader) -> dict[str, Item]:
    """All item definitions of a model by name, those of components under `outer.inner`."""
    items: dict[str, Item] = {}
    for element in children(root, "itemDefinition"):
        _read_item(element, name_of(element), items, types)
    for name in _themselves(items):
        types.problems.add(items[name].id, "dmn-type", f"{name}: it stands for itself")
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
    element: Element, name: str, items: dict[str, Item], types: TypeReader
) -> None:
    type_ = _type(element, name, items, types)
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
    element: Element, name: str, items: dict[str, Item], types: TypeReader
) -> FeelType:
    function = child(element, "functionItem")
    if function is not None:
        return _function(function, types)
    components = list(children(element, "itemComponent"))
    if components:
        fields: list[tuple[str, FeelType]] = []
        for component in components:
            inner = f"{name}.{name_of(component)}"
            _read_item(component, inner, items, types)
            fields.append((name_of(component), NamedType(inner)))
        return ContextType(tuple(fields))
    reference = child(element, "typeRef")
    text = "".join(str(t) for t in reference.itertext()) if reference is not None else ""
    return types.read(text, attribute(element, "id") or name) or ANY


def _function(element: Element, types: TypeReader) -> FeelType:
    where = attribute(element, "id")
    parameters = tuple(
        types.read(attribute(each, "typeRef"), attribute(each, "id") or where) or ANY
        for each in children(element, "parameters")
    )
    return FunctionType(parameters, types.read(attribute(element, "outputTypeRef"), where) or ANY)


def component_names(items: dict[str, Item]) -> frozenset[str]:
    """Names of components, which FEEL may read after a dot."""
    return frozenset(field for item in items.values() for field in _fields(item.type))


def _fields(type_: FeelType) -> list[str]:
    if isinstance(type_, ListType):
        return _fields(type_.item)
    if isinstance(type_, ContextType):
        return [name for name, _ in type_.fields]
    return []
