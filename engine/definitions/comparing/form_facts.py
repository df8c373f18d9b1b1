"""A form-js schema as facts: component → property → text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.forms import read_form


def form_facts(data: bytes) -> dict[str, dict[str, str]]:
    """The form and its components by key (or path, or id). Raises InvalidDefinition."""
    schema = read_form(data).schema
    facts: dict[str, dict[str, str]] = {"form": {"kind": "form"}}
    _flatten({k: v for k, v in schema.items() if k != "components"}, "", facts["form"])
    _components(schema.get("components", []), "", facts)
    return facts


def _components(found: list[Any], outer: str, facts: dict[str, dict[str, str]]) -> None:
    for number, component in enumerate(found):
        name = component.get("key") or component.get("path") or component.get("id")
        key = outer + str(name or f"{component.get('type')}{number}")
        said = facts[key] = {
            "kind": str(component.get("type")),
            "name": str(component.get("label") or component.get("dateLabel") or ""),
            "position": str(number),
        }
        skipped = ("components", "id", "type", "layout")
        _flatten({k: v for k, v in component.items() if k not in skipped}, "", said)
        _components(component.get("components", []), f"{key}.", facts)


def _flatten(value: Any, path: str, into: dict[str, str]) -> None:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            _flatten(inner, f"{path}/{key}" if path else str(key), into)
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            _flatten(inner, f"{path}[{number + 1}]", into)
    else:
        into[path] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
