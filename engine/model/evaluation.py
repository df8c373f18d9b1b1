"""A decision table's answer, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from engine.model.key import Key


class DecisionEvaluation(Struct, frozen=True):
    """A decision was evaluated: what went in, which rules held, what came out.

    `record` is the whole of it for those who ask why (`engine.dmn.record`).
    """

    key: Key
    decision_id: str
    evaluated_at: datetime
    instance_seq: int | None = None
    element_id: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    outputs: Any = None
    rules: tuple[str, ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict)
