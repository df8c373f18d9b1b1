"""SpiffWorkflow's parser, bent through its own extension points: XML → specs.

It walks processes, sub-processes and nodes, finds lanes, documentation and data objects, and
makes the event definitions. Our spec classes take the place of its task classes, since its own
carry run-time behaviour that we do not use (docs/decisions/0001).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, ClassVar

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.event_parsers import EventDefinitionParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.event_definitions import (
    ConditionalEventDefinition,
    CycleTimerEventDefinition,
    DurationTimerEventDefinition,
    TimeDateEventDefinition,
)
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.mixins.bpmn_spec_mixin import BpmnSpecMixin

from engine.definitions.xml import (
    EVENTS,
    FLOW_NODES,
    SUB_PROCESSES,
    Element,
    child_text,
    children,
    is_event_definition,
    local,
)

logging.getLogger("spiff").setLevel(logging.ERROR)

_TIMERS: dict[str, type[Any]] = {
    "timeDate": TimeDateEventDefinition,
    "timeDuration": DurationTimerEventDefinition,
    "timeCycle": CycleTimerEventDefinition,
}


class LinkEventDefinition(EventDefinition):  # type: ignore[misc]
    """SpiffWorkflow has none."""


class CompensateEventDefinition(EventDefinition):  # type: ignore[misc]
    """SpiffWorkflow has none; `activity` is the activityRef."""

    def __init__(self, activity: str | None) -> None:
        super().__init__("compensate")
        self.activity = activity


class NodeSpec(BpmnSpecMixin):  # type: ignore[misc]
    """Any flow node; keeps the element for what SpiffWorkflow has no place for."""

    def __init__(self, wf_spec: ScopeSpec, bpmn_id: str, element: Element, **kwargs: Any) -> None:
        super().__init__(wf_spec, bpmn_id, **kwargs)
        self.element = element
        self.events: list[tuple[Element, EventDefinition]] = []
        self.child: ScopeSpec | None = None


class ScopeSpec(BpmnProcessSpec):  # type: ignore[misc]
    """A process or an embedded sub-process, without SpiffWorkflow's own Start, End, Root and
    EndJoin, whose names would collide with ids of the model."""

    def __init__(self, element: Element, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.task_specs.clear()
        self.element = element
        self.flows: list[tuple[Element, str | None]] = []

    @property
    def nodes(self) -> list[NodeSpec]:
        """The flow nodes in document order."""
        return list(self.task_specs.values())


class _NodeParser(EventDefinitionParser):  # type: ignore[misc]
    """Makes a NodeSpec of one element, with the event definitions that stand in it."""

    def parse_incoming_data_references(self) -> list[Any]:
        """None: SpiffWorkflow's way loops forever two levels down and refuses properties."""
        return []

    parse_outgoing_data_references = parse_incoming_data_references

    def raise_validation_exception(self, message: str, node: Element | None = None) -> None:
        """Its own takes no `node`, although its callers pass one."""
        where = self.node if node is None else node
        raise ValidationException(f"{self.bpmn_id}: {message}", where, self.filename)

    def parse_node(self) -> NodeSpec:
        """No walk along the flows, as SpiffWorkflow does: that recurses with their length."""
        spec = NodeSpec(self.spec, self.bpmn_id, self.node, **self.bpmn_attributes)
        self.task = spec
        if local(self.node) in EVENTS:
            spec.events = [(e, self._event(e)) for e in self.node if is_event_definition(e)]
        if local(self.node) in SUB_PROCESSES:
            spec.child = self._inside()
        return spec

    def _inside(self) -> ScopeSpec:
        parser = self.process_parser.parser
        parser.create_parser(self.node, filename=self.filename, lane=self.lane)
        inner = parser.process_parsers[self.bpmn_id]
        inner.parent = self.process_parser
        spec: ScopeSpec = inner.get_spec()
        return spec

    def _event(self, element: Element) -> EventDefinition:
        kind = local(element).removesuffix("EventDefinition")
        own: dict[str, Callable[[Element], EventDefinition]] = {
            "timer": self._timer,
            "conditional": self._conditional,
            "link": lambda e: LinkEventDefinition(e.get("name")),
            "compensate": lambda e: CompensateEventDefinition(e.get("activityRef")),
        }
        parse = own.get(kind) or getattr(self, f"parse_{kind}_event")
        return parse(element)

    def _timer(self, element: Element) -> EventDefinition:
        """SpiffWorkflow's looks at the whole node: wrong for two timers in one event."""
        for name, made in _TIMERS.items():
            if (text := child_text(element, name)) is not None:
                return made(self.bpmn_id, text)
        raise ValidationException(f"{self.bpmn_id}: timer without time", element, self.filename)

    def _conditional(self, element: Element) -> EventDefinition:
        """As for timers: one event may hold several."""
        return ConditionalEventDefinition(child_text(element, "condition"))


class _ScopeParser(ProcessParser):  # type: ignore[misc]
    """Reads the nodes and flows of a process or sub-process in document order."""

    def create_spec(self) -> ScopeSpec:
        """Processes that are not executable are left out before, not refused here."""
        return ScopeSpec(
            self.node, name=self.bpmn_id, description=self.get_name(), filename=self.filename
        )

    def parse_io_spec(self) -> None:
        """SpiffWorkflow would hide every variable that is no declared input."""

    def add_tasks(self) -> None:
        """Every node is read, reachable or not; connections are for SpiffWorkflow's tools."""
        for element in self.node:
            if isinstance(element.tag, str) and local(element) in FLOW_NODES:
                self.parse_node(element)
        known = self.spec.task_specs
        for flow in children(self.node, "sequenceFlow"):
            self.spec.flows.append((flow, self.parse_condition(flow)))
            source, target = known.get(flow.get("sourceRef")), known.get(flow.get("targetRef"))
            if source is not None and target is not None:
                source.connect(target)


class Parser(BpmnParser):  # type: ignore[misc]
    """The parser of one file."""

    OVERRIDE_PARSER_CLASSES: ClassVar = {
        full_tag(name): (_NodeParser, NodeSpec) for name in FLOW_NODES
    }
    PROCESS_PARSER_CLASS = _ScopeParser
    AD_HOC_PARSER_CLASS = _ScopeParser

    def _add_data_stores(self, bpmn: etree._ElementTree) -> None:
        """A data store is a picture of something outside; SpiffWorkflow demands a class each."""


def parse_specs(root: Element, file: str) -> dict[str, ScopeSpec]:
    """The processes of a normalised file as specs, by id; raises ValidationException."""
    parser = Parser()
    parser.add_bpmn_xml(etree.ElementTree(root), file)
    return {key: parser.get_spec(key) for key in list(parser.process_parsers)}
