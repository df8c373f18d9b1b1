"""Functions of contexts."""

from __future__ import annotations

from typing import Any

from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin


@builtin("get value", "m: context", "key: string")
def get_value(evaluation: Evaluation, m: dict[str, Any], key: str) -> Any:
    """The value of a key, null without it."""
    return m.get(key)


@builtin("get entries", "m: context")
def get_entries(evaluation: Evaluation, m: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries as a list of contexts of key and value."""
    evaluation.spend(len(m) * 2)
    return [{"key": key, "value": value} for key, value in m.items()]


@builtin("context", "entries: list")
def context(evaluation: Evaluation, entries: list[Any]) -> dict[str, Any]:
    """The context of a list of contexts of key and value, no key twice."""
    result: dict[str, Any] = {}
    for entry in entries:
        if type(entry) is not dict or "value" not in entry or type(entry.get("key")) is not str:
            raise FeelFailure("an entry has no key or no value")
        if entry["key"] in result:
            raise FeelFailure(f"the key {entry['key']!r} comes twice")
        result[entry["key"]] = entry["value"]
    return result


@builtin("context put", "context: context", "key: string", "value: any")
def context_put(
    evaluation: Evaluation, context: dict[str, Any], key: str, value: Any
) -> dict[str, Any]:
    """The context with the key set to the value."""
    return {**context, key: value}


@builtin("context put", "context: context", "keys: list", "value: any")
def context_put_deep(
    evaluation: Evaluation, context: dict[str, Any], keys: list[Any], value: Any
) -> dict[str, Any]:
    """The context with the key at the end of a path of keys set to the value."""
    if not keys or not all(type(key) is str for key in keys):
        raise FeelFailure("the path must be made of strings")
    if len(keys) == 1:
        return {**context, keys[0]: value}
    inner = context.get(keys[0])
    if type(inner) is not dict:
        raise FeelFailure(f"there is no context at {keys[0]!r}")
    evaluation.spend(12 + len(inner))
    return {**context, keys[0]: context_put_deep(evaluation, inner, keys[1:], value)}


@builtin("context merge", "contexts: list")
def context_merge(evaluation: Evaluation, contexts: list[Any]) -> dict[str, Any]:
    """One context of several; where a key comes twice the later value holds."""
    result: dict[str, Any] = {}
    for each in contexts:
        if type(each) is not dict:
            raise FeelFailure("the list holds more than contexts")
        evaluation.spend(len(each))
        result.update(each)
    return result
