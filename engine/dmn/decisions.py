"""The decisions of a package, by id: evaluated with variables, explained by the rules that held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.dmn import model
from engine.dmn.evaluating import Session, Values
from engine.dmn.graph import Address, Graph
from engine.dmn.problems import Problem, Problems
from engine.dmn.reader import read_model
from engine.dmn.record import record
from engine.dmn.run import Run, TableTrace
from engine.dmn.xml import Element
from engine.errors import InvalidInput, NotFound
from engine.feel.errors import FeelBudgetExceeded
from engine.feel.evaluation import STEPS, Evaluation


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision's value; its result rows by output name; rules, tables and warnings behind it.

    `cost`: the steps that its evaluation took (`engine.feel.evaluation`). `record()` says in plain
    JSON how it came about (`engine.dmn.record`).
    """

    value: Any
    rows: tuple[Mapping[str, Any], ...]
    matched: tuple[str, ...]
    traces: tuple[TableTrace, ...]
    warnings: tuple[str, ...]
    cost: int
    record: Callable[[], dict[str, Any]]


class Decisions:
    """All decisions of a package, compiled once; threads may share it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._by_id: dict[str, Address] = {}
        self._by_name: dict[str, Address] = {}
        for address, node in graph.nodes.items():
            if isinstance(node, model.Decision | model.Service | model.Knowledge):
                self._by_id.setdefault(node.id, address)
                self._by_name.setdefault(node.name, address)

    def __contains__(self, decision: object) -> bool:
        return decision in self._by_id

    def listing(self) -> list[tuple[str, str, str]]:
        """Id, file and name of each decision."""
        return [
            (node.id, self.graph.models[namespace].file, node.name)
            for (namespace, _), node in self.graph.nodes.items()
            if isinstance(node, model.Decision)
        ]

    def evaluate(
        self,
        decision: str,
        variables: Mapping[str, Any],
        now: datetime | None = None,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Decided:
        """The decision (by id, else by name) with variables by the names of its inputs.

        All variables are in the scope of its texts too, as modelers without requirements write
        them. NotFound without such a decision; InvalidInput where the evaluation costs too much.
        """
        address = self._by_id.get(decision) or self._by_name.get(decision)
        if address is None:
            raise NotFound(
                f"there is no decision {decision!r}",
                reason_fi=f"Päätöstaulua {decision} ei ole.",
                code="no-such-decision",
            )
        run = Run(Evaluation(now))
        given = self.inputs(variables, run)
        try:
            value = self._evaluate(address, variables, run, given)
        except (FeelBudgetExceeded, RecursionError) as error:
            raise InvalidInput(
                f"the decision {decision!r} costs too much: {error}",
                reason_fi=f"Päätöstaulun {decision} laskenta vie liikaa.",
                code="decision-too-costly",
            ) from error
        return self._decided(address, value, run, given)

    def _evaluate(
        self, address: Address, variables: Mapping[str, Any], run: Run, given: Values
    ) -> Any:
        session = Session(self.graph, run, dict(given), variables)
        if isinstance(self.graph.nodes[address], model.Decision):
            return session.decide(address)
        run.decision = address[1]
        value = session.invoke(self.graph.compiled[address], variables)
        run.found.append((address, value))
        return value

    def inputs(self, variables: Mapping[str, Any], run: Run) -> Values:
        """The input data that the variables give, as their types want them."""
        given: Values = {}
        for address, node in self.graph.nodes.items():
            if isinstance(node, model.InputData) and node.variable.name in variables:
                value = variables[node.variable.name]
                types = self.graph.types[address[0]]
                given[address] = types.fitting(value, node.variable.type, run)
        return given

    def _decided(self, address: Address, value: Any, run: Run, given: Values) -> Decided:
        own = [trace for trace in run.traces if trace.decision == address[1]]
        rows: tuple[Mapping[str, Any], ...]
        if own and isinstance(_logic(self.graph.nodes[address]), model.Table):
            rows = own[-1].rows
        else:
            rows = () if value is None else ({self.graph.nodes[address].variable.name: value},)
        matched = tuple(rule.id or str(rule.number) for trace in own for rule in trace.matched)
        return Decided(
            value, rows, matched, tuple(run.traces), tuple(run.evaluation.warnings),
            STEPS - run.evaluation.left, lambda: record(self.graph, value, run, given),
        )  # fmt: skip


def _logic(node: model.Node) -> object:
    return node.logic if isinstance(node, model.Decision) else None


def read_decisions(roots: Iterable[tuple[str, Element]]) -> tuple[Decisions, list[Problem]]:
    """The decisions of parsed DMN files (path and root); problems refuse them."""
    models: list[model.Model] = []
    found: list[Problem] = []
    for file, root in roots:
        problems = Problems(file)
        models.append(read_model(root, file, problems, [each.namespace for each in models]))
        found.extend(problems.found)
    found.extend(_twice(models))
    graph = Graph(models)
    for problems in graph.compile():
        found.extend(problems.found)
    return Decisions(graph), found


def _twice(models: Iterable[model.Model]) -> Iterable[Problem]:
    seen: dict[str, str] = {}
    for each in models:
        problems = Problems(each.file)
        for node in each.nodes.values():
            if isinstance(node, model.Decision) and node.id in seen:
                problems.add(node.id, "dmn-duplicate-name", f"{node.id} ({seen[node.id]})")
            seen.setdefault(node.id, each.file)
        yield from problems.found
