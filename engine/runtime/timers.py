"""Timers: when they are due, what a cycle does next, how a pause moves them.

A cycle counts from its anchor: the n-th time is anchor + n intervals, so that a month from
31 January stays at the end of each month and a day keeps its local time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from engine.definitions.model import Start, Timer, TimerKind
from engine.errors import InvalidInput, NotFound
from engine.feel.values import DayTimeDuration, YearMonthDuration
from engine.runtime import cron, iso8601, listening
from engine.runtime.effects import TimerCleared, TimerSet
from engine.runtime.environment import PLAIN, Environment
from engine.runtime.game import Game, milliseconds, moment_of
from engine.runtime.records import Frame, Listener
from engine.runtime.variables import Failure, evaluate


@dataclass(frozen=True, slots=True)
class Schedule:
    """A timer's next due time and what comes after it.

    `left`: how often it still fires, this time included (None: without end).
    """

    due: datetime
    left: int | None = 1
    interval: str = ""  # ISO duration or cron expression of a cycle
    anchor: datetime | None = None
    count: int = 0  # intervals from the anchor to `due`
    end: datetime | None = None


def plan(
    timer: Timer,
    variables: Mapping[str, Any],
    now: datetime,
    environment: Environment = PLAIN,
) -> Schedule | None:
    """A timer that is set now; None for a cycle whose end is before its first time.

    Raises InvalidInput for a value that is no time.
    """
    value: Any = timer.text
    if timer.expression is not None:
        value = timer.expression.evaluate(variables, now.astimezone(environment.zone))
    return _planned(timer, value, now, environment)


def _planned(timer: Timer, value: Any, now: datetime, environment: Environment) -> Schedule | None:
    if timer.kind is TimerKind.CYCLE and isinstance(value, str):
        return _cycle(value, now, environment)
    due = moment(value, now, environment)
    if timer.due_basis or timer.shift:
        due = environment.shift(due, timer.due_basis, timer.shift)
    return Schedule(due)


def following(
    schedule: Schedule, now: datetime, environment: Environment = PLAIN
) -> Schedule | None:
    """After it has fired: the next time, or None if that was the last.

    What was over by now while nothing could fire (a pause, a standstill) does not happen.
    """
    anchor = schedule.anchor or schedule.due
    if not schedule.interval:
        return None
    if cron.is_cron(schedule.interval):
        due = cron.following(schedule.interval, max(schedule.due, now), environment.zone)
        count = schedule.count + 1
    else:
        interval = iso8601.parse_duration(schedule.interval)
        count = schedule.count + 1
        due = iso8601.add(anchor, interval.times(count), environment.zone)
        if due < now:
            count = _gone(interval, anchor, now, environment)
            due = iso8601.add(anchor, interval.times(count), environment.zone)
    left = None if schedule.left is None else schedule.left - (count - schedule.count)
    if (left is not None and left <= 0) or (schedule.end is not None and due > schedule.end):
        return None
    return Schedule(due, left, schedule.interval, anchor, count, schedule.end)


def _cycle(text: str, now: datetime, environment: Environment) -> Schedule | None:
    if cron.is_cron(text):
        return Schedule(cron.following(text, now, environment.zone), None, text)
    cycle = iso8601.parse_cycle(text, environment.zone)
    if cycle.times == 0:
        raise InvalidInput(f"{text!r} never happens", code="cycle")
    if cycle.start is not None:
        gone = _gone(cycle.interval, cycle.start, now, environment)
        if cycle.times is not None:
            gone = min(gone, cycle.times - 1)
        due = iso8601.add(cycle.start, cycle.interval.times(gone), environment.zone)
        left = None if cycle.times is None else cycle.times - gone
        return Schedule(due, left, cycle.written, cycle.start, gone, cycle.end)
    due = iso8601.add(now, cycle.interval, environment.zone)
    if cycle.end is not None and due > cycle.end:
        return None
    return Schedule(due, cycle.times, cycle.written, now, 1, cycle.end)


def _gone(
    interval: iso8601.Duration, start: datetime, now: datetime, environment: Environment
) -> int:
    """How many of the times of a cycle are over by now: they do not happen afterwards."""

    def is_over(count: int) -> bool:
        return iso8601.add(start, interval.times(count), environment.zone) < now

    if not is_over(0):
        return 0
    most = 1
    while is_over(most):
        most *= 2
    least = most // 2  # over; `most` is not
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if is_over(middle) else (least, middle)
    return most


def moment(value: Any, now: datetime, environment: Environment = PLAIN) -> datetime:
    """A point in time: an ISO text, a FEEL date, date and time or duration (from now).

    Raises InvalidInput for anything else.
    """
    if isinstance(value, DayTimeDuration | YearMonthDuration):
        value = str(value)
    if isinstance(value, str):
        text = value.strip()
        if text.lstrip("+-").startswith("P"):
            return iso8601.add(now, iso8601.parse_duration(text), environment.zone)
        return iso8601.parse_moment(text, environment.zone)
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            return value
        return iso8601.local(value.date(), value.time(), environment.zone)
    if isinstance(value, date):
        return iso8601.local(value, time(), environment.zone)
    raise InvalidInput(f"{value!r} is no time", code="moment")


def start_schedule(
    start: Start, now: datetime, environment: Environment = PLAIN
) -> Schedule | None:
    """When a process with a timer start event begins next, counted from its deployment."""
    if start.event.timer is None:
        raise InvalidInput(f"{start.element} is no timer", code="timer")
    return plan(start.event.timer, {}, now, environment)


# ---- of running instances


def first(game: Game, timer: Timer, data: Frame) -> dict[str, Any]:
    """What a new timer's listener keeps; nothing for one that never comes. Raises Failure."""
    try:
        value = timer.text if timer.expression is None else evaluate(game, timer.expression, data)
        schedule = _planned(timer, value, game.moment, game.environment)
    except Exception as error:  # the text is the model's: any fault of it is an incident
        raise Failure(f"timer: {error}", "timer") from error
    return {} if schedule is None else _bounded(game, _kept(schedule))


