"""Reads boxed expressions."""

from __future__ import annotations

from collections.abc import Callable

from engine.dmn import model
from engine.dmn.problems import Problems
from engine.dmn.type_names import TypeReader
from engine.dmn.xml import Element, attribute, child, children, local, name_of, text_of
from engine.feel.types import ANY, FeelType

TYPED = frozenset(
    ("context", "list", "relation", "invocation", "conditional", "filter", "for", "some", "every")
)
FEEL = ("", "feel", "http://www.omg.org/spec/feel/20140401")


class BoxedReader:
    """Turns the elements of one model into values of `engine.dmn.model`."""

    def __init__(self, types: TypeReader, problems: Problems, language: str = "") -> None:
        self._types = types
        self._problems = problems
        self._language = language
        self.words: set[str] = set()
        self._readers: dict[str, Callable[[Element], model.Boxed]] = {
            "literalExpression": self.literal,
            "decisionTable": self.table,
            "context": self.context,
            "list": self.listing,
            "relation": self.relation,
            "functionDefinition": self.definition,
            "invocation": self.invocation,
            "conditional": self.conditional,
            "filter": self.filter,
            "for": self.iteration,
            "some": self.iteration,
            "every": self.iteration,
        }

    def inside(self, element: Element | None) -> model.Boxed | None:
        """The first boxed expression among the children."""
        if element is None:
            return None
        for each in children(element):
            if local(each) in self._readers:
                return self.read(each)
        return None

    def read(self, element: Element) -> model.Boxed:
        """The boxed expression of the element, with the type it is said to have.

        A table's type is that of a row or of all of them, as modelers please; its columns have
        theirs.
        """
        value = self._readers[local(element)](element)
        type_ = self.type(element) if local(element) in TYPED else None
        return value if type_ in (None, ANY) else model.Typed(value, type_)

    def needed(self, element: Element | None, where: str) -> model.Boxed:
        """The same; a problem where there is none."""
        found = self.inside(element)
        if found is None:
            self._problems.add(where, "dmn-empty", "an expression")
            return model.Literal("null")
        return found

    def type(self, element: Element, name: str = "typeRef") -> FeelType | None:
        """The type in an attribute."""
        where = attribute(element, "id") or name_of(element)
        return self._types.read(attribute(element, name), where)

    def variable(self, element: Element) -> model.Variable:
        """A name and its type."""
        self.words.add(name_of(element))
        return model.Variable(name_of(element), self.type(element))

    def literal(self, element: Element) -> model.Literal:
        """FEEL text; another language is refused."""
        where = attribute(element, "id")
        language = attribute(element, "expressionLanguage") or self._language
        if language.lower().rstrip("/") not in FEEL and "/FEEL/" not in language.upper():
            self._problems.add(where, "dmn-language", language)
        if child(element, "importedValues") is not None:
            self._problems.add(where, "dmn-language", "importedValues")
        return model.Literal(text_of(element), self.type(element), where)

    def table(self, element: Element) -> model.Table:
        """A decision table."""
        where = attribute(element, "id")
        inputs = tuple(self._input(each) for each in children(element, "input"))
        outputs = tuple(self._output(each) for each in children(element, "output"))
        rules = tuple(
            self._rule(each, number, len(inputs), len(outputs))
            for number, each in enumerate(children(element, "rule"), 1)
        )
        if not outputs:
            self._problems.add(where, "dmn-empty", "an output")
        policy, aggregation = self._policy(element, where)
        ordered = (model.HitPolicy.PRIORITY, model.HitPolicy.OUTPUT_ORDER)
        if policy in ordered and not any(self._has_order(output) for output in outputs):
            self._problems.add(where, "dmn-priority-values", policy)
        names = tuple(name_of(each) for each in children(element, "annotation"))
        return model.Table(where, inputs, outputs, rules, policy, aggregation, names)

    @staticmethod
    def _has_order(output: model.Output) -> bool:
        return bool(output.values) or output.type is not None

    def _policy(
        self, element: Element, where: str
    ) -> tuple[model.HitPolicy, model.Aggregation | None]:
        text = attribute(element, "hitPolicy") or "UNIQUE"
        aggregation = attribute(element, "aggregation")
        try:
            return (
                model.HitPolicy(text.upper()),
                model.Aggregation(aggregation.upper()) if aggregation else None,
            )
        except ValueError:
            self._problems.add(where, "dmn-hit-policy", f"{text} {aggregation}".strip())
            return model.HitPolicy.UNIQUE, None

    def _input(self, element: Element) -> model.Input:
        expression = child(element, "inputExpression")
        text = text_of(expression)
        if not text:
            text = attribute(element, "label")
        return model.Input(
            attribute(element, "id"),
            attribute(element, "label"),
            text,
            self._input_type(element, expression),
            text_of(child(element, "inputValues")),
            attribute(expression, "id") if expression is not None else "",
        )

    def _input_type(self, element: Element, expression: Element | None) -> FeelType | None:
        if expression is None:
            return None
        where = attribute(expression, "id") or attribute(element, "id")
        return self._types.read(attribute(expression, "typeRef"), where)

    def _output(self, element: Element) -> model.Output:
        default = child(element, "defaultOutputEntry")
        name = name_of(element)
        if name:
            self.words.add(name)
        return model.Output(
            attribute(element, "id"),
            name,
            self.type(element),
            text_of(child(element, "outputValues")),
            text_of(default) if default is not None else None,
            attribute(element, "label"),
        )

    def _rule(self, element: Element, number: int, inputs: int, outputs: int) -> model.Rule:
        entries = list(children(element, "inputEntry"))
        exits = list(children(element, "outputEntry"))
        tests, results = tuple(map(text_of, entries)), tuple(map(text_of, exits))
        where = attribute(element, "id")
        if len(tests) != inputs or len(results) != outputs:
            self._problems.add(where, "dmn-rule-shape", number)
            tests = (tests + ("-",) * inputs)[:inputs]
            results = (results + ("null",) * outputs)[:outputs]
        note = child(element, "description")
        said = "" if note is None else "".join(str(each) for each in note.itertext()).strip()
        remarks = tuple(text_of(each) for each in children(element, "annotationEntry"))
        cells = tuple(attribute(each, "id") for each in (*entries, *exits))
        return model.Rule(where, number, tests, results, said, remarks, cells)

    def context(self, element: Element) -> model.Context:
        """Entries in order, each seeing those before it."""
        entries = []
        for each in children(element, "contextEntry"):
            named = child(each, "variable")
            value = self.needed(each, attribute(each, "id"))
            entries.append(model.Entry(self.variable(named) if named is not None else None, value))
        return model.Context(tuple(entries), attribute(element, "id"))

    def listing(self, element: Element) -> model.Listing:
        """A list of expressions."""
        items = tuple(self.read(each) for each in children(element) if local(each) in self._readers)
        return model.Listing(items, attribute(element, "id"))

    def relation(self, element: Element) -> model.Relation:
        """Columns and rows."""
        columns = tuple(self.variable(each) for each in children(element, "column"))
        rows: list[tuple[model.Boxed, ...]] = []
        for row in children(element, "row"):
            cells = self.listing(row).items
            if len(cells) != len(columns):
                self._problems.add(attribute(row, "id"), "dmn-rule-shape", len(rows) + 1)
            rows.append(cells)
        return model.Relation(columns, tuple(rows), attribute(element, "id"))

    def definition(self, element: Element) -> model.Definition:
        """A function in FEEL; Java and PMML are refused, and would give null."""
        where = attribute(element, "id")
        kind = (attribute(element, "kind") or "FEEL").upper()
        external = kind not in ("FEEL", "F")
        if external:
            self._problems.add(where, "dmn-external-function", kind)
        parameters = tuple(self.variable(each) for each in children(element, "formalParameter"))
        body = None if external else self.inside(element)
        return model.Definition(parameters, body, self.type(element), where)

    def invocation(self, element: Element) -> model.Invocation:
        """A call with arguments by name."""
        arguments = []
        for binding in children(element, "binding"):
            parameter = child(binding, "parameter")
            if parameter is not None:
                value = self.needed(binding, attribute(binding, "id"))
                arguments.append((name_of(parameter), value))
        where = attribute(element, "id")
        return model.Invocation(self.needed(element, where), tuple(arguments), where)

    def conditional(self, element: Element) -> model.Conditional:
        """`if`, `then`, `else`."""
        where = attribute(element, "id")
        condition, then, otherwise = (
            self.needed(child(element, name), where) for name in ("if", "then", "else")
        )
        return model.Conditional(condition, then, otherwise, where)

    def filter(self, element: Element) -> model.Filter:
        """`in` and `match`."""
        where = attribute(element, "id")
        self.words.add("item")
        return model.Filter(
            self.needed(child(element, "in"), where),
            self.needed(child(element, "match"), where),
            where,
        )

    def iteration(self, element: Element) -> model.Iteration:
        """`for`, `some`, `every`."""
        where = attribute(element, "id")
        name = attribute(element, "iteratorVariable")
        self.words.update((name, "partial"))
        body = child(element, "return", "satisfies")
        collection = child(element, "in")
        kind = self.type(collection) if collection is not None else None
        return model.Iteration(
            local(element),
            model.Variable(name, kind),
            self.needed(collection, where),
            self.needed(body, where),
            where,
        )
