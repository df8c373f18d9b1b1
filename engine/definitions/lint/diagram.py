"""The drawing: elements that an official would look for in vain."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.lint.remark import Remark
from engine.definitions.sheet import Sheet
from engine.definitions.xml import BPMNDI, flow_nodes, scopes


def drawn(sheet: Sheet) -> Iterator[Remark]:
    """A file without a diagram; nodes that its diagram leaves out."""
    shapes = list(sheet.root.iter(f"{{{BPMNDI}}}BPMNShape"))
    if not shapes:
        yield Remark("no-diagram", "")
        return
    shown = {str(shape.get("bpmnElement")).rpartition(":")[2] for shape in shapes}
    for scope in scopes(sheet.root):
        for node in flow_nodes(scope):
            if node.get("id") not in shown:
                yield Remark("not-drawn", str(node.get("id")))
