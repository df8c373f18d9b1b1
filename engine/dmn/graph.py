"""Models put together: references followed, nodes compiled, decisions in order of need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.dmn import model
from engine.dmn.allowed import TypeSystem
from engine.dmn.compiling import Compiler
from engine.dmn.importing import Imports
from engine.dmn.model import Model, Reference
from engine.dmn.problems import Problems
from engine.dmn.run import Closure
from engine.dmn.texts import Texts
from engine.dmn.type_names import check_used

Address = tuple[str, str]


@dataclass(slots=True)
class Compiled:
    """A decision or business knowledge model ready to run; `needs` by the names it uses."""

    node: model.Node
    address: Address
    types: TypeSystem
    closure: Closure
    compiler: Compiler
    needs: tuple[tuple[tuple[str, ...], Address], ...]


class Graph:
    """All models of a package."""

    def __init__(self, models: Iterable[Model]) -> None:
        self.models = {each.namespace: each for each in models}
        self._imports = Imports(self.models)
        self.types = {ns: TypeSystem(self._imports.items(m)) for ns, m in self.models.items()}
        self.nodes: dict[Address, model.Node] = {
            (ns, node.id): node for ns, each in self.models.items() for node in each.nodes.values()
        }
        self.compiled: dict[Address, Compiled] = {}
        self._orders: dict[Address, tuple[Address, ...]] = {}
        self._words: dict[frozenset[str], dict[str, None]] = {}

    # ---- compiling

    def compile(self) -> list[Problems]:
        """Compiles every node; what is wrong, a list of problems for each file."""
        found = []
        for own in self.models.values():
            problems = Problems(own.file)
            own_items = {item.id for item in own.items.values()}
            for where, error in self.types[own.namespace].faults:
                if where in own_items:
                    problems.add(where, "dmn-expression", error)
            self._imports.check(own, problems)
            check_used(own.named, self.types[own.namespace].types, problems)
            for node in own.nodes.values():
                self._compile(own, node, problems)
            found.append(problems)
        for namespace, identifier in self._cyclic():
            problems = Problems(self.models[namespace].file)
            node = self.nodes[namespace, identifier]
            problems.add(identifier, "dmn-cycle", node.variable.name)
            found.append(problems)
        return found

    def _compile(self, own: Model, node: model.Node, problems: Problems) -> None:
        if isinstance(node, model.InputData):
            return
        needs = tuple(self._needs(own, node, problems))
        types = self.types[own.namespace]
        compiler = Compiler(types, Texts(self._names(own, needs)))
        closure: Closure = lambda scope, run: None  # noqa: E731
        if not isinstance(node, model.Service):
            compiled = self._logic(node, compiler)
            faults = compiler.texts.faults
            closure = closure if faults else compiled
            for where, error in faults:
                problems.add(where or node.id, "dmn-expression", error)
        address = (own.namespace, node.id)
        self.compiled[address] = Compiled(node, address, types, closure, compiler, needs)

    @staticmethod
    def _logic(node: model.Decision | model.Knowledge, compiler: Compiler) -> Closure:
        if isinstance(node, model.Decision):
            return compiler.compile(node.logic)
        if node.logic is None:
            return compiler.compile(None)
        names = (each.name for each in node.logic.parameters)
        inner = compiler.knowing(*names, node.variable.name)
        return inner.compile(node.logic.body)

    def _names(
        self, own: Model, needs: Iterable[tuple[tuple[str, ...], Address]]
    ) -> tuple[str, ...]:
        """The names that are no identifiers: of what the node needs, and of all in its models.

        One like a path is known only where it is a variable: elsewhere it is the path.
        """
        namespaces = {own.namespace}
        own_names: set[str] = set()
        for path, address in needs:
            namespaces.add(address[0])
            own_names.update(path)
        words = self._words_of(frozenset(namespaces))
        more = {each for each in own_names if is_no_identifier(each)}.difference(words)
        return tuple(sorted((*words, *more))) if more else tuple(words)

    def _words_of(self, namespaces: frozenset[str]) -> dict[str, None]:
        """The words of models that are neither identifiers nor paths, in order; found once."""
        known = self._words.get(namespaces)
        if known is None:
            models = [self.models[each] for each in namespaces if each in self.models]
            words = {word for each in models for word in each.words}
            listed = sorted(each for each in words if is_no_identifier(each) and not is_path(each))
            known = self._words[namespaces] = dict.fromkeys(listed)
        return known

    def _needs(
        self, own: Model, node: model.Node, problems: Problems
    ) -> Iterable[tuple[tuple[str, ...], Address]]:
        for reference in references(node):
            address = self._address(own, reference)
            if address not in self.nodes:
                problems.add(node.id, "dmn-reference", f"{reference.namespace}#{reference.id}")
                continue
            yield self._path(own, address), address

    def _address(self, own: Model, reference: Reference) -> Address:
        address = (reference.namespace, reference.id)
        if address in self.nodes:
            return address
        for imported in own.imports:
            if (imported.namespace, reference.id) in self.nodes and (
                reference.namespace in (imported.name, own.namespace)
            ):
                return imported.namespace, reference.id
        return address

    def _path(self, own: Model, address: Address) -> tuple[str, ...]:
        """The names by which the model's texts reach the node: import's first, then its own."""
        name = self.nodes[address].variable.name
        if address[0] == own.namespace:
            return (name,)
        imported = next((each for each in own.imports if each.namespace == address[0]), None)
        return (imported.name, name) if imported is not None and imported.name else (name,)

    # ---- order

    def order(self, address: Address, stop: frozenset[Address] = frozenset()) -> Sequence[Address]:
        """The decisions that the decision needs, each after those it needs itself; it comes last.

        Those in `stop` are given from outside, and so is what only they need.
        """
        if stop and any(isinstance(self.nodes.get(each), model.Decision) for each in stop):
            return self._ordered(address, stop)
        known = self._orders.get(address)
        if known is None:
            known = self._orders[address] = tuple(self._ordered(address, frozenset()))
        return known

    def _ordered(self, address: Address, stop: frozenset[Address]) -> list[Address]:
        done: dict[Address, None] = {}
        begun: set[Address] = set()
        waiting: list[tuple[Address, bool]] = [(address, False)]
        while waiting:
            current, ready = waiting.pop()
            if current in done or current in stop:
                continue
            if ready:
                done[current] = None
                continue
            if current in begun:  # it requires itself: refused at deployment, and never endless
                continue
            begun.add(current)
            waiting.append((current, True))
            compiled = self.compiled.get(current)
            for _, needed in reversed(compiled.needs if compiled else ()):
                if isinstance(self.nodes.get(needed), model.Decision):
                    waiting.append((needed, False))
        return list(done)

    def _cyclic(self) -> list[Address]:
        """The decisions that require themselves: those in rings, found as Tarjan (1972) does."""
        place: dict[Address, int] = {}
        lowest: dict[Address, int] = {}
        open_: dict[Address, None] = {}
        found: set[Address] = set()
        for start in self.compiled:
            waiting = [(start, iter(self._required(start)))] if start not in place else []
            while waiting:
                current, others = waiting[-1]
                if current not in place:
                    place[current] = lowest[current] = len(place)
                    open_[current] = None
                other = next(others, None)
                if other is None:
                    waiting.pop()
                    if waiting:
                        above = waiting[-1][0]
                        lowest[above] = min(lowest[above], lowest[current])
                    if lowest[current] == place[current]:
                        found |= self._ring(current, open_)
                elif other not in place:
                    waiting.append((other, iter(self._required(other))))
                elif other in open_:
                    lowest[current] = min(lowest[current], place[other])
        return [address for address in self.compiled if address in found]

    def _ring(self, first: Address, open_: dict[Address, None]) -> set[Address]:
        """Takes a closed ring off the open nodes; empty if it is one node that is no ring."""
        ring: set[Address] = set()
        while first not in ring:
            ring.add(open_.popitem()[0])
        return ring if len(ring) > 1 or first in self._required(first) else set()

    def _required(self, address: Address) -> list[Address]:
        """The decisions that a decision requires directly."""
        if not isinstance(self.nodes[address], model.Decision):
            return []
        needs = self.compiled[address].needs
        return [each for _, each in needs if isinstance(self.nodes[each], model.Decision)]


def is_no_identifier(name: str) -> bool:
    """Whether FEEL must be told of the name: it has spaces or signs in it."""
    return bool(name) and not name.isidentifier()


def is_path(name: str) -> bool:
    """Whether the name looks like a path: `Person.Age`, but not `Table 2.1`."""
    _, *rest = name.split(".")
    return bool(rest) and all(part[:1].isalpha() for part in rest)


def references(node: model.Node) -> tuple[Reference, ...]:
    """What a node names as required."""
    match node:
        case model.Decision():
            return (*node.inputs, *node.decisions, *node.knowledge)
        case model.Knowledge():
            return node.knowledge
        case model.Service():
            return (*node.input_data, *node.input_decisions, *node.outputs, *node.encapsulated)
    return ()
