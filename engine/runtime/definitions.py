"""Where the runtime finds models: `engine.definitions.model.Models`, or a store of versions."""

from __future__ import annotations

from typing import Protocol

from engine.definitions.model import GlobalTask, Process
from engine.runtime.decisions import DecisionEvaluator


class Definitions(Protocol):
    """Finds deployed models; returns None where there is none."""

    @property
    def decisions(self) -> DecisionEvaluator | None: ...

    def process(
        self,
        key: str,
        version: int | None = None,
        version_tag: str | None = None,
        deployment: str | None = None,
    ) -> Process | None: ...

    def global_task(self, key: str, deployment: str = "") -> GlobalTask | None:
        """A global task of that deployment (all there is, for models that were not deployed)."""
