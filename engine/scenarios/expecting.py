"""What a scenario expects against what is there; a complaint is one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from engine.feel.json import to_json
from engine.scenarios.world import Played


def unmet(expected: Mapping[str, Any], chosen: Sequence[Played], all_: Sequence[Played]) -> str:
    """The first expectation that does not hold, as a sentence; empty if all do."""
    for key, wanted in expected.items():
        if key in ("instances", "raises"):
            continue
        complaint = _ONE[key](wanted, chosen if key != "all_ended" else all_)
        if complaint:
            return complaint
    return ""


def _differ(what: str, wanted: Any, there: Any) -> str:
    return f"expected {what} {wanted!r}, there is {there!r}"


def _tasks(wanted: Any, chosen: Sequence[Played]) -> str:
    there = sorted(task.element for played in chosen for task in played.tasks.values())
    return "" if sorted(map(str, wanted)) == there else _differ("tasks", sorted(wanted), there)


def _ended(wanted: Any, chosen: Sequence[Played]) -> str:
    there = all(played.ended for played in chosen)
    return "" if wanted is there else _differ("ended", wanted, there)


def _all_ended(wanted: Any, chosen: Sequence[Played]) -> str:
    open_ones = [played.name for played in chosen if not played.ended]
    if wanted is not (not open_ones):
        return f"expected all_ended {wanted!r}, open are {open_ones!r}"
    return ""


def _variables(wanted: Any, chosen: Sequence[Played]) -> str:
    for played in chosen:
        there = played.state.variables()
        for name, value in (wanted or {}).items():
            if name not in there:
                return f"expected variable {name} = {value!r}, it is not there"
            if not same(value, there[name]):
                return _differ(f"variable {name} =", value, to_json(there[name]))
    return ""


def same(wanted: Any, there: Any) -> bool:
    """Deep equality of JSON values: 1 is 1.0, but true is not 1; dates as their texts."""
    if isinstance(wanted, bool) or isinstance(there, bool) or wanted is None or there is None:
        return wanted is there
    if isinstance(wanted, dict):
        return (
            isinstance(there, dict)
            and wanted.keys() == there.keys()
            and all(same(v, there[k]) for k, v in wanted.items())
        )
    if isinstance(wanted, list):
        return (
            isinstance(there, list)
            and len(wanted) == len(there)
            and all(same(w, t) for w, t in zip(wanted, there, strict=True))
        )
    plain = to_json(there)
    if isinstance(plain, dict) and len(plain) == 1:
        tag, text = next(iter(plain.items()))
        plain = text if tag.startswith("$") else plain
    written = to_json(wanted)
    return bool(type(written) is type(plain) or not isinstance(written, str)) and written == plain


def _absent(wanted: Any, chosen: Sequence[Played]) -> str:
    names = wanted if isinstance(wanted, list) else [wanted]
    for played in chosen:
        found = [name for name in names if name in played.state.variables()]
        if found:
            return f"expected {found!r} to be absent, it is there"
    return ""


def _visited(wanted: Any, chosen: Sequence[Played]) -> str:
    counts = Counter(element for played in chosen for element in played.completed)
    for element, times in (wanted or {}).items():
        if counts[element] != times:
            return f"expected {element} completed {times} times, it was {counts[element]}"
    return ""


def _order(wanted: Any, chosen: Sequence[Played]) -> str:
    for played in chosen:
        rest = iter(played.completed)
        for element in wanted:
            if element not in rest:
                there = [x for x in played.completed if x in wanted]
                return _differ("order", wanted, there)
    return ""


def _incidents(wanted: Any, chosen: Sequence[Played]) -> str:
    found = [text for played in chosen for *_, text in played.state.incidents.values()]
    if len(found) != wanted:
        return f"expected {wanted} incidents, there are {len(found)}: {found!r}"
    return ""


_ONE = {
    "tasks": _tasks,
    "ended": _ended,
    "all_ended": _all_ended,
    "variables": _variables,
    "absent": _absent,
    "visited": _visited,
    "order": _order,
    "incidents": _incidents,
}
