"""Dates and times as people in Finland write them, in Finnish, Swedish and English."""

from __future__ import annotations

from datetime import date, datetime

from processes.wording import Language

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)
CLOCK = {Language.FI: "klo ", Language.SV: "kl. ", Language.EN: "at "}


def written_date(day: date, language: Language) -> str:
    """31.8.2023 in Finnish and Swedish, 31 August 2023 in English."""
    if language is Language.EN:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.day}.{day.month}.{day.year}"


def written_clock(moment: datetime, language: Language) -> str:
    """9.05 in Finnish and Swedish, 09:05 in English; the hour of the moment's own zone."""
    if language is Language.EN:
        return f"{moment:%H:%M}"
    return f"{moment.hour}.{moment.minute:02d}"


def written_moment(moment: datetime, language: Language) -> str:
    """16.11.2023 klo 9.00."""
    clock = written_clock(moment, language)
    return f"{written_date(moment, language)} {CLOCK[language]}{clock}"


def written_span(start: datetime, end: datetime | None, language: Language) -> str:
    """16.11.2023 klo 9.00–11.00; both dates where the end falls on another day."""
    begun = written_moment(start, language)
    if end is None:
        return begun
    if end.date() == start.date():
        return f"{begun}–{written_clock(end, language)}"
    return f"{begun} – {written_moment(end, language)}"


def written_days(start: date, end: date | None, language: Language) -> str:
    """1.9.2023–31.8.2024, or the start alone with a dash when the end is open."""
    if end is None:
        return f"{written_date(start, language)}–"
    return f"{written_date(start, language)}–{written_date(end, language)}"
