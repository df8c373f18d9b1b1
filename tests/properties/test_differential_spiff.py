"""Our runtime against SpiffWorkflow's own, on random models of what SpiffWorkflow runs right.

That is: sequences, exclusive and inclusive choices with defaults, parallel splits and joins outside
of loops, loops without joins, embedded sub-processes. Both get the same model, with conditions
in FEEL for us and in Python for SpiffWorkflow; after every step the open user tasks must agree.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import count, pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser

from engine.definitions import read_models
from engine.runtime.commands import CompleteTask, StartInstance
from engine.runtime.effects import TaskClosed, TaskOpened
from engine.runtime.state import State
from engine.runtime.step import Step, step

NOW = datetime(2030, 1, 1, tzinfo=UTC)
NS = "http://www.omg.org/spec/BPMN/20100524/MODEL"
MOST_STEPS = 60

Block = tuple[str, Any]


def blocks(in_loop: bool = False) -> st.SearchStrategy[Block]:
    """Blocks of a model, nested; inside of loops there are no joins (SpiffWorkflow's are wrong)."""
    task: st.SearchStrategy[Block] = st.just(("task", None))
    kinds = ["seq", "xor", "sub", "loop"] if in_loop else ["seq", "xor", "sub", "loop", "and", "or"]

    def wider(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        several = st.lists(inner, min_size=2, max_size=3)
        made = [st.tuples(st.just(kind), several) for kind in kinds if kind not in ("sub", "loop")]
        made.append(st.tuples(st.just("sub"), inner))
        return st.one_of(*made)

    within = st.recursive(task, wider, max_leaves=6)
    if in_loop:
        return within
    return st.one_of(within, st.tuples(st.just("loop"), blocks(in_loop=True)))


class Writer:
    """Writes one scope after the other; conditions are `v<n> == <k>` or `v<n> = <k>`."""

    def __init__(self, equals: str) -> None:
        self.equals = equals
        self.number = count(1)
        self.lines: list[str] = []
        self.loops: list[str] = []

    def node(self, kind: str, more: str = "") -> str:
        key = f"{kind}{next(self.number)}"
        self.lines.append(f'<{kind} id="{key}" {more}/>')
        return key

    def flow(self, source: str, target: str, condition: str = "", key: str = "") -> None:
        key = key or f"flow{next(self.number)}"
        inner = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
        self.lines.append(
            f'<sequenceFlow id="{key}" sourceRef="{source}" targetRef="{target}">'
            f"{inner}</sequenceFlow>"
        )

    def block(self, block: Block) -> tuple[str, str]:
        """The first and last node of a block."""
        kind, inner = block
        made: tuple[str, str] = getattr(self, f"write_{kind}")(inner)
        return made

    def write_task(self, _: None) -> tuple[str, str]:
        key = self.node("userTask")
        return key, key

    def write_seq(self, inner: list[Block]) -> tuple[str, str]:
        ends = [self.block(one) for one in inner]
        for (_, last), (first, _) in pairwise(ends):
            self.flow(last, first)
        return ends[0][0], ends[-1][1]

    def write_and(self, inner: list[Block]) -> tuple[str, str]:
        split, join = self.node("parallelGateway"), self.node("parallelGateway")
        for one in inner:
            first, last = self.block(one)
            self.flow(split, first)
            self.flow(last, join)
        return split, join

    def write_xor(self, inner: list[Block]) -> tuple[str, str]:
        return self._choice("exclusiveGateway", inner)

    def write_or(self, inner: list[Block]) -> tuple[str, str]:
        return self._choice("inclusiveGateway", inner)

    def _choice(self, kind: str, inner: list[Block]) -> tuple[str, str]:
        number = next(self.number)
        default = f"default{number}"
        split, join = self.node(kind, f'default="{default}"'), self.node(kind)
        for value, one in enumerate(inner):
            first, last = self.block(one)
            last_one = value == len(inner) - 1
            condition = "" if last_one else f"v{number % 4} {self.equals} {value}"
            self.flow(split, first, condition, default if last_one else "")
            self.flow(last, join)
        return split, join

    def write_loop(self, inner: Block) -> tuple[str, str]:
        """Again as long as the last answer says so; the first task of the way back asks."""
        default = f"default{next(self.number)}"
        merge = self.node("exclusiveGateway")
        first, last = self.block(inner)
        ask = self.node("userTask")
        again = self.node("exclusiveGateway", f'default="{default}"')
        leave = self.node("userTask")
        self.flow(merge, first)
        self.flow(last, ask)
        self.flow(ask, again)
        self.flow(again, merge, f"again {self.equals} 1")
        self.flow(again, leave, key=default)
        return merge, leave

    def write_sub(self, inner: Block) -> tuple[str, str]:
        key = f"subProcess{next(self.number)}"
        outer, self.lines = self.lines, []
        self._scope(inner)
        body, self.lines = "".join(self.lines), outer
        self.lines.append(f'<subProcess id="{key}">{body}</subProcess>')
        return key, key

    def _scope(self, block: Block) -> None:
        start = self.node("startEvent")
        first, last = self.block(block)
        self.flow(start, first)
        self.flow(last, self.node("endEvent"))

    def model(self, block: Block) -> bytes:
        self._scope(block)
        body = "".join(self.lines)
        return (
            f'<definitions xmlns="{NS}" targetNamespace="t">'
            f'<process id="P" isExecutable="true">{body}</process></definitions>'
        ).encode()


class Ours:
    """A case on our runtime; the state goes through bytes between any two steps."""

    def __init__(self, model: bytes, variables: dict[str, Any]) -> None:
        self.models = read_models({"m.bpmn": model})
        self.tasks: dict[int, str] = {}
        self.state = State.empty()
        self._take(step(self.models, self.state, StartInstance("P", variables), NOW))

    def _take(self, made: Step) -> None:
        self.state = State.decode(made.state.encode())
        assert not self.state.incidents
        for effect in made.effects:
            if isinstance(effect, TaskOpened):
                self.tasks[effect.token] = effect.element
            elif isinstance(effect, TaskClosed):
                del self.tasks[effect.token]

    @property
    def open(self) -> Counter[str]:
        return Counter(self.tasks.values())

    @property
    def ended(self) -> bool:
        return self.state.ended

    def complete(self, element: str, variables: dict[str, Any]) -> None:
        token = min(token for token, key in self.tasks.items() if key == element)
        self._take(step(self.models, self.state, CompleteTask(token, variables), NOW))


class Theirs:
    """The same case on SpiffWorkflow's runtime."""

    def __init__(self, model: bytes, variables: dict[str, Any]) -> None:
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.ElementTree(etree.fromstring(model)))
        spec = parser.get_spec("P")
        self.workflow = BpmnWorkflow(spec, parser.get_subprocess_specs("P"))
        self.workflow.task_tree.data.update(variables)
        for task in self.workflow.get_tasks(state=TaskState.READY):
            task.data.update(variables)
        self.workflow.do_engine_steps()

    def _ready(self) -> list[Any]:
        return list(self.workflow.get_tasks(state=TaskState.READY, manual=True))

    @property
    def open(self) -> Counter[str]:
        return Counter(str(task.task_spec.bpmn_id) for task in self._ready())

    @property
    def ended(self) -> bool:
        return bool(self.workflow.is_completed())

    def complete(self, element: str, variables: dict[str, Any]) -> None:
        task = next(t for t in self._ready() if t.task_spec.bpmn_id == element)
        task.data.update(variables)
        task.run()
        self.workflow.do_engine_steps()


@settings(max_examples=120, deadline=None)
@given(
    blocks(),
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.lists(st.integers(0, 1000), min_size=MOST_STEPS, max_size=MOST_STEPS),
)
def test_the_same_tasks_are_open_after_every_step(
    block: Block, values: list[int], picks: list[int]
) -> None:
    variables = {"again": 0, **{f"v{n}": value for n, value in enumerate(values)}}
    ours = Ours(Writer("=").model(block), variables)
    theirs = Theirs(Writer("==").model(block), variables)
    for number, pick in enumerate(picks):
        assert ours.open == theirs.open
        assert ours.ended == theirs.ended
        if ours.ended:
            break
        element = sorted(ours.open)[pick % len(ours.open)]
        again = {"again": int(pick % 3 == 0 and number < MOST_STEPS // 2)}
        ours.complete(element, again)
        theirs.complete(element, again)
