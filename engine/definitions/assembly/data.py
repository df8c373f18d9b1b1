"""Data of the standard (properties, data objects, associations) and camunda:inputOutput."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.definitions.assembly.nested import joined
from engine.definitions.expressions import Expressions, ListOf, MapOf, Null, Variable
from engine.definitions.model import Assignment, DataItem, Expression, Literal
from engine.definitions.normalise.zeebe import NESTS
from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    Element,
    bpmn,
    child_text,
    children,
    extensions,
    flag,
    local,
    text,
)

_DATA = (
    "dataObjectReference",
    "dataObject",
    "property",
    "dataInput",
    "dataOutput",
    "inputDataItem",
    "outputDataItem",
)
_TYPES: dict[str, Callable[[str], Any]] = {
    "boolean": lambda written: written.strip().lower() == "true",
    **dict.fromkeys(("int", "integer", "long", "short"), int),
    **dict.fromkeys(("double", "float", "decimal"), Decimal),
}
PLACEHOLDER = "__targetRef_placeholder"  # bpmn-js draws data associations with it


def variable_name(sheet: Sheet, reference: str | None) -> str | None:
    """The variable that an id of a data element stands for; None for none and for data stores."""
    found = sheet.get(reference, *_DATA)
    if found is None:
        return None
    if local(found) == "dataObjectReference":
        target = sheet.get(found.get("dataObjectRef"), "dataObject")
        named = target is not None and target.get("name")
        return str(named or found.get("name") or found.get("dataObjectRef") or found.get("id"))
    name = found.get("name")
    if name == PLACEHOLDER:
        return None
    if local(found) == "dataObject" and not name:
        name = sheet.object_names.get(str(reference))
    return str(name or found.get("id"))


def scope_data(sheet: Sheet, scope: Element) -> list[DataItem]:
    """The variables that a process or sub-process declares."""
    items = [_item(sheet, e) for e in children(scope, "property") if _is_real(e)]
    objects = children(scope, "dataObject")
    if not objects:
        return items
    moved = _moved(sheet)
    return items + [
        _item(sheet, e)
        for e in objects
        if variable_name(sheet, e.get("id")) in moved or extensions(e, "value")
    ]


def _moved(sheet: Sheet) -> set[str]:
    """Variables that associations read or write; other data objects are mere pictures."""
    if sheet.moved is not None:
        return sheet.moved
    found = sheet.moved = set()
    for tag in ("sourceRef", "targetRef"):
        for reference in sheet.root.iter(bpmn(tag)):
            if name := variable_name(sheet, text(reference)):
                found.add(name)
    return found


def own_data(sheet: Sheet, activity: Element) -> tuple[DataItem, ...]:
    """An activity's own variables: its properties, and data outputs that lead somewhere."""
    leading = {
        text(source)
        for association in children(activity, "dataOutputAssociation")
        for source in children(association, "sourceRef")
    }
    io = children(activity, "ioSpecification")
    outputs = [e for one in io for e in children(one, "dataOutput") if e.get("id") in leading]
    properties = [e for e in children(activity, "property") if _is_real(e)]
    return tuple(_item(sheet, e) for e in properties + outputs)


def _item(sheet: Sheet, element: Element) -> DataItem:
    key = element.get("id") or element.get("name") or ""
    name = variable_name(sheet, element.get("id")) or element.get("name") or key
    return DataItem(key, name, flag(element, "isCollection"), _initial(sheet, element))


def _initial(sheet: Sheet, element: Element) -> Literal | None:
    """What Flowable writes as the first value of a data object, of the type that it names."""
    for item in extensions(element, "value"):
        written = text(item) or ""
        kind = (element.get("itemSubjectRef") or "").rpartition(":")[2]
        try:
            return Literal(_TYPES.get(kind, str)(written))
        except (ValueError, ArithmeticError):
            sheet.error(element, "data-initial", text=written, kind=kind)
    return None


def _is_real(element: Element) -> bool:
    return element.get("name") != PLACEHOLDER


def assignments_into(x: Expressions, owner: Element) -> list[Assignment]:
    """Data input associations: from data of the scope into the activity's own variables."""
    found: list[Assignment] = []
    for association in children(owner, "dataInputAssociation"):
        found += _association(x, owner, association)
    return found


def assignments_out(x: Expressions, owner: Element) -> list[Assignment]:
    """Data output associations: from the activity's variables into data of the scope."""
    found: list[Assignment] = []
    for association in children(owner, "dataOutputAssociation"):
        found += _association(x, owner, association)
    return found


def _association(x: Expressions, owner: Element, association: Element) -> list[Assignment]:
    made = [
        Assignment(target, source)
        for assignment in children(association, "assignment")
        if (target := _target(x.sheet, child_text(assignment, "to")))
        and (source := x.feel(owner, child_text(assignment, "from"), "assignment")) is not None
    ]
    target = variable_name(x.sheet, child_text(association, "targetRef"))
    sources = [variable_name(x.sheet, text(e)) for e in children(association, "sourceRef")]
    if target is None or made:
        return made
    if (transformation := child_text(association, "transformation")) is not None:
        source = x.feel(owner, transformation, "transformation")
        return [] if source is None else [Assignment(target, source)]
    return [Assignment(target, Variable(name)) for name in sources if name is not None]


def _target(sheet: Sheet, written: str | None) -> str | None:
    """`to` names a variable, or the id of a data element."""
    return None if written is None else variable_name(sheet, written) or written.lstrip("= ")


def mappings(x: Expressions, owner: Element, kind: str) -> list[Assignment]:
    """camunda:inputParameter or camunda:outputParameter of an activity or event."""
    found: list[Assignment] = []
    for holder in extensions(owner, "inputOutput"):
        made = [
            Assignment(str(parameter.get("name")), value)
            for parameter in holder
            if local(parameter) == kind and parameter.get("name")
            if (value := _value(x, owner, parameter)) is not None
        ]
        nests = holder.get(NESTS) == "true"
        found += joined(made, anew=kind == "inputParameter") if nests else made
    return found


def _value(x: Expressions, owner: Element, holder: Element) -> Expression | None:
    """The content of a parameter: text, a list, a map, or a script in FEEL."""
    return _made(x, owner, next(holder.iterchildren("*"), holder))


def _made(x: Expressions, owner: Element, item: Element) -> Expression | None:
    """A list, a map or a script as it stands; of all else the text, or what stands inside it."""
    kind, inside = local(item), list(item.iterchildren("*"))
    if kind == "list":
        return ListOf(tuple(v for e in inside if (v := _made(x, owner, e)) is not None))
    if kind == "map":
        found = ((str(e.get("key")), _made(x, owner, e)) for e in inside)
        return MapOf(tuple((key, value) for key, value in found if value is not None))
    if kind == "script":
        return x.feel(owner, text(item), "script")
    if inside:
        return _made(x, owner, inside[0])
    written = text(item)
    return Null() if written is None else x.template(owner, written, kind)
