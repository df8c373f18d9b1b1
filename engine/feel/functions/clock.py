"""The moment of evaluation: now and today."""

from __future__ import annotations

from datetime import date, datetime

from engine.feel.errors import FeelFailure
from engine.feel.evaluation import Evaluation
from engine.feel.functions.registry import builtin


@builtin("now")
def now(evaluation: Evaluation) -> datetime:
    """The moment the evaluation was given."""
    if evaluation.now is None:
        raise FeelFailure("the evaluation was given no moment")
    return evaluation.now


@builtin("today")
def today(evaluation: Evaluation) -> date:
    """The day of that moment, where its clock stands."""
    moment: datetime = now(evaluation)
    return moment.date()
