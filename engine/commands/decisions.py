"""Evaluates a decision by itself, to try it out; a decision in a case is a step's work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from engine.commands.act import authorise
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import plain
from engine.definitions import read_models
from engine.dmn.decisions import Decided
from engine.dmn.explaining import in_languages
from engine.errors import InvalidInput
from engine.feel.json import to_json
from engine.ports import Context, UnitOfWork


class EvaluateDecision(Command, frozen=True):
    """`version` None: the latest."""

    action: ClassVar[str] = "evaluate-decision"
    decision: str
    variables: Mapping[str, Any] = {}
    version: int | None = None

    @property
    def subject(self) -> str:
        return self.decision[:200]


@handles(EvaluateDecision)
def evaluate(command: EvaluateDecision, uow: UnitOfWork, context: Context) -> Answer:
    """Answers the value, the rows of the result and the rules that matched."""
    authorise(uow, context, command.action, None)
    decided = uow.definitions.library().decisions.evaluate(
        command.decision, plain(command.variables), context.now, version=command.version
    )
    return _answer(decided)


def try_decision(
    files: Mapping[str, bytes], decision: str, variables: Mapping[str, Any], now: datetime
) -> Answer:
    """The same of the decision tables in these files, deployed or not.

    InvalidDefinition where they are refused, NotFound without such a decision, InvalidInput where
    the evaluation costs too much.
    """
    tables = {path: data for path, data in files.items() if path.endswith(".dmn")}
    return _answer(read_models(tables).decisions.evaluate(decision, plain(variables), now))


def _answer(decided: Decided) -> Answer:
    try:
        value = to_json(decided.value)
        rows = [{name: to_json(each) for name, each in row.items()} for row in decided.rows]
    except ValueError as error:
        raise InvalidInput(
            f"the decision's value cannot be shown: {error}", code="decision-not-shown"
        ) from error
    return {
        "value": value,
        "rows": rows,
        "matched": [str(rule) for rule in decided.matched],
        "explanation": in_languages(decided.record()),
    }
