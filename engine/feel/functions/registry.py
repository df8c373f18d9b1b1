"""How built-in functions are declared, and which form of one a call means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.feel.compare import named
from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.kinds import foreign, kind_of
from engine.feel.type_parser import type_of
from engine.feel.types import ANY, FeelType, ListType
from engine.feel.values import Function

OMITTED = object()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter: which kinds it accepts ("any": all), and whether it may be missing."""

    name: str
    kinds: frozenset[str]
    optional: bool
    nullable: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One signature of a built-in function and what it does.

    `rest` is "" or says how the last parameter takes several arguments: "*" a list or the
    items of one, "**" each argument a value of its own.
    """

    parameters: tuple[Parameter, ...]
    run: Callable[..., Any]
    rest: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parameters: before(point, range) and before(range, point) differ."""
        return tuple(parameter.name for parameter in self.parameters)

    def bind(self, arguments: list[Any]) -> list[Any] | None:
        """The arguments in order as the form takes them; None if there are too few or many."""
        if self.rest:
            return self._bind_rest(arguments)
        if len(arguments) > len(self.parameters):
            return None
        if any(not parameter.optional for parameter in self.parameters[len(arguments) :]):
            return None
        return arguments

    def _bind_rest(self, arguments: list[Any]) -> list[Any] | None:
        fixed = len(self.parameters) - 1
        if len(arguments) <= fixed:
            return None
        rest = arguments[fixed:]
        if self.rest == "*" and len(rest) == 1:
            return arguments
        return [*arguments[:fixed], rest]

    def bind_named(self, arguments: dict[str, Any]) -> list[Any] | None:
        """The arguments by name as the form takes them; None if a name is none of its."""
        if not arguments.keys() <= set(self.names):
            return None
        bound = [arguments.get(name, OMITTED) for name in self.names]
        while bound and bound[-1] is OMITTED and self.parameters[len(bound) - 1].optional:
            bound.pop()
        for place, parameter in enumerate(self.parameters[: len(bound)]):
            if bound[place] is OMITTED:
                if not (parameter.optional or parameter.nullable):
                    return None
                bound[place] = None
        if self.rest == "**" and bound:
            bound[-1] = [bound[-1]]
        return bound

    def accepted(self, arguments: list[Any]) -> list[Any]:
        """The arguments converted to the parameters' kinds. Raises FeelFailure."""
        return [
            accept(value, parameter)
            for value, parameter in zip(arguments, self.parameters, strict=False)
        ]


def accept(value: Any, parameter: Parameter) -> Any:
    """The value if the parameter takes its kind, with the implicit conversions for lists."""
    kinds = parameter.kinds
    kind = kind_of(value)
    if kind in kinds and type(value) is not float:
        return value
    if kind == "" or type(value) is float:
        return accept(foreign(value), parameter)
    if "any" in kinds:
        return value
    if value is None:
        if parameter.nullable:
            return None
        raise FeelFailure(f"{parameter.name!r} is null")
    if "list" in kinds:
        return [value]
    if kind == "list" and len(value) == 1 and kind_of(value[0]) in kinds:
        return accept(value[0], parameter)
    raise FeelFailure(f"{parameter.name!r} cannot be {named(value)}")


def read_parameter(text: str) -> tuple[Parameter, str]:
    """`"*name?: kind|kind?"`: stars for the rest, ? for optional and for nullable."""
    name, _, kinds = text.partition(": ")
    stars = name[: len(name) - len(name.lstrip("*"))]
    nullable = kinds.endswith("?")
    parameter = Parameter(
        name.strip("*?"),
        frozenset(kinds.rstrip("?").split("|")),
        name.endswith("?"),
        nullable or "any" in kinds.split("|"),
    )
    return parameter, stars


class Registry:
    """The built-in functions by name."""

    def __init__(self) -> None:
        self.functions: dict[str, Function] = {}
        self._forms: dict[str, list[Form]] = {}

    def add(self, name: str, *parameters: str) -> Callable[[Callable[..., Any]], Any]:
        """Declare one form of the function: `@add("floor", "n: number", "scale?: number")`."""

        def declare(run: Callable[..., Any]) -> Callable[..., Any]:
            read = [read_parameter(parameter) for parameter in parameters]
            form = Form(tuple(each for each, _ in read), run, read[-1][1] if read else "")
            forms = self._forms.setdefault(name, [])
            forms.append(form)
            self.functions.setdefault(name, function_of(name, forms))
            return run

        return declare


def function_of(name: str, forms: list[Form]) -> Function:
    """The value of a built-in function."""
    first = forms[0].parameters

    def call(evaluation: Evaluation, arguments: list[Any]) -> Any:
        if len(forms) == 1 and not forms[0].rest:
            form = forms[0]
            if form.bind(arguments) is None:
                raise FeelFailure("it takes other arguments")
            evaluation.spend(6 + sum(map(size, arguments)))
            return form.run(evaluation, *form.accepted(arguments))
        return choose(forms, [form.bind(arguments) for form in forms], evaluation)

    def call_named(evaluation: Evaluation, arguments: dict[str, Any]) -> Any:
        given = tuple(arguments)
        ranked = sorted(forms, key=lambda form: form.names != given) if forms[1:] else forms
        return choose(ranked, [form.bind_named(arguments) for form in ranked], evaluation)

    return Function(
        tuple(parameter.name for parameter in first),
        call,
        tuple(type_for(parameter) for parameter in first),
        None,
        name,
        overloaded=call_named,
    )


def choose(forms: list[Form], bound: list[list[Any] | None], evaluation: Evaluation) -> Any:
    """Run the first form that takes the arguments. Raises FeelFailure if none does."""
    failure = FeelFailure("it takes other arguments")
    for form, arguments in zip(forms, bound, strict=True):
        if arguments is None:
            continue
        evaluation.spend(6 + sum(map(size, arguments)))
        try:
            accepted = form.accepted(arguments)
        except FeelFailure as refused:
            failure = refused
            continue
        return form.run(evaluation, *accepted)
    raise failure


def size(value: Any) -> int:
    """The steps that reading a value once takes."""
    if type(value) is str:
        return len(value) >> 4
    return len(value) >> 1 if type(value) is list or type(value) is dict else 0


def type_for(parameter: Parameter) -> FeelType:
    """The declared type of a parameter, for `instance of function<…>`."""
    if len(parameter.kinds) != 1 or "any" in parameter.kinds:
        return ANY
    (kind,) = parameter.kinds
    return ListType(ANY) if kind == "list" else type_of(kind)


REGISTRY = Registry()
builtin = REGISTRY.add
