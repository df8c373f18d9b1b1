"""BPMN and DMN files → a checked definition model; SpiffWorkflow is used here and nowhere else.

The names below are looked up on first use: whoever only needs the model (the runtime) does not
load the parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.definitions.findings import Finding, Severity
    from engine.definitions.model import Models
    from engine.definitions.reader import check_models, check_soundness, drawings, read_models

_HOME = {
    "Finding": "findings",
    "Severity": "findings",
    "Models": "model",
    "check_models": "reader",
    "check_soundness": "reader",
    "drawings": "reader",
    "read_models": "reader",
}

__all__ = [
    "Finding", "Models", "Severity", "check_models", "check_soundness", "drawings", "read_models",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"engine.definitions.{_HOME[name]}"), name)
