"""When timers fire: dates, durations, cycles, cron, summer time, pauses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from engine.errors import InvalidDefinition, InvalidInput
from engine.runtime import commands as c
from engine.runtime import cron, iso8601
from engine.runtime.environment import Environment
from tests.unit.runtime.drawing import (
    catch,
    element,
    flows,
    log,
    multi,
    on,
    script,
    start,
    sub,
    user,
    xor,
)
from tests.unit.runtime.playing import Play

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = datetime(2030, 1, 7, 8, tzinfo=HELSINKI)


def reminders(written: str, hours: float, **variables: object) -> int:
    """How often a non-interrupting timer fires within so many hours."""
    border = on("u", "b", written, cancelActivity=False) + log("n")
    game = Play(start("s") + user("u") + border + flows("s u", "b n"), **variables)
    return len(game.wait(hours=hours).log)


@pytest.mark.parametrize(
    ("written", "hours", "times"),
    [
        ("timeCycle:R3/PT1H", 24, 3),
        ("timeCycle:R/PT1H", 24, 24),
        ("timeCycle:R-1/PT1H", 24, 24),
        ("timeCycle:PT1H", 24, 1),
        ("timeCycle:R3/2030-01-01T10:00:00Z/PT1H", 9, 0),
        ("timeCycle:R3/2030-01-01T10:00:00Z/PT1H", 24, 3),
        ("timeCycle:R/PT1H/2030-01-01T02:30:00Z", 24, 2),
        ("timeCycle:R/PT1H/2030-01-01T00:30:00Z", 24, 0),  # over before it begins
        ("timeCycle:R3/PT1H/2029-12-31T00:00:00Z", 24, 0),
        ("timeCycle:R3/2030-01-01T10:00:00Z/2030-01-01T11:00:00Z", 24, 3),
        ("timeCycle:R/2020-01-01T08:00:00Z/P1D", 24, 1),  # the years before are over
        ("timeCycle:R3/2029-12-31T23:30:00Z/PT1H", 24, 2),
        ("timeCycle:R3/2029-01-01T00:00:00Z/P1M", 1, 1),  # all over: the last is due at once
        ("timeCycle:0 0/30 * * * ?", 2, 4),
        ("timeCycle:*/30 * * * *", 2, 4),
        ("timeCycle:@hourly", 3, 3),
        ("timeDuration:PT0S", 1, 1),
        ("timeDuration:P1W", 24 * 7, 1),
        ("timeDuration:PT1.5S", 1, 1),
        ("timeDate:2030-01-01T02:00:00", 1, 1),
        ("timeDate:2030-01-01T02:00:00+02:00[Europe/Helsinki]", 1, 1),
        ("timeDate:2029-12-31", 0, 1),
        ("timeCycle:${every}", 24, 2),
        ('timeCycle:=cycle(3, duration("PT1H"))', 24, 3),
        ('timeCycle:=cycle(duration("PT1H"))', 24, 24),
        ('timeCycle:=cycle(null, duration("PT1H"))', 24, 24),
        ('timeDuration:=duration("PT3H")', 24, 1),
    ],
)
def test_a_timer_fires_as_often_as_it_says(written: str, hours: float, times: int) -> None:
    assert reminders(written, hours, every="R2/PT3H") == times


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("0 0 9 * * ?", "2030-01-07 09:00"),
        ("0 0 9-17 * * MON-FRI", "2030-01-07 09:00"),
        ("0 0 9 ? * 2", "2030-01-07 09:00"),  # Quartz: 2 is Monday
        ("0 9 * * 2", "2030-01-08 09:00"),  # Unix: 2 is Tuesday
        ("0 9 * * 0", "2030-01-13 09:00"),
        ("0 9 * * 7", "2030-01-13 09:00"),
        ("0 0 9 ? * FRI-MON", "2030-01-07 09:00"),
        ("0 0 9 L * ?", "2030-01-31 09:00"),
        ("0 0 9 L-2 * ?", "2030-01-29 09:00"),
        ("0 0 9 LW * ?", "2030-01-31 09:00"),
        ("0 0 9 12W * ?", "2030-01-11 09:00"),  # the 12th is a Saturday
        ("0 0 9 13W * ?", "2030-01-14 09:00"),
        ("0 0 9 ? * 6L", "2030-01-25 09:00"),
        ("0 0 9 ? * TUE#3", "2030-01-15 09:00"),
        ("0 0 9 29 FEB ? 2032", "2032-02-29 09:00"),
        ("0 30 2 31 MAR ?", "2030-03-31 02:30"),
        ("@monthly", "2030-02-01 00:00"),
        ("@weekly", "2030-01-13 00:00"),
    ],
)
def test_cron_finds_the_next_time(text: str, due: str) -> None:
    assert cron.following(text, MONDAY, HELSINKI).strftime("%Y-%m-%d %H:%M") == due


def test_cron_keeps_local_time_over_the_change_to_summer_time() -> None:
    before = datetime(2030, 3, 30, 9, tzinfo=HELSINKI)
    after = cron.following("0 0 9 * * ?", before, HELSINKI)
    assert after.hour == 9
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=23)


@pytest.mark.parametrize("text", ["0 0 25 * * ?", "0 0 9 40 * ?", "0 0 9 30 2 ?", "0 0 9 X * ?"])
def test_a_cron_expression_that_never_comes_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        cron.following(text, MONDAY, HELSINKI)


@pytest.mark.parametrize(
    "written",
    [
        "timeDuration:1 hour",
        "timeDuration:-PT1H",
        "timeDuration:P",
        "timeDuration:P300Y",
        "timeCycle:R0/PT1H",
        "timeCycle:R3/PT0S",
        "timeCycle:R3/PT1H/PT1H/PT1H",
        "timeDate:2030-13-01",
        "timeDate:PT1H",
    ],
)
def test_a_time_that_is_none_refuses_the_model(written: str) -> None:
    with pytest.raises(InvalidDefinition, match="later"):
        Play(start("s") + catch("later", written) + flows("s later"))


def test_what_is_no_time_at_run_time_is_an_incident_and_can_be_repaired() -> None:
    game = Play(start("s") + catch("c", "timeDuration:${span}") + user("u") + flows("s c u"))
    assert [kind for _, kind, _ in game.incidents] == ["timer"]
    number = next(iter(game.case.state.incidents))
    game.do(c.RetryIncident(number, {"span": "PT1H"})).wait(hours=1)
    assert game.tasks == ["u"]


def test_of_timers_due_at_once_the_one_set_first_fires_first() -> None:
    border = on("u", "a", "timeDuration:PT1H") + on("u", "b", "timeDuration:PT1H")
    inside = user("u") + border + user("first") + user("second")
    game = Play(start("s") + inside + flows("s u", "a first", "b second"))
    assert game.wait(hours=1).tasks == ["first"]
    assert not game.case.timers


def test_a_cycle_goes_on_where_it_was_after_a_pause() -> None:
    border = on("u", "b", "timeCycle:R3/PT1H", cancelActivity=False) + log("n")
    game = Play(start("s") + user("u") + border + flows("s u", "b n"))
    game.wait(minutes=90).do(c.Suspend()).wait(hours=10)
    assert len(game.log) == 1
    game.do(c.Resume(keep_rest=True))
    assert len(game.wait(minutes=29).log) == 1
    assert len(game.wait(minutes=1).log) == 2
    assert len(game.wait(hours=5).log) == 3


@pytest.mark.parametrize(
    ("written", "before", "after"),
    [
        ("timeCycle:R/PT1H", 2, 3),  # at half past eleven; then at twelve, one and two
        ("timeCycle:0 0 * * * ?", 2, 3),
        ("timeCycle:R5/PT1H", 2, 0),  # the other three are over
        ("timeCycle:R13/PT1H", 2, 2),
        ("timeCycle:R/PT1H/2030-01-01T12:30:00Z", 2, 1),
        ("timeCycle:PT2H", 1, 0),
    ],
)
def test_what_was_over_in_a_pause_does_not_come_all_at_once(
    written: str, before: int, after: int
) -> None:
    border = on("u", "b", written, cancelActivity=False) + log("n")
    game = Play(start("s") + user("u") + border + flows("s u", "b n"))
    game.wait(minutes=90).do(c.Suspend()).wait(hours=10).do(c.Resume(keep_rest=False))
    assert len(game.wait(minutes=0).log) == before
    assert len(game.wait(hours=3).log) == before + after


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("P1Y2M3W4DT5H6M7.8S", (14, 25, Decimal("18367.8"))),
        ("-P1D", (0, -1, Decimal(0))),
        ("PT0,5S", (0, 0, Decimal("0.5"))),
    ],
)
def test_durations_are_read_by_the_calendar(text: str, fields: tuple[int, int, Decimal]) -> None:
    found = iso8601.parse_duration(text)
    assert (found.months, found.days, found.seconds) == fields


def test_what_waits_for_a_cycle_that_is_over_alone_is_an_incident() -> None:
    over = "timeCycle:R/PT1H/${until}"
    past, later = "2029-12-31T00:00:00Z", "2030-01-02T00:00:00Z"
    game = Play(start("s") + catch("c", over) + user("a") + flows("s c a"), until=past)
    assert [kind for _, kind, _ in game.incidents] == ["timer"]
    game.retry(until=later).wait(hours=1)
    assert game.tasks == ["a"]
    gateway = element("eventBasedGateway", "g") + catch("c", over) + catch("m", "message:M")
    both = start("s") + gateway + user("a") + user("b") + flows("s g c a", "g m b")
    assert Play(both, until=past).wait(hours=9).message("M").tasks == ["b"]


def test_a_start_event_whose_cycle_is_over_begins_nothing() -> None:
    over = start("s", "timeCycle:R/PT1H/2029-12-31T00:00:00Z")
    assert Play.waiting(over + user("a") + flows("s a")).wait(hours=9).cases == []


AT_ONCE = ["timeDuration:PT0S", "timeDate:2029-01-01T00:00:00Z"]
AT_ONCE.append('timeDuration:=if n > 2 then "PT0S" else "PT1H"')  # the first ones take their time


@pytest.mark.parametrize("due", AT_ONCE)
def test_timers_due_at_once_do_not_follow_one_another_for_ever(due: str) -> None:
    """A loop past a timer that is due at once goes on all the time, and time never does."""
    loop = xor("m") + catch("t", due) + script("a", "n", "n + 1") + flows("s m t a m")
    game = Play.waiting(start("s") + loop)
    game.world.environment = Environment(row_limit=20)
    game.case = game.world.start("p", variables={"n": 0})
    game.wait(hours=5)
    ((_, kind, message),) = game.incidents
    assert (kind, message) == ("limit", "timer: 21 in a row are due at once")
    assert game.retry().wait(hours=1).variables["n"] < 50


def test_many_timers_due_at_once_side_by_side_are_no_row() -> None:
    game = Play.waiting(start("s") + sub("x", multi(50), catch("t", "timeDuration:PT0S")))
    game.world.environment = Environment(row_limit=20)
    game.case = game.world.start("p")
    assert game.wait(seconds=1).ended
