"""Working days, shifts and their explanations, with the vectors of 150/1930."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from engine.deadlines import (
    HELSINKI,
    Basis,
    Shift,
    WorkingDays,
    as_day,
    end_of,
    period_end,
    start_of,
)
from engine.errors import InvalidInput
from engine.text import Text

DAYS = WorkingDays()


@pytest.mark.parametrize(
    ("nominal", "following"),
    [
        (date(2023, 9, 30), date(2023, 10, 2)),
        (date(2023, 12, 24), date(2023, 12, 27)),
        (date(2023, 12, 31), date(2024, 1, 2)),
        (date(2024, 3, 29), date(2024, 4, 2)),
        (date(2024, 6, 21), date(2024, 6, 24)),
        (date(2025, 12, 6), date(2025, 12, 8)),
        (date(2024, 5, 1), date(2024, 5, 2)),
    ],
)
def test_a_statutory_last_day_moves_to_the_next_working_day(nominal, following):
    deadline = DAYS.deadline(nominal, Basis.STATUTORY)
    assert (deadline.nominal, deadline.effective) == (nominal, following)
    assert deadline.moved
    assert deadline.ground == "150/1930 § 5"


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2024, 3, 28), date(2025, 12, 31)])
def test_new_years_eve_and_maundy_thursday_do_not_move(day):
    deadline = DAYS.deadline(day, Basis.STATUTORY)
    assert deadline.effective == day
    assert deadline.explanation is None


def test_the_policy_comes_from_the_basis():
    saturday = date(2023, 9, 30)
    effective = {basis: DAYS.deadline(saturday, basis).effective for basis in Basis}
    assert effective == {
        Basis.STATUTORY: date(2023, 10, 2),
        Basis.AUTHORITY_SET: saturday,
        Basis.NOTICE: date(2023, 9, 29),
        Basis.REMINDER: date(2023, 9, 29),
    }


def test_a_model_may_override_the_policy_of_the_basis():
    deadline = DAYS.deadline(date(2023, 9, 30), Basis.AUTHORITY_SET, Shift.FOLLOWING)
    assert deadline.effective == date(2023, 10, 2)
    assert deadline.ground == "", "a date set by an authority is not moved by the Act"


def test_an_administrator_may_choose_the_policy_of_a_basis():
    days = WorkingDays(shifts={Basis.AUTHORITY_SET: Shift.FOLLOWING})
    assert days.deadline(date(2023, 9, 30)).effective == date(2023, 10, 2)
    assert days.deadline(date(2023, 9, 30), Basis.NOTICE).effective == date(2023, 9, 29)


def test_the_shift_is_explained_in_three_languages():
    why = DAYS.deadline(date(2023, 9, 30), Basis.STATUTORY).explanation
    assert why == Text(
        fi="siirtyy, koska 30.9.2023 on lauantai",
        sv="flyttas, eftersom 30.9.2023 är en lördag",
        en="moves, because 30 September 2023 is a Saturday",
    )


@pytest.mark.parametrize(
    ("day", "fi", "sv", "en"),
    [
        (date(2023, 12, 24), "jouluaatto", "julafton", "Christmas Eve"),
        (date(2024, 5, 9), "helatorstai", "Kristi himmelsfärdsdag", "Ascension Day"),
        (date(2023, 12, 31), "sunnuntai", "en söndag", "a Sunday"),
    ],
)
def test_a_holiday_is_named_before_the_weekday(day, fi, sv, en):
    assert DAYS.day_off(day) == Text(fi, sv, en)


@pytest.mark.parametrize(
    ("days", "reminder"),
    [(14, date(2023, 9, 15)), (7, date(2023, 9, 22)), (1, date(2023, 9, 29))],
)
def test_the_reminders_of_the_proposal(days, reminder):
    before = date(2023, 9, 30) - timedelta(days=days)
    assert DAYS.deadline(before, Basis.REMINDER).effective == reminder


def test_working_days_are_added_and_taken_away():
    assert DAYS.add(date(2023, 11, 16), 5) == date(2023, 11, 23)
    assert DAYS.add(date(2023, 12, 4), 3) == date(2023, 12, 8), "Independence Day does not count"
    assert DAYS.add(date(2023, 9, 30), 1) == date(2023, 10, 2)
    assert DAYS.add(date(2023, 12, 27), -1) == date(2023, 12, 22)
    assert DAYS.add(date(2023, 9, 30), 0) == date(2023, 9, 30)


def test_working_days_between():
    assert DAYS.between(date(2023, 9, 29), date(2023, 10, 2)) == 1
    assert DAYS.between(date(2023, 10, 2), date(2023, 9, 29)) == -1
    assert DAYS.between(date(2023, 12, 22), date(2024, 1, 2)) == 4


def test_holidays_are_added_and_removed_by_configuration():
    days = WorkingDays(
        extra={date(2023, 10, 2): Text("arkistointipäivä", "arkivdag", "an archiving day")},
        removed=frozenset({date(2024, 5, 1), date(2023, 12, 24)}),
    )
    assert days.following(date(2023, 9, 30)) == date(2023, 10, 3)
    assert days.is_working_day(date(2024, 5, 1))
    assert days.day_off(date(2023, 12, 24)) == Text("sunnuntai", "en söndag", "a Sunday")


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2023, 8, 31), {"days": 10}, date(2023, 9, 10)),
        (date(2023, 8, 31), {"weeks": 1}, date(2023, 9, 7)),
        (date(2023, 8, 31), {"months": 1}, date(2023, 9, 30)),
        (date(2023, 8, 31), {"months": 6}, date(2024, 2, 29)),
        (date(2024, 2, 29), {"years": 1}, date(2025, 2, 28)),
        (date(2023, 10, 31), {"months": -1}, date(2023, 9, 30)),
        (date(2023, 12, 15), {"months": 1}, date(2024, 1, 15)),
    ],
)
def test_periods_end_on_the_corresponding_day(start, period, end):
    assert period_end(start, **period) == end


def test_a_deadline_nobody_can_count_is_refused():
    with pytest.raises(InvalidInput) as refused:
        DAYS.deadline(date(2101, 1, 2), Basis.STATUTORY)
    assert refused.value.code == "deadline-out-of-reach"
    with pytest.raises(InvalidInput):
        period_end(date(2023, 1, 1), years=1_000_000_000)


def test_the_day_is_helsinkis_across_the_change_of_clocks():
    last_moment = datetime(2023, 9, 30, 20, 59, 59, tzinfo=UTC)
    assert as_day(last_moment) == date(2023, 9, 30)
    assert as_day(last_moment + timedelta(seconds=1)) == date(2023, 10, 1)
    assert end_of(date(2023, 10, 29)).utcoffset() == timedelta(hours=2)
    assert start_of(date(2023, 10, 29)).utcoffset() == timedelta(hours=3)
    whole_day = end_of(date(2023, 10, 29)).timestamp() - start_of(date(2023, 10, 29)).timestamp()
    assert whole_day == 25 * 3600 - 1


def test_a_moved_moment_keeps_its_wall_clock():
    deadline = DAYS.deadline(date(2023, 10, 28), Basis.STATUTORY)
    moment = datetime(2023, 10, 28, 16, 15, tzinfo=HELSINKI)
    carried = deadline.carry(moment.astimezone(UTC))
    assert carried == datetime(2023, 10, 30, 16, 15, tzinfo=HELSINKI)
    assert carried.utcoffset() == timedelta(hours=2)
