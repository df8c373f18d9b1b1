"""Evaluates decisions, business knowledge models and services of a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.dmn import model
from engine.dmn.compiling import accepted
from engine.dmn.graph import Address, Compiled, Graph
from engine.dmn.run import Run, Scope
from engine.feel import Function
from engine.feel.calling import invoke_named

Values = dict[Address, Any]


class Session:
    """One evaluation over a graph: what was given, and what was found so far."""

    def __init__(
        self, graph: Graph, run: Run, given: Values, base: Mapping[str, Any] | None = None
    ) -> None:
        self.graph = graph
        self.run = run
        self.values: Values = given
        self.base: Scope = dict(base or {})
        self._functions: dict[Address, Function] = {}

    def decide(self, address: Address) -> Any:
        """The value of a decision, after those it needs."""
        for each in self.graph.order(address, frozenset(self.values)):
            self.values[each] = self._decide(self.graph.compiled[each])
        return self.values[address]

    def _decide(self, compiled: Compiled) -> Any:
        node = compiled.node
        before, self.run.decision = self.run.decision, node.id
        types, self.run.evaluation.types = self.run.evaluation.types, compiled.types.types
        try:
            value = compiled.closure(self.scope(compiled), self.run)
            value = compiled.types.fitting(value, node.variable.type, self.run)
            self.run.found.append((compiled.address, value))
            return value
        finally:
            self.run.decision = before
            self.run.evaluation.types = types

    def scope(self, compiled: Compiled) -> Scope:
        """The names that a node's texts may use, with their values."""
        scope = dict(self.base)
        for path, address in compiled.needs:
            _place(scope, path, self._value(address))
        return scope

    def _value(self, address: Address) -> Any:
        node = self.graph.nodes[address]
        if isinstance(node, model.Knowledge):
            return self.function(self.graph.compiled[address])
        if isinstance(node, model.Service):
            return self.service(self.graph.compiled[address])
        return self.values.get(address)

    def function(self, compiled: Compiled) -> Function | None:
        """A business knowledge model as a function."""
        node = compiled.node
        assert isinstance(node, model.Knowledge)
        if node.logic is None:
            return None
        known = self._functions.get(compiled.address)
        if known is not None:
            return known
        self.run.evaluation.spend(20 + 2 * len(compiled.needs))
        scope: Scope = {}
        made = self._functions[compiled.address] = compiled.compiler.function(
            node.logic, compiled.closure, scope, self.run, node.variable.type, node.name
        )
        scope.update(self.scope(compiled))  # where functions that call each other find themselves
        scope[node.variable.name] = made
        return made

    def service(self, compiled: Compiled) -> Function:
        """A decision service as a function of its input data and input decisions."""
        node = compiled.node
        assert isinstance(node, model.Service)
        addresses = self.interface(node, compiled.address[0])
        names = tuple(self.graph.nodes[each].variable.name for each in addresses)

        def call(evaluation: Any, arguments: list[Any]) -> Any:
            given = {
                address: accepted(
                    argument, self.graph.nodes[address].variable, compiled.types, self.run
                )
                for address, argument in zip(addresses, arguments, strict=True)
            }
            evaluation.enter()
            try:
                return self.serve(compiled, given)
            finally:
                evaluation.depth += 1

        return Function(names, call, (), None, node.name)

    def interface(self, node: model.Service, namespace: str) -> list[Address]:
        """A service's inputs in the order of its parameters."""
        own = self.graph.models[namespace]
        references = (*node.input_data, *node.input_decisions)
        return [self.graph._address(own, each) for each in references]

    def serve(self, compiled: Compiled, given: Values) -> Any:
        """A service's result for its inputs: one output's value, or a context of several."""
        node = compiled.node
        assert isinstance(node, model.Service)
        session = Session(self.graph, self.run, dict(given))
        own = self.graph.models[compiled.address[0]]
        outputs = [self.graph._address(own, each) for each in node.outputs]
        found = {self.graph.nodes[each].variable.name: session.decide(each) for each in outputs}
        result = next(iter(found.values()), None) if len(found) == 1 else found
        return compiled.types.fitting(result, node.variable.type, self.run)

    def invoke(self, compiled: Compiled, arguments: Mapping[str, Any]) -> Any:
        """A business knowledge model or service called by the names of its parameters."""
        if isinstance(compiled.node, model.Service):
            function: Any = self.service(compiled)
        else:
            function = self.function(compiled)
        types, self.run.evaluation.types = self.run.evaluation.types, compiled.types.types
        try:
            return invoke_named(
                function, tuple(arguments), list(arguments.values()), self.run.evaluation
            )
        finally:
            self.run.evaluation.types = types


def _place(scope: Scope, path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        inner = scope.get(name)
        scope[name] = inner = dict(inner) if isinstance(inner, dict) else {}
        scope = inner
    scope[path[-1]] = value
