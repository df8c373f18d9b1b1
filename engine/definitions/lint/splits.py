"""Splits and joins that do not fit each other, and choices that may choose nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.definitions.lint.graph import following, reached
from engine.definitions.lint.remark import Remark
from engine.definitions.model import Flow, Kind, Node, Process, Scope

_COMPARISON = re.compile(r"^=?\s*(.+?)\s*(<=|>=|!=|==|<|>|=)\s*(.+?)\s*$")
_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "!=", "!=": "=", "==": "!="}
_BOOLEANS = {("true", "false"), ("false", "true")}
_COMPARED = 20  # conditions of one gateway that are set against each other
_MOST = 200  # gateways in one scope: beyond, splits and joins are not set against each other
_JOINS = frozenset((Kind.PARALLEL, Kind.INCLUSIVE, Kind.COMPLEX))
_CHOICES = frozenset((Kind.EXCLUSIVE, Kind.INCLUSIVE))


def open_choices(process: Process) -> Iterator[Remark]:
    """Gateways where no condition may hold and nothing is the default."""
    for node in process.nodes.values():
        if node.kind not in _CHOICES or not node.outgoing or node.default is not None:
            continue
        conditions = [flow.condition for flow in node.outgoing]
        texts = [condition.text for condition in conditions if condition is not None]
        if len(texts) == len(conditions) and not _exhaustive(texts):
            yield Remark("gateway-no-default", node.id)


def _exhaustive(texts: list[str]) -> bool:
    """Two conditions of which one is plainly the other's opposite."""
    plain = [_inner(text) for text in texts[:_COMPARED]]
    return any(_opposite(a, b) for n, a in enumerate(plain) for b in plain[n + 1 :])


def _inner(text: str) -> str:
    stripped = text.strip()
    if stripped.startswith(("${", "#{")) and stripped.endswith("}"):
        stripped = stripped[2:-1]
    return stripped.removeprefix("=").strip()


def _opposite(a: str, b: str) -> bool:
    for one, other in ((a, b), (b, a)):
        if other in (f"not({one})", f"!{one}", f"not {one}", f"{one} = false", f"{one} != true"):
            return True
    first, second = _COMPARISON.match(a), _COMPARISON.match(b)
    if first is None or second is None or first.group(1) != second.group(1):
        return False
    if first.group(3) == second.group(3):
        return _OPPOSITE[first.group(2)] == second.group(2).replace("==", "=")
    same = first.group(2) == second.group(2) and first.group(2) in ("=", "==")
    return same and (first.group(3), second.group(3)) in _BOOLEANS


def joins_of_choices(process: Process) -> Iterator[Remark]:
    """Parallel joins that wait for ways of which an exclusive gateway takes only one."""
    for join in process.nodes.values():
        if join.kind is not Kind.PARALLEL or len(join.incoming) < 2:
            continue
        for choice in _few(join.scope, Kind.EXCLUSIVE):
            if _takes_some(choice, join):
                yield Remark("join-of-choice", join.id, {"choice": choice.id})
                break


def _few(scope: Scope, kind: Kind) -> list[Node]:
    found = [node for node in scope.nodes if node.kind is kind]
    return found if len(found) <= _MOST else []


def _takes_some(choice: Node, join: Node) -> bool:
    """True if the choice leads to several entries of the join, but by no way to all of them."""
    if len(choice.outgoing) < 2:
        return False
    entered = [_entered(flow, join) for flow in choice.outgoing]
    together = frozenset().union(*entered)
    return len(together) > 1 and all(entries < together for entries in entered)


def _entered(flow: Flow, join: Node) -> frozenset[str]:
    """The flows into the join that can be reached by a flow, without going through the join."""
    if flow.target is join:
        return frozenset((flow.id,))
    ways = reached([flow.target], lambda node: [] if node is join else following(node))
    return frozenset(entry.id for entry in join.incoming if entry.source.id in ways)


def merges_of_parallels(process: Process) -> Iterator[Remark]:
    """Exclusive merges that parallel branches reach: what follows is done once per branch."""
    for split in process.nodes.values():
        if split.kind is not Kind.PARALLEL or len(split.outgoing) < 2:
            continue
        merges = [node for node in _few(split.scope, Kind.EXCLUSIVE) if len(node.incoming) > 1]
        branches = [_until_join(flow.target) for flow in split.outgoing] if merges else []
        for merge in merges:
            if sum(merge.id in branch for branch in branches) > 1:
                yield Remark("merge-of-parallel", merge.id, {"split": split.id})
                break


def _until_join(start: Node) -> dict[str, Node]:
    def onward(node: Node) -> list[Node]:
        is_join = node.kind in _JOINS and len(node.incoming) > 1
        return [] if is_join else [flow.target for flow in node.outgoing]

    return reached([start], onward)
