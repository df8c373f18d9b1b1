"""Which elements and flows of the models the scenarios have reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.definitions.model import Kind, Models, Node, Trigger

Place = tuple[str, str]  # process, element or flow


@dataclass(slots=True)
class Coverage:
    """What there is and what was reached, over any number of scenarios."""

    elements: dict[str, dict[str, None]] = field(default_factory=dict)
    flows: dict[str, dict[str, None]] = field(default_factory=dict)
    reached: set[Place] = field(default_factory=set)

    def add(self, models: Models, reached: Iterable[Place]) -> None:
        for process in models.processes.values():
            nodes = (n.id for n in process.nodes.values() if _can_be_reached(n))
            self.elements.setdefault(process.key, {}).update(dict.fromkeys(nodes))
            self.flows.setdefault(process.key, {}).update(dict.fromkeys(process.flows))
        self.reached.update(reached)

    def missed(self, process: str) -> tuple[list[str], list[str]]:
        """Elements and flows of a process that no scenario reached."""

        def left(names: Iterable[str]) -> list[str]:
            return [name for name in names if (process, name) not in self.reached]

        return left(self.elements[process]), left(self.flows[process])

    def percent(self, process: str) -> float:
        total = len(self.elements[process]) + len(self.flows[process])
        missed = sum(map(len, self.missed(process)))
        return 100.0 if not total else 100.0 * (total - missed) / total

    def lines(self) -> list[str]:
        """For each process its percentage, then what was not reached."""
        found = []
        for process in sorted(self.elements):
            elements, flows = self.missed(process)
            found.append(f"coverage {process}: {self.percent(process):.1f} %")
            found += [f"  element not reached: {name}" for name in elements]
            found += [f"  flow not reached: {name}" for name in flows]
        return found


def _can_be_reached(node: Node) -> bool:
    """A compensation boundary event only ties a handler to its activity: no token comes there."""
    return not (
        node.kind is Kind.BOUNDARY_EVENT
        and any(e.trigger is Trigger.COMPENSATION for e in node.events)
    )
