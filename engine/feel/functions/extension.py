"""Functions that the standard has not: models made for Camunda ask whether a value is there."""

from __future__ import annotations

from typing import Any

from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin


@builtin("is defined", "value: any")
def is_defined(evaluation: Evaluation, value: Any) -> bool:
    """Whether there is a value: false for null, a missing variable and a missing entry."""
    return value is not None


@builtin("get or else", "value: any", "default: any")
def get_or_else(evaluation: Evaluation, value: Any, default: Any) -> Any:
    """The value, or the default where there is none."""
    return default if value is None else value
