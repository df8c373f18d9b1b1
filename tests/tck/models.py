"""Runs the kit's test cases: each test file on its model, node by node."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from engine.dmn import Decisions, model, read_decisions
from engine.dmn.evaluating import Session
from engine.dmn.graph import Address
from engine.dmn.run import Run
from engine.feel.evaluation import Evaluation
from tests.tck.literals import MOMENT
from tests.tck.values import children, local_name, read_value, same


class NoSuchNode(LookupError):
    """The case asks for a model, decision, service or function that is not there."""


@dataclass(frozen=True)
class Outcome:
    """One result node of one test case."""

    directory: str
    test: str
    node: str
    expected: Any
    got: Any
    passed: bool
    wants_value: bool


def outcomes(directory: Path) -> Iterator[list[Outcome]]:
    """The result nodes of each test case of a directory, case by case."""
    for path in sorted(directory.glob("*.xml")):
        root = etree.parse(path).getroot()
        if local_name(root) != "testCases":
            continue
        file = Path((root.findtext("{*}modelName") or "").strip()).name
        decisions = read_directory(directory, file)
        for case in children(root, "testCase"):
            yield [outcome(directory.name, case, node, decisions, file)
                   for node in children(case, "resultNode")]


def read_directory(directory: Path, main: str) -> Decisions:
    """The models of a directory; a broken expression counts as null, as the kit has it."""
    files = sorted(directory.glob("*.dmn"), key=lambda path: path.name != main)
    roots = []
    for path in files:
        with contextlib.suppress(etree.XMLSyntaxError):
            roots.append((path.name, etree.parse(path).getroot()))
    namespaces: set[str] = set()
    kept = []
    for name, root in roots:
        if root.get("namespace") not in namespaces:
            kept.append((name, root))
            namespaces.add(root.get("namespace", ""))
    return read_decisions(kept)[0]


def outcome(
    directory: str, case: etree._Element, node: etree._Element, decisions: Decisions, file: str
) -> Outcome:
    """One result node."""
    expected = read_expected(node)
    error = node.get("errorResult") == "true"
    name = node.get("name", "")
    try:
        got = evaluate(case, name, decisions, file)
    except Exception:  # as the kit has it: an error counts as null and stops nothing
        got = None
    return Outcome(
        directory, case.get("id", ""), name, expected, got,
        same(None if error else expected, got), not error and expected is not None,
    )


def read_expected(node: etree._Element) -> Any:
    """The expected value; what cannot be read equals nothing."""
    try:
        return read_value(next(children(node, "expected"), None))
    except (ValueError, ArithmeticError) as error:
        return error


def evaluate(case: etree._Element, name: str, decisions: Decisions, file: str) -> Any:
    """The value of a named decision, or of the service or function that the case invokes."""
    graph = decisions.graph
    main = next((each for each in graph.models.values() if each.file == file), None)
    if main is None:
        raise NoSuchNode(file)
    given = {
        (each.get("namespace") or main.namespace, each.get("name", "")): read_value(each)
        for each in children(case, "inputNode")
    }
    run = Run(Evaluation(MOMENT))
    kind = case.get("type", "decision")
    if kind != "decision":
        address = find(graph.nodes, main.namespace, case.get("invocableName", ""))
        result = invoke(decisions, run, address, given)
        if isinstance(result, dict) and isinstance(graph.nodes[address], model.Service):
            return result.get(name) if len(graph.nodes[address].outputs) > 1 else result
        return result
    session = Session(graph, run, inputs(decisions, run, given))
    return session.decide(find(graph.nodes, main.namespace, name))


def invoke(
    decisions: Decisions, run: Run, address: Address, given: Mapping[tuple[str, str], Any]
) -> Any:
    """A service or function called with the case's inputs."""
    session = Session(decisions.graph, run, {})
    compiled = decisions.graph.compiled[address]
    arguments = {name: value for (_, name), value in given.items()}
    return session.invoke(compiled, arguments)


def inputs(
    decisions: Decisions, run: Run, given: Mapping[tuple[str, str], Any]
) -> dict[Address, Any]:
    """Input data by address, as its types want it."""
    found: dict[Address, Any] = {}
    for address, node in decisions.graph.nodes.items():
        for (namespace, name), value in given.items():
            if node.variable.name == name and namespace in (address[0], ""):
                types = decisions.graph.types[address[0]]
                found[address] = types.fitting(value, node.variable.type, run)
    return found


def find(nodes: Mapping[Address, model.Node], namespace: str, name: str) -> Address:
    """The node of that name, in the main model first. Raises NoSuchNode."""
    wanted = " ".join(name.split())
    for address, node in nodes.items():
        if address[0] == namespace and getattr(node, "name", node.variable.name) == wanted:
            return address
    for address, node in nodes.items():
        if node.variable.name == wanted:
            return address
    raise NoSuchNode(wanted)
