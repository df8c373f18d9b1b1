"""Statements, measures, rounds, written procedures, extensions and expenses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine.deadlines import as_day
from engine.model import Key
from engine.text import Text
from processes.bodies import Body, BodyKind
from processes.expenses import Expense, ExpenseKind, expense
from processes.extensions import Extension, extension
from processes.measures import Measure, MeasureState, ended, measure
from processes.meetings import MeetingState
from processes.rounds import (
    Round,
    RoundState,
    compile_report,
    moved,
    next_date,
    opened,
    require_reportable,
)
from processes.statements import (
    Statement,
    StatementState,
    due_day,
    given,
    missing,
    requested,
    summarised,
)
from processes.status_reports import MeasureStatus, StatusReport, report
from processes.written_procedure import Objection, objected, require_decidable, started
from tests.unit.meeting.setting import CALENDAR, CASE, START, meeting, refused

ASKED = Statement(Key(CASE, 1), "tutkija", "Miten seurataan?", START, "palonen", date(2023, 11, 30))


def test_a_statement_is_asked_given_and_summarised():
    assert due_day(as_day(START), CALENDAR) == date(2023, 11, 30)
    got = given(requested(ASKED), "Vuosittain.", "tutkija", START)
    assert (got.state, got.late) == (StatementState.GIVEN, False)
    assert summarised(got, "Puoltaa", "palonen").summarised_by == "palonen"


def test_only_the_one_who_was_asked_answers_once_in_words():
    with refused("statement-not-asked"):
        given(ASKED, "x", "palonen", START)
    with refused("statement-text-missing"):
        given(ASKED, " ", "tutkija", START)
    with refused("statement-wrong-state"):
        given(given(ASKED, "x", "tutkija", START), "y", "tutkija", START)
    with refused("statement-question-missing"):
        requested(replace(ASKED, question=" "))
    with refused("due-in-the-past"):
        requested(replace(ASKED, due=date(2023, 11, 1)))


def test_a_missing_statement_is_recorded_after_its_time_and_may_come_late():
    with refused("statement-not-due"):
        missing(ASKED, START)
    gone = missing(ASKED, START + timedelta(days=15))
    late = given(gone, "Myöhässä", "tutkija", START + timedelta(days=16))
    assert (gone.state, late.late) == (StatementState.MISSING, True)
    assert summarised(gone, "Ei saatu", "palonen").state is StatementState.SUMMARISED
    with refused("statement-wrong-state"):
        summarised(ASKED, "x", "palonen")


MEASURE = Measure(
    Key(CASE, 5), "Asuminen", "Tontit", "helsinki", "kpl", "7 000", START, date(2025, 12, 31)
)


@pytest.mark.parametrize("field", ["title", "theme", "owner", "indicator", "target"])
def test_a_measure_can_be_followed(field):
    with refused("measure-incomplete"):
        measure(replace(MEASURE, **{field: " "}))
    assert measure(MEASURE) is MEASURE


def test_a_dropped_measure_has_a_reason_and_is_not_reported():
    with refused("reason-missing"):
        ended(MEASURE, MeasureState.DROPPED, "")
    dropped = ended(MEASURE, MeasureState.DROPPED, "Ohjelma päättyi")
    with refused("measure-wrong-state"):
        report(dropped, status(), "helsinki")


ROUND = Round(Key(CASE, 6), 1, date(2023, 12, 1), date(2024, 5, 31), START, date(2024, 6, 14))


def status(**changes: object) -> StatusReport:
    made = StatusReport(
        Key(CASE, 7), ROUND.key, MEASURE.key, MeasureStatus.ON_TRACK, "Etenee", "nyholm", START
    )
    return replace(made, **changes)


def test_the_owner_reports_and_explains_a_deviation():
    assert report(MEASURE, status(), "helsinki")
    with refused("not-the-owner"):
        report(MEASURE, status(), "espoo")
    with refused("status-text-missing"):
        report(MEASURE, status(text=""), "helsinki")
    late = status(status=MeasureStatus.DELAYED, deviation="Kaava viivästyi")
    with refused("deviation-unexplained"):
        report(MEASURE, late, "helsinki")
    assert report(MEASURE, replace(late, correction="Lisäresurssi"), "helsinki").deviates


def test_gaps_are_shown_not_hidden():
    other = replace(MEASURE, key=Key(CASE, 8), title="Raide")
    dropped = replace(other, key=Key(CASE, 9), state=MeasureState.DROPPED)
    made = compile_report(ROUND, [MEASURE, other, dropped], [status()])
    assert [(row.measure.title, row.missing) for row in made.rows] == [
        ("Tontit", False),
        ("Raide", True),
    ]
    assert [row.measure.key for row in made.missing] == [other.key]


def test_a_round_opens_over_active_measures_one_at_a_time():
    period = (date(2023, 12, 1), date(2024, 5, 31))
    new = opened(Key(CASE, 6), period, [], [MEASURE], START, CALENDAR)
    assert (new.number, new.due) == (1, date(2023, 11, 30))
    with refused("round-open"):
        opened(Key(CASE, 6), period, [new], [MEASURE], START, CALENDAR)
    with refused("round-without-measures"):
        opened(Key(CASE, 6), period, [], [], START, CALENDAR)
    with refused("already-reported"):
        require_reportable(ROUND, MEASURE, [status()])
    done = moved(ROUND, RoundState.COMPILED)
    with refused("round-wrong-state"):
        require_reportable(done, MEASURE, [])
    with refused("round-wrong-state"):
        moved(ROUND, RoundState.HANDLED)


def test_the_next_round_falls_on_a_working_day():
    assert next_date(date(2023, 12, 1), 6, CALENDAR) == date(2024, 6, 3)  # 1.6. is a Saturday


def test_a_written_procedure_takes_three_working_days_and_bears_no_objection():
    week = meeting(written=True, ends=START + timedelta(days=5))  # Thursday to Tuesday
    going = started(week, START, CALENDAR)
    assert going.state is MeetingState.OPEN
    with refused("written-too-short"):
        started(meeting(written=True, ends=START + timedelta(days=4)), START, CALENDAR)
    with refused("written-still-open"):
        require_decidable(going, [], START + timedelta(days=4))
    require_decidable(going, [], START + timedelta(days=5))
    against = Objection(Key(CASE, 1), going.key, "lyly", "Kokoukseen", START)
    with refused("written-objection"):
        require_decidable(going, [against], START + timedelta(days=5))
    assert objected(going, "Kokoukseen", START).state is MeetingState.ADJOURNED
    with refused("not-a-written-procedure"):
        started(meeting(), START, CALENDAR)


EXTENSION = Extension(
    Key(CASE, 3),
    Key(CASE, 4),
    date(2023, 9, 30),
    date(2023, 10, 31),
    "Lausunnot myöhässä",
    "ikonen",
    START,
    "korhonen",
)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": " "}, "extension-without-reason"),
        ({"new_due": date(2023, 9, 30)}, "extension-not-later"),
        ({"presented_by": ""}, "nothing-presented"),
        ({"presented_by": "ikonen"}, "presenter-decides"),
    ],
)
def test_an_extension_is_a_reasoned_presented_decision(changes, code):
    with refused(code):
        extension(replace(EXTENSION, **changes), date(2023, 9, 20))
    assert extension(EXTENSION, date(2023, 9, 20))


def test_an_extension_into_the_past_is_none():
    with refused("due-in-the-past"):
        extension(EXTENSION, date(2023, 11, 1))


BODY = Body(
    "sihteeristo",
    Text("a", "b", "c"),
    BodyKind.PREPARING,
    "tem",
    appointed_by="VN/24670/2023-TEM-12",
)


@pytest.mark.parametrize(
    ("kind", "code"),
    [(ExpenseKind.MEETING_FEE, "fees-denied"), (ExpenseKind.TRAVEL, "travel-denied")],
)
def test_what_the_decision_denies_is_not_entered(kind, code):
    new = Expense(
        Key(CASE, 2), "sihteeristo", kind, 5000, date(2023, 11, 16), "x", "palonen", START
    )
    with refused(code) as caught:
        expense(new, BODY)
    assert caught.value.ground == "decision VN/24670/2023-TEM-12"
    assert expense(new, replace(BODY, fees=True, travel=True))
    other = replace(new, kind=ExpenseKind.OTHER)
    assert expense(other, BODY)
    with refused("expense-not-positive"):
        expense(replace(other, cents=0), BODY)
    with refused("costs-undecided"):
        expense(other, replace(BODY, appointed_by=""))