def _bounded(game: Game, kept: dict[str, Any]) -> dict[str, Any]:
    """Timers that are due at once, each set by the one before, would never let time go on.

    Raises Failure for one too many in such a row.
    """
    if kept["due"] <= game.milliseconds:
        kept["row"] = game.row + 1
        if kept["row"] > game.environment.row_limit:
            raise Failure(f"timer: {kept['row']} in a row are due at once", "limit")
    return kept


def _kept(schedule: Schedule) -> dict[str, Any]:
    kept: dict[str, Any] = {"due": milliseconds(schedule.due)}
    if schedule.interval:
        kept |= {"left": schedule.left, "interval": schedule.interval, "count": schedule.count}
        if schedule.anchor is not None:
            kept["anchor"] = milliseconds(schedule.anchor)
        if schedule.end is not None:
            kept["end"] = milliseconds(schedule.end)
    return kept


def _schedule(more: Mapping[str, Any]) -> Schedule:
    anchor, end = more.get("anchor"), more.get("end")
    return Schedule(
        moment_of(more["due"]),
        more.get("left", 1),
        more.get("interval", ""),
        None if anchor is None else moment_of(anchor),
        more.get("count", 0),
        None if end is None else moment_of(end),
    )


def announce(game: Game, x: Listener, frame: Frame) -> None:
    due = moment_of(x.more["due"])
    game.effects.append(TimerSet(x.number, due, x.node, frame.key, frame.instance))


def fire(game: Game, number: int) -> None:
    """A timer is due. Raises NotFound if it is gone: it was cleared meanwhile."""
    if number not in game.listeners or game.listener(number).trigger != "timer":
        raise NotFound(f"There is no timer {number}", code="no-timer")
    x = game.listener(number)
    game.row = x.more.get("row", 0)
    try:
        again = following(_schedule(x.more), game.moment, game.environment)
    except InvalidInput:
        again = None  # beyond the calendar: this was the last time
    if again is None:
        listening.fire(game, number)
        if number in game.listeners and not game.listener(number).happened:
            listening.strike(game, number)
        return
    x.more = _kept(again)
    listening.fire(game, number)
    if number in game.listeners:
        announce(game, x, game.frame(x.frame))


# ---- pauses


def pause(game: Game) -> None:
    """The outside clock forgets all timers."""
    for number in game.listeners:
        x = game.listener(number)
        if x.trigger == "timer":
            game.effects.append(TimerCleared(number, x.node))


def go_on(game: Game, later_by: int) -> None:
    """They are set again, later by so many milliseconds."""
    for number in list(game.listeners):
        x = game.listener(number)
        if x.trigger == "timer" and not x.happened:
            for name in ("due", "anchor", "end"):
                if name in x.more:
                    x.more[name] += later_by
            announce(game, x, game.frame(x.frame))
