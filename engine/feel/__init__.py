"""FEEL, the expression language of DMN 1.5, complete and safe to run on what others wrote."""

from engine.feel.errors import FeelBudgetExceeded, FeelSyntaxError
from engine.feel.evaluation import Evaluation
from engine.feel.expressions import (
    Expression,
    UnaryTests,
    compile_any,
    compile_feel,
    compile_unary_tests,
)
from engine.feel.values import DayTimeDuration, Function, Range, YearMonthDuration

__all__ = [
    "DayTimeDuration",
    "Evaluation",
    "Expression",
    "FeelBudgetExceeded",
    "FeelSyntaxError",
    "Function",
    "Range",
    "UnaryTests",
    "YearMonthDuration",
    "compile_any",
    "compile_feel",
    "compile_unary_tests",
]
