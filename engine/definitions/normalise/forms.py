"""Forms that are written inside a model: fields of Camunda 7, schemas of Camunda 8.

Each becomes a form-js form of the package, known by its process and its task (or its own id); the
task then names it as it would name any form.
"""

from __future__ import annotations

import json
from typing import Any

from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    CAMUNDA,
    ZEEBE,
    Element,
    bpmn,
    camunda,
    extensions,
    local,
    namespace,
    take,
    text,
)

_EMBEDDED = "camunda-forms:bpmn:"
_KINDS: dict[str, dict[str, Any]] = {
    "string": {"type": "textfield"},
    "long": {"type": "number", "decimalDigits": 0},
    "boolean": {"type": "checkbox"},
    "date": {"type": "datetime", "subtype": "date"},
    "enum": {"type": "select"},
}
_LIMITS = {"min": "min", "max": "max", "minlength": "minLength", "maxlength": "maxLength"}
_FLAGS = ("required", "readonly")
_NOTES = frozenset(("properties", "value", "validation", "constraint", "property"))


class _Unread(Exception):
    """Part of a form that would be shown or checked otherwise than it says."""


def take_forms(sheet: Sheet) -> None:
    """Moves the forms of user tasks out of the model, into `sheet.forms` by their keys."""
    for process in sheet.root.iter(bpmn("process")):
        schemas = _schemas(sheet, process)
        for task in process.iter(bpmn("userTask")):
            for item in extensions(task, "formDefinition", ns=ZEEBE):
                key = item.get("formKey") or ""
                if key.removeprefix(_EMBEDDED) in schemas and key.startswith(_EMBEDDED):
                    item.set("formKey", schemas[key.removeprefix(_EMBEDDED)])
            for item in extensions(task, "formData"):
                _fields(sheet, process, task, item)
        for start in process.iter(bpmn("startEvent")):
            _of_start(sheet, start)


def _of_start(sheet: Sheet, start: Element) -> None:
    """A case begins with data from whoever begins it, whatever form the model would show."""
    inside = extensions(start, "formData") + extensions(start, "formDefinition", ns=ZEEBE)
    named = [take(start, camunda(name)) for name in ("formKey", "formRef", "formRefBinding")]
    for item in inside:
        _drop(item)
    if inside or any(named):
        sheet.warning(start, "form-of-start")


def _schemas(sheet: Sheet, process: Element) -> dict[str, str]:
    """Keys of the schemas that Camunda 8 keeps at the process, by their ids in it."""
    found: dict[str, str] = {}
    for item in extensions(process, "userTaskForm", ns=ZEEBE):
        own = item.get("id") or ""
        found[own] = f"{process.get('id')}.{own}"
        try:
            schema = json.loads(text(item) or "")
            sheet.forms[found[own]] = json.dumps({**schema, "id": found[own]}).encode()
        except (ValueError, TypeError, RecursionError) as error:
            sheet.error(process, "form-inside", field=own, detail=error)
        _drop(item)
    return found


def _fields(sheet: Sheet, process: Element, task: Element, form: Element) -> None:
    """The generated form of a user task. What cannot be shown as it says is refused."""
    key = f"{process.get('id')}.{task.get('id')}"
    components = []
    for item in form:
        try:
            components.append(_component(item))
        except (_Unread, ValueError) as unread:
            sheet.error(task, "form-inside", field=item.get("id") or "", detail=unread)
    if form.attrib:
        sheet.error(task, "form-inside", field="formData", detail=", ".join(map(str, form.attrib)))
    name = task.get("name") or task.get("id")
    title = {"type": "text", "id": "title", "text": f"# {name}"}
    schema = {"id": key, "type": "default", "components": [title, *components]}
    sheet.forms[key] = json.dumps(schema, ensure_ascii=False).encode()
    task.set(camunda("formKey"), key)
    _drop(form)


def _component(item: Element) -> dict[str, Any]:
    kind = item.get("type") or ""
    if local(item) != "formField" or kind not in _KINDS:
        raise _Unread(f"type {kind or local(item)}")
    known = {"id", "label", "type", "defaultValue", "datePattern"}
    if unknown := [str(name) for name in item.attrib if name not in known]:
        raise _Unread(", ".join(unknown))
    key = item.get("id") or ""
    made = {**_KINDS[kind], "key": key, "id": key, "label": item.get("label") or key}
    if kind == "enum":
        made["values"] = _values(item)
    default = item.get("defaultValue")
    if default:
        made["defaultValue"] = _default(kind, default)
    _limit(item, made)
    return made


def _values(item: Element) -> list[dict[str, str]]:
    return [
        {"value": value.get("id") or "", "label": value.get("name") or value.get("id") or ""}
        for value in item
        if local(value) == "value"
    ]


def _default(kind: str, written: str) -> Any:
    if "{" in written:
        raise _Unread(f"defaultValue {written}")
    if kind == "boolean":
        return written.strip().lower() == "true"
    return int(written) if kind == "long" else written


def _limit(item: Element, made: dict[str, Any]) -> None:
    """The constraints: those of form-js, and fields that are only shown."""
    rules: dict[str, Any] = {}
    for one in item.iter("*"):
        if one is item or local(one) in _NOTES - {"constraint"}:
            continue
        name, config = one.get("name") or "", one.get("config")
        if local(one) != "constraint" or name not in (*_LIMITS, *_FLAGS):
            raise _Unread(name or local(one))
        if name in _FLAGS and config in (None, "", "true"):
            rules[name] = True
        elif name in _LIMITS:
            rules[_LIMITS[name]] = int(config or "")
    if rules.pop("readonly", False):
        made["readonly"] = True
    if rules:
        made["validate"] = rules


def _drop(item: Element) -> None:
    parent = item.getparent()
    if parent is not None and namespace(str(item.tag)) in (CAMUNDA, ZEEBE):
        parent.remove(item)
