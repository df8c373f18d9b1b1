"""Which element of a new version is the like of which element of the old one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.definitions.model import Node, Process


@dataclass(frozen=True, slots=True)
class Like:
    """`target` is "" where none was found; `why`: same, name, place, or kind and gone for none."""

    element_id: str
    name: str
    kind: str
    target: str
    why: str


def likenesses(old: Process, new: Process) -> Iterator[Like]:
    """For each element of the old version in its order. Each new element is taken once at most."""
    kept = {id for id, node in old.nodes.items() if _is_same(node, new.nodes.get(id))}
    free = [node for id, node in new.nodes.items() if id not in kept]
    for node in old.nodes.values():
        if node.id in kept:
            yield Like(node.id, node.name, str(node.kind), node.id, "same")
            continue
        found, why = _like(node, free, kept)
        if found is not None:
            free.remove(found)
        elif node.id in new.nodes:
            why = "kind"
        target = found.id if found is not None else ""
        yield Like(node.id, node.name, str(node.kind), target, why)


def _is_same(node: Node, other: Node | None) -> bool:
    return other is not None and other.kind is node.kind


def _like(node: Node, free: list[Node], kept: set[str]) -> tuple[Node | None, str]:
    same_kind = [each for each in free if each.kind is node.kind]
    named = [each for each in same_kind if node.name and each.name == node.name]
    if len(named) == 1:
        return named[0], "name"
    placed = [each for each in same_kind if _place(each, kept) == _place(node, kept) != _NOWHERE]
    return (placed[0], "place") if len(placed) == 1 else (None, "gone")


_NOWHERE: tuple[frozenset[str], frozenset[str], str] = (frozenset(), frozenset(), "")


def _place(node: Node, kept: set[str]) -> tuple[frozenset[str], frozenset[str], str]:
    """The neighbours that both versions have, and for events what they are attached to."""
    before = frozenset(flow.source.id for flow in node.incoming if flow.source.id in kept)
    after = frozenset(flow.target.id for flow in node.outgoing if flow.target.id in kept)
    return before, after, node.attached_to_id if node.attached_to_id in kept else ""
