"""Calls a function value with arguments in order or by name."""

from __future__ import annotations

from decimal import DecimalException
from typing import Any

from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.values import Function


def invoke(function: Any, arguments: list[Any], evaluation: Evaluation) -> Any:
    """The function's value for the arguments; None and a warning where it has none."""
    if type(function) is not Function:
        evaluation.warn("what is called is not a function")
        return None
    try:
        if not function.overloaded and len(arguments) != len(function.parameters):
            raise FeelFailure(
                f"the function takes {len(function.parameters)} arguments, not {len(arguments)}"
            )
        return function.call(evaluation, arguments)
    except FeelFailure as failure:
        evaluation.warn(f"{function.name}: {failure}" if function.name else str(failure))
    except (ValueError, OverflowError, DecimalException) as failure:
        evaluation.warn(f"{function.name}: {failure}")
    return None


def invoke_named(
    function: Any, names: tuple[str, ...], arguments: list[Any], evaluation: Evaluation
) -> Any:
    """The same with arguments by name; a name the function has not is an error."""
    if type(function) is not Function:
        return invoke(function, arguments, evaluation)
    given = dict(zip(names, arguments, strict=True))
    if len(given) < len(names):
        evaluation.warn("an argument is given twice")
        return None
    if function.overloaded is not None:
        named = function.overloaded
        return invoke(
            Function((), lambda run, _: named(run, given), name=function.name), [], evaluation
        )
    if not given.keys() <= set(function.parameters):
        evaluation.warn(f"the function has no parameters {', '.join(names)}")
        return None
    return invoke(function, [given.get(name) for name in function.parameters], evaluation)
