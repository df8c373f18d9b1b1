"""Laws of working-day arithmetic, whatever the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.deadlines import Basis, Shift, WorkingDays, period_end

DAYS = WorkingDays()
ANY_DAY = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(ANY_DAY)
def test_shifting_lands_on_a_working_day_and_passes_none(day):
    following, preceding = DAYS.following(day), DAYS.preceding(day)
    assert preceding <= day <= following
    assert DAYS.is_working_day(following) and DAYS.is_working_day(preceding)
    skipped = (following - preceding).days - 1
    inner = [preceding + timedelta(days=n) for n in range(1, skipped + 1)]
    assert not any(DAYS.is_working_day(each) for each in inner)


@given(ANY_DAY, st.sampled_from(Shift))
def test_shifting_twice_changes_nothing(day, shift):
    once = DAYS.deadline(day, Basis.AUTHORITY_SET, shift)
    assert DAYS.deadline(once.effective, Basis.AUTHORITY_SET, shift).effective == once.effective
    assert once.moved == (once.explanation is not None)


@given(ANY_DAY, ANY_DAY)
def test_later_days_never_move_before_earlier_ones(one, other):
    first, second = sorted((one, other))
    assert DAYS.following(first) <= DAYS.following(second)
    assert DAYS.preceding(first) <= DAYS.preceding(second)


@given(ANY_DAY, st.integers(-60, 60))
def test_adding_and_counting_agree(day, count):
    working = DAYS.following(day)
    moved = DAYS.add(working, count)
    assert DAYS.between(working, moved) == count
    assert DAYS.add(moved, -count) == working


@given(ANY_DAY, st.integers(0, 48))
def test_a_period_of_months_ends_on_the_day_or_the_months_last(day, months):
    end = period_end(day, months=months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1
