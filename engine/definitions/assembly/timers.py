"""Timers: which texts are literals that the runtime understands, and which are expressions."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from engine.definitions.expressions import Expressions, is_expression
from engine.definitions.model import Timer, TimerKind
from engine.definitions.xml import Element, paatos
from engine.errors import InvalidInput
from engine.runtime import cron, iso8601

MAX_YEARS = 200
_MONTH, _DAY = 2_629_746, 86_400
_LOOKS_LITERAL = re.compile(r"^(?:[+-]?P[\dT]|R-?\d*(?:/|$)|\d|P$)")
_CYCLE = re.compile(r"^\s*=\s*cycle\((.*)\)\s*$", re.DOTALL)
_ANY_MOMENT = datetime(2030, 1, 1, tzinfo=UTC)


def build_timer(x: Expressions, element: Element, kind: TimerKind, text: str) -> Timer | None:
    """A literal that is checked, or a compiled expression; None, with a finding, if neither."""
    timer = Timer(
        kind,
        due_basis=element.get(paatos("dueBasis")) or "",
        shift=element.get(paatos("shift")) or "",
    )
    text = text.strip()
    if is_literal(text):
        if problem := literal_problem(kind, text):
            x.sheet.error(element, problem, text=text, kind=kind, limit=MAX_YEARS)
            return None
        timer.text = text
        return timer
    if not is_expression(text):
        x.sheet.warning(element, "timer-plain-expression", text=text)
    timer.expression = x.feel(element, _without_cycle(text), kind)
    return timer if timer.expression is not None else None


def _without_cycle(text: str) -> str:
    """Camunda 8's cycle(duration) and cycle(times, duration) as the ISO 8601 text they give."""
    found = _CYCLE.match(text)
    if found is None:
        return text
    parts = _arguments(found.group(1))
    if len(parts) == 1:
        return f'= "R/" + string({parts[0]})'
    times, interval = parts[0], ",".join(parts[1:])
    return f'= "R" + (if {times} = null then "" else string({times})) + "/" + string({interval})'


def _arguments(written: str) -> list[str]:
    """Split at the commas that stand in no bracket and no text."""
    parts, depth, quoted = [""], 0, False
    for letter in written:
        quoted ^= letter == '"'
        if not quoted:
            depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and not quoted and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def is_literal(text: str) -> bool:
    """True for what can only be meant as ISO 8601 or as a cron expression."""
    return not is_expression(text) and bool(_LOOKS_LITERAL.match(text) or cron.is_cron(text))


def literal_problem(kind: TimerKind, text: str) -> str | None:
    """The code of what is wrong with a literal of that kind, None if nothing is."""
    try:
        if kind is TimerKind.DATE:
            return None if iso8601.parse_moment(text, UTC).year >= 1900 else "timer-date"
        if kind is TimerKind.DURATION:
            return _duration(text)
        return _cycle(text)
    except (InvalidInput, ValueError, IndexError, OverflowError):
        return {TimerKind.DATE: "timer-date", TimerKind.DURATION: "timer-duration"}.get(
            kind, "timer-cycle"
        )


def _duration(text: str) -> str | None:
    duration = iso8601.parse_duration(text)
    if duration.months < 0 or duration.days < 0 or duration.seconds < 0:
        return "timer-duration"
    return "timer-too-long" if _seconds(duration) > MAX_YEARS * 12 * _MONTH else None


def _cycle(text: str) -> str | None:
    if cron.is_cron(text):
        cron.following(text, _ANY_MOMENT, UTC)
        return None
    cycle = iso8601.parse_cycle(text, UTC)
    if cycle.times == 0:
        return "timer-cycle-never"
    return "timer-too-long" if _seconds(cycle.interval) > MAX_YEARS * 12 * _MONTH else None


def _seconds(duration: iso8601.Duration) -> float:
    return duration.months * _MONTH + duration.days * _DAY + float(duration.seconds)


def duration_seconds(text: str) -> float | None:
    """The approximate length of a literal duration, None if the text is none."""
    try:
        return _seconds(iso8601.parse_duration(text))
    except InvalidInput:
        return None


def is_date_or_duration(text: str) -> bool:
    """What a literal due date may be."""
    kinds = (TimerKind.DATE, TimerKind.DURATION)
    return any(literal_problem(kind, text) is None for kind in kinds)
