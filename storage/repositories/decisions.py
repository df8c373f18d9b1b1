"""Presentations, decisions, dissents and extensions: said once, never changed."""

from __future__ import annotations

from engine.model import Key
from processes.decisions import Decision, Presentation
from processes.dissents import Dissent
from processes.extensions import Extension
from storage.repositories.nouns import Kept, NounMapper
from storage.tables.decision import (
    deadline_extension,
    decision,
    dissent,
    presentation,
)


class PresentationRows(Kept[Presentation]):
    mapper = NounMapper(presentation, Presentation)
    name, name_fi = "presentation", "esittely"


class DecisionRows(Kept[Decision]):
    """See `processes.ports.Decisions`."""

    mapper = NounMapper(decision, Decision)
    name, name_fi = "decision", "päätös"
    _of_meeting = mapper.with_value("meeting")

    def of_meeting(self, meeting: Key) -> list[Decision]:
        return self.with_value(self._of_meeting, meeting)


class DissentRows(Kept[Dissent]):
    mapper = NounMapper(dissent, Dissent)
    name, name_fi = "dissent", "eriävä mielipide"
    _of_decision = mapper.with_value("decision")

    def of_decision(self, decision: Key) -> list[Dissent]:
        return self.with_value(self._of_decision, decision)


class ExtensionRows(Kept[Extension]):
    mapper = NounMapper(deadline_extension, Extension)
    name, name_fi = "extension", "määräajan jatkaminen"
    _of_task = mapper.with_value("task")

    def of_task(self, task: Key) -> list[Extension]:
        return self.with_value(self._of_task, task)
