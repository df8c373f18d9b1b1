"""One DMN file as a model: its items, nodes and imports, with all that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from engine.dmn import model
from engine.dmn.boxed import BoxedReader
from engine.dmn.problems import Problems
from engine.dmn.type_names import TypeReader
from engine.dmn.types import component_names, read_items
from engine.dmn.xml import DMN, Element, attribute, child, children, labels_of, local, name_of


def read_model(
    root: Element, file: str, problems: Problems, taken: Collection[str] = ()
) -> model.Model:
    """The model below a `definitions` element; `problems` collects what refuses it.

    Where another file of the package has taken the namespace (modelers give one to all files that
    they make), the model gets one of its own; imports lead to the file that came first.
    """
    if str(root.tag).rpartition("}")[0][1:] not in DMN or local(root) != "definitions":
        problems.add(attribute(root, "id"), "dmn-namespace")
        return model.Model(file, "", "", "")
    return _Reader(root, file, problems, taken).read()


class _Reader:
    def __init__(
        self, root: Element, file: str, problems: Problems, taken: Collection[str]
    ) -> None:
        self.root = root
        self.file = file
        self.problems = problems
        self.written = attribute(root, "namespace")
        self.namespace = f"{self.written} {file}" if self.written in taken else self.written
        self.types = TypeReader(root, problems)
        self.words: set[str] = set()

    def read(self) -> model.Model:
        items = read_items(self.root, self.types)
        nodes: dict[str, model.Node] = {}
        for element in children(self.root):
            node = self._node(element)
            if node is None:
                continue
            if node.id in nodes:
                self.problems.add(node.id, "dmn-duplicate-id", node.id)
            nodes[node.id] = node
        return model.Model(
            self.file,
            attribute(self.root, "id"),
            name_of(self.root),
            self.namespace,
            items,
            nodes,
            tuple(self._import(each) for each in children(self.root, "import")),
            frozenset(self.words) | component_names(items),
            tuple(self.types.used),
        )

    def _import(self, element: Element) -> model.Import:
        name = name_of(element)
        self.words.add(name)
        return model.Import(name, attribute(element, "namespace"))

    def _node(self, element: Element) -> model.Node | None:
        readers: dict[str, Callable[[Element], model.Node]] = {
            "inputData": self._input_data,
            "decision": self._decision,
            "businessKnowledgeModel": self._knowledge,
            "decisionService": self._service,
        }
        reader = readers.get(local(element))
        return reader(element) if reader else None

    def _boxes(self) -> BoxedReader:
        language = attribute(self.root, "expressionLanguage")
        return BoxedReader(self.types, self.problems, language)

    def _id(self, element: Element) -> str:
        return attribute(element, "id") or name_of(element)

    def _variable(self, element: Element, boxes: BoxedReader) -> model.Variable:
        found = child(element, "variable")
        self.words.add(name_of(element))
        if found is None:
            return model.Variable(name_of(element))
        variable = boxes.variable(found)
        return variable if variable.name else model.Variable(name_of(element), variable.type)

    def _input_data(self, element: Element) -> model.InputData:
        variable = self._variable(element, self._boxes())
        return model.InputData(self._id(element), variable, labels_of(element))

    def _decision(self, element: Element) -> model.Decision:
        boxes = self._boxes()
        variable = self._variable(element, boxes)
        logic = boxes.inside(element)
        self.words |= boxes.words
        question = child(element, "question")
        return model.Decision(
            self._id(element),
            name_of(element),
            variable,
            logic,
            self._references(element, "informationRequirement", "requiredInput"),
            self._references(element, "informationRequirement", "requiredDecision"),
            self._references(element, "knowledgeRequirement", "requiredKnowledge"),
            "" if question is None else "".join(str(t) for t in question.itertext()).strip(),
            labels_of(element),
        )

    def _knowledge(self, element: Element) -> model.Knowledge:
        boxes = self._boxes()
        variable = self._variable(element, boxes)
        logic = child(element, "encapsulatedLogic")
        definition = None if logic is None else boxes.definition(logic)
        self.words |= boxes.words
        return model.Knowledge(
            self._id(element),
            name_of(element),
            variable,
            definition,
            self._references(element, "knowledgeRequirement", "requiredKnowledge"),
        )

    def _service(self, element: Element) -> model.Service:
        return model.Service(
            self._id(element),
            name_of(element),
            self._variable(element, self._boxes()),
            self._direct(element, "outputDecision"),
            self._direct(element, "encapsulatedDecision"),
            self._direct(element, "inputDecision"),
            self._direct(element, "inputData"),
        )

    def _references(
        self, element: Element, requirement: str, kind: str
    ) -> tuple[model.Reference, ...]:
        found = (child(each, kind) for each in children(element, requirement))
        return tuple(self._reference(each) for each in found if each is not None)

    def _direct(self, element: Element, kind: str) -> tuple[model.Reference, ...]:
        return tuple(self._reference(each) for each in children(element, kind))

    def _reference(self, element: Element) -> model.Reference:
        namespace, _, identifier = attribute(element, "href").rpartition("#")
        own = namespace in ("", self.written)
        return model.Reference(self.namespace if own else namespace, identifier)
