"""Statements, measures, rounds, status reports and expenses of a case."""

from __future__ import annotations

from engine.model import Key
from processes.expenses import Expense
from processes.measures import Measure
from processes.rounds import Round
from processes.statements import Statement
from processes.status_reports import StatusReport
from storage.repositories.nouns import Changing, Kept, NounMapper
from storage.tables.following import (
    expense,
    measure,
    report_round,
    statement,
    status_report,
)


class StatementRows(Changing[Statement]):
    mapper = NounMapper(statement, Statement)
    name, name_fi = "statement", "lausunto"


class MeasureRows(Changing[Measure]):
    mapper = NounMapper(measure, Measure)
    name, name_fi = "measure", "toimenpide"


class RoundRows(Changing[Round]):
    mapper = NounMapper(report_round, Round)
    name, name_fi = "round", "raportointikierros"


class StatusReportRows(Kept[StatusReport]):
    mapper = NounMapper(status_report, StatusReport)
    name, name_fi = "status report", "tilanneraportti"
    _of_round = mapper.with_value("round")

    def of_round(self, round_: Key) -> list[StatusReport]:
        return self.with_value(self._of_round, round_)


class ExpenseRows(Kept[Expense]):
    mapper = NounMapper(expense, Expense)
    name, name_fi = "expense", "kulu"
