"""One BPMN file while it is being read: its working tree, its ids and where remarks go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.definitions.findings import Findings
from engine.definitions.xml import (
    ACTIVITIES,
    Element,
    bpmn,
    children,
    is_bpmn,
    local,
    nearest_id,
)


@dataclass(slots=True)
class Sheet:
    """`made_ids`: ids that a pass gave to elements that have none in the file;
    `object_names`: names of data objects by their references; `moved`: variables that data
    associations read or write, once they have been looked up; `forms`: schemas that stand in the
    model itself, by key."""

    file: str
    root: Element
    findings: Findings
    by_id: dict[str, Element] = field(default_factory=dict)
    made_ids: set[str] = field(default_factory=set)
    object_names: dict[str, str] = field(default_factory=dict)
    moved: set[str] | None = None
    forms: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index()

    def index(self) -> None:
        """Look all ids up again after a pass has changed the tree."""
        self.by_id = {str(e.get("id")): e for e in self.root.iter("*") if e.get("id")}
        references = self.root.iter(bpmn("dataObjectReference"))
        self.object_names = {
            str(e.get("dataObjectRef")): str(e.get("name")) for e in references if e.get("name")
        }

    @property
    def target_namespace(self) -> str:
        """The namespace that the file's own ids belong to."""
        return str(self.root.get("targetNamespace") or "")

    def get(self, reference: str | None, *kinds: str) -> Element | None:
        """The BPMN element with this id if it is of one of these kinds."""
        found = self.by_id.get(reference) if reference else None
        if found is None or not is_bpmn(found) or (kinds and local(found) not in kinds):
            return None
        return found

    def joined(self, scope: Element) -> dict[str, str]:
        """Activities of a scope that associations lead to, by the id they come from.

        An association to a note beside it says nothing.
        """
        return {
            str(item.get("sourceRef")): str(item.get("targetRef"))
            for item in children(scope, "association")
            if self.get(item.get("targetRef"), *ACTIVITIES) is not None
        }

    def walk(self) -> Iterator[Element]:
        """Every BPMN element in document order, outside of extension elements."""
        return (e for e in self.root.iter("*") if is_bpmn(e))

    def error(self, element: Element, code: str, /, **values: object) -> None:
        """Refuse the model because of this element."""
        self.findings.error(self.file, nearest_id(element), code, **values)

    def warning(self, element: Element, code: str, /, **values: object) -> None:
        """Remark on this element."""
        self.findings.warning(self.file, nearest_id(element), code, **values)
