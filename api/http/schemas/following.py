"""Measures, status reports, rounds and costs on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Text, Token
from api.http.paging import PagedQuery
from processes.expenses import ExpenseKind
from processes.measures import MeasureState
from processes.rounds import RoundState
from processes.status_reports import MeasureStatus
from storage.queries.following import SORTS, TRENDS

_STATUS = validate.OneOf(list(MeasureStatus))


class MeasureSchema(Schema):
    """A measure and where it stands by its latest report."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    case_number = fields.String(required=True)
    theme = fields.String(required=True)
    title = fields.String(required=True)
    owner = fields.String(required=True)
    owner_name_fi = fields.String(required=True)
    owner_name_sv = fields.String(required=True)
    owner_name_en = fields.String(required=True)
    indicator = fields.String(required=True)
    target = fields.String(required=True)
    due = fields.Date(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(list(MeasureState)))
    ended_reason = fields.String(required=True)
    decision_id = fields.String(required=True, allow_none=True)
    created_at = fields.AwareDateTime(required=True)
    status = fields.String(
        required=True, allow_none=True, validate=validate.OneOf([*MeasureStatus, None]),
        metadata={"description": "of the latest report; null: none yet"},
    )  # fmt: skip
    status_before = fields.String(
        required=True, allow_none=True, validate=validate.OneOf([*MeasureStatus, None])
    )
    trend = fields.String(required=True, validate=validate.OneOf(TRENDS))
    value = fields.String(required=True, allow_none=True)
    status_text = fields.String(required=True, allow_none=True)
    deviation = fields.String(required=True, allow_none=True)
    correction = fields.String(required=True, allow_none=True)
    reported_at = fields.AwareDateTime(required=True, allow_none=True)
    reported_by = fields.String(required=True, allow_none=True)
    round_number = fields.Integer(required=True, allow_none=True)
    overdue = fields.Boolean(required=True, metadata={"description": "its last day has passed"})
    report_missing = fields.Boolean(
        required=True, metadata={"description": "its report is late in an open round"}
    )


class MeasureFilter(Schema):
    """Which measures."""

    case_id = fields.UUID()
    theme = Line()
    owner = Slug()
    state = fields.String(validate=validate.OneOf(list(MeasureState)))
    status = fields.String(validate=_STATUS)
    trend = fields.String(validate=validate.OneOf(TRENDS))
    late = fields.Boolean(metadata={"description": "overdue, or their report is"})
    sort = fields.String(validate=validate.OneOf(list(SORTS)), load_default="theme")


class MeasureQuery(PagedQuery, MeasureFilter):
    """Which measures, a page at a time."""


class ExportQuery(MeasureFilter):
    """Which measures, in whose language."""

    language = fields.String(validate=validate.OneOf(("fi", "sv", "en")), load_default="fi")


class NewMeasureSchema(Schema):
    """A measure to follow up."""

    case_id = fields.UUID(required=True)
    theme = Line(200, 1, required=True)
    title = Line(500, 1, required=True)
    owner = Slug(required=True)
    indicator = Text(2000, 1, required=True)
    target = Text(2000, 1, required=True)
    due = fields.Date(load_default=None, allow_none=True)
    decision_id = Token(60, load_default=None, allow_none=True)


class EndMeasureSchema(Schema):
    """Done, or dropped with a reason."""

    state = fields.String(
        required=True, validate=validate.OneOf([MeasureState.DONE, MeasureState.DROPPED])
    )
    reason = Text(2000, load_default="")


class NewReportSchema(Schema):
    """Where the measure stands; a deviation with its correction."""

    status = fields.String(required=True, validate=_STATUS)
    text = Text(20_000, 1, required=True)
    value = Line(load_default="")
    deviation = Text(load_default="")
    correction = Text(load_default="")


class ReportSchema(Schema):
    """One measure's report in one round."""

    id = fields.String(required=True)
    round_number = fields.Integer(required=True)
    status = fields.String(required=True, validate=_STATUS)
    text = fields.String(required=True)
    value = fields.String(required=True)
    deviation = fields.String(required=True)
    correction = fields.String(required=True)
    reported_by = fields.String(required=True)
    reported_at = fields.AwareDateTime(required=True)


class ReportsSchema(Schema):
    """A measure's reports, the latest first."""

    items = fields.List(fields.Nested(ReportSchema), required=True)


class RoundSchema(Schema):
    """A round of reports on a period."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    case_number = fields.String(required=True)
    number = fields.Integer(required=True)
    start = fields.Date(required=True)
    end = fields.Date(required=True)
    opened_at = fields.AwareDateTime(required=True)
    due = fields.Date(required=True)
    state = fields.String(required=True, validate=validate.OneOf(list(RoundState)))
    document_id = fields.String(required=True, allow_none=True)
    conclusion = fields.String(required=True)


class RoundRowSchema(Schema):
    """One measure in a round, with its report or visibly without."""

    measure_id = fields.String(required=True)
    theme = fields.String(required=True)
    title = fields.String(required=True)
    owner = fields.String(required=True)
    missing = fields.Boolean(required=True)
    deviates = fields.Boolean(required=True)
    report = fields.Nested(ReportSchema, required=True, allow_none=True)


class RoundDetailSchema(RoundSchema):
    """A round as its report shows it, gaps included."""

    rows = fields.List(fields.Nested(RoundRowSchema), required=True)
    missing = fields.Integer(required=True)


class RoundQuery(PagedQuery):
    """Which rounds."""

    case_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(RoundState)))


class NewRoundSchema(Schema):
    """The period to report on."""

    case_id = fields.UUID(required=True)
    start = fields.Date(required=True)
    end = fields.Date(required=True)


class ExpenseSchema(Schema):
    """A cost of a body's work."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    body_id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(ExpenseKind)))
    cents = fields.Integer(required=True)
    spent_on = fields.Date(required=True)
    text = fields.String(required=True)
    entered_by = fields.String(required=True)
    entered_at = fields.AwareDateTime(required=True)
    person_id = fields.String(required=True)
    meeting_id = fields.String(required=True, allow_none=True)
    moment = fields.String(required=True, metadata={"description": "paid from"})


class ExpenseQuery(PagedQuery):
    """Which costs."""

    case_id = fields.UUID()
    body_id = Slug()


class NewExpenseSchema(Schema):
    """A cost, unless the appointing decision denies its kind."""

    case_id = fields.UUID(required=True)
    body_id = Slug(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(list(ExpenseKind)))
    cents = fields.Integer(required=True, validate=validate.Range(min=-(10**9), max=10**9))
    spent_on = fields.Date(required=True)
    text = Line(500, 1, required=True)
    person_id = Slug(load_default="")
    meeting_id = Token(60, load_default=None, allow_none=True)
