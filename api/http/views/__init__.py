"""One module for each noun; together they are the whole API."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from api.http.operation import Operation


@cache
def operations() -> tuple[Operation, ...]:
    """All operations of all resources, in the order of their modules."""
    found: list[Operation] = []
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        found.extend(importlib.import_module(f"{__name__}.{module.name}").resource.operations)
    names = [operation.name for operation in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"views of the same name: {', '.join(sorted(twice))}")
    return tuple(found)
