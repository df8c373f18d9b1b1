"""Hearing and following up: statements, measures, rounds and their reports, expenses."""

from __future__ import annotations

import sqlalchemy as sa

from processes.expenses import Expense
from processes.measures import Measure
from processes.rounds import Round
from processes.statements import Statement
from processes.status_reports import StatusReport
from storage.tables.columns import noun_table

statement = noun_table(
    "statement",
    Statement,
    sa.Index("ix_statement_expert", "expert", "state"),
    sa.Index("ix_statement_due", "due", "case_id", "seq"),
    refers={"request_document": "document", "document": "document"},
    slugs=("expert",),
)
measure = noun_table(
    "measure",
    Measure,
    sa.Index("ix_measure_owner", "owner", "state"),
    sa.Index("ix_measure_theme", "theme", "case_id", "seq"),
    sa.Index("ix_measure_title", "title", "case_id", "seq"),
    sa.Index("ix_measure_due", "state", "due", "case_id", "seq"),
    sa.ForeignKeyConstraint(["owner"], ["organization.id"]),
    refers={"decision": "decision"},
    slugs=("owner",),
)
report_round = noun_table(
    "report_round",
    Round,
    sa.Index("ix_report_round_due", "due", "case_id", "seq"),
    sa.Index("ix_report_round_state", "state", "due", "case_id", "seq"),
    sa.CheckConstraint('"end" >= start', name="period"),
    refers={"document": "document"},
    alone=[("number",)],
)
status_report = noun_table(
    "status_report",
    StatusReport,
    sa.Index("ix_status_report_measure", "case_id", "measure"),
    refers={"round": "report_round", "measure": "measure"},
    people=("reported_by",),
    alone=[("round", "measure")],
)
expense = noun_table(
    "expense",
    Expense,
    sa.Index("ix_expense_spent_on", "spent_on", "case_id", "seq"),
    sa.Index("ix_expense_body_id", "body_id", "spent_on"),
    sa.ForeignKeyConstraint(["body_id"], ["body.id"]),
    sa.CheckConstraint("cents > 0", name="positive"),
    refers={"meeting": "meeting"},
    people=("entered_by",),
    slugs=("body_id",),
)
