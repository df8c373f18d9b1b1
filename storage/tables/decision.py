"""What was presented, decided, dissented from, extended."""

from __future__ import annotations

import sqlalchemy as sa

from processes.decisions import Decision, Presentation
from processes.dissents import Dissent
from processes.extensions import Extension
from storage.tables.columns import noun_table

_PAPER = {"document": "document", "meeting": "meeting"}

presentation = noun_table(
    "presentation",
    Presentation,
    sa.Index("ix_presentation_meeting", "case_id", "meeting", "item"),
    refers=_PAPER,
    people=("presented_by",),
)
decision = noun_table(
    "decision",
    Decision,
    sa.Index("ix_decision_meeting", "case_id", "meeting", "item"),
    sa.Index("ix_decision_decided_by", "decided_by", "decided_at", "case_id", "seq"),
    sa.Index("ix_decision_decided_at", "decided_at", "case_id", "seq"),
    sa.CheckConstraint("decided_by <> presented_by", name="separate"),
    refers={"presentation": "presentation", **_PAPER},
    people=("decided_by", "presented_by"),
    alone=[("presentation",)],
)
dissent = noun_table(
    "dissent",
    Dissent,
    refers={"decision": "decision"},
    people=("person_id",),
    alone=[("decision", "person_id")],
)
deadline_extension = noun_table(
    "deadline_extension",
    Extension,
    sa.CheckConstraint("new_due > old_due", name="later"),
    refers={"task": "task", "document": "document"},
    people=("decided_by", "presented_by"),
)
