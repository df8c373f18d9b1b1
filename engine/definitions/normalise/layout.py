"""What the schema wants of the layout, where modelers differ without meaning anything by it."""

from __future__ import annotations

from engine.definitions.xml import BPMNDI, Element, bpmn, is_bpmn, namespace

_FIRST = {bpmn("documentation"): 0, bpmn("extensionElements"): 1}
_FIRST_IN_ROOT = {bpmn("import"): 2, bpmn("extension"): 3}
_BODY = 4


def require_target_namespace(root: Element) -> None:
    """Some exporters leave the obligatory targetNamespace out; nothing depends on its value."""
    if root.get("targetNamespace") is None:
        root.set("targetNamespace", "urn:paatospolku:unnamed")


def order_children(root: Element) -> None:
    """Put documentation and extension elements first, diagrams last, as the schema demands."""
    for element in [root, *root.iter("*")]:
        if is_bpmn(element):
            _reorder(element, element is root)


def _reorder(element: Element, is_root: bool) -> None:
    ranks = [_rank(item, is_root) for item in element]
    if ranks == sorted(ranks):
        return
    element[:] = sorted(element, key=lambda item: _rank(item, is_root))


def _rank(item: Element, is_root: bool) -> int:
    tag = str(item.tag)
    if tag in _FIRST:
        return _FIRST[tag]
    if is_root and tag in _FIRST_IN_ROOT:
        return _FIRST_IN_ROOT[tag]
    if is_root and namespace(tag) == BPMNDI:
        return _BODY + 1
    return _BODY + 2 if is_root and tag == bpmn("relationship") else _BODY
