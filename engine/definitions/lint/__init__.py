"""What runs but is risky: warnings on models that are accepted."""

from __future__ import annotations

from collections.abc import Mapping

from engine.definitions.findings import Findings
from engine.definitions.model import Models


def lint_models(models: Models, files: Mapping[str, bytes], findings: Findings) -> None:
    """Add the warnings."""
