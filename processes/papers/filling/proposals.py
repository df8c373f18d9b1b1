"""The proposal and the requests for statements, from the variables of P2 and P6."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from processes.papers.esitys import Esitys, Phase, ProposedMeasure, StatementNote, Theme
from processes.papers.filling.occasion import Occasion
from processes.papers.filling.phrases import phrase
from processes.papers.filling.values import day, lines, number, paragraphs, rows, text
from processes.papers.head import Head
from processes.papers.lausuntopyynto import Lausuntopyynto


def proposal(occasion: Occasion) -> Esitys:
    """The compiled proposal: its parts as the members wrote them."""
    values = occasion.variables
    themes = rows(values, "theme_proposals")
    return Esitys(
        head=occasion.head(),
        version=max(1, number(values, "preparation_round"), number(values, "document_version")),
        background=paragraphs(values, "background_text"),
        organization=paragraphs(values, "organisation_text"),
        goals=lines(values, "goals_text"),
        themes=tuple(Theme(text(t, "theme"), text(t, "text")) for t in themes),
        measures=tuple(_measures(occasion)),
        operating_model=paragraphs(values, "model_text"),
        timetable=tuple(_phase(line) for line in lines(values, "timetable_text")),
        monitoring=paragraphs(values, "monitoring_text"),
        impacts_and_costs=paragraphs(values, "effects_text"),
        statements=_statements(occasion),
        changes=lines(values, "return_comments"),
        hearing=paragraphs(values, "statements_text"),
    )


def _measures(occasion: Occasion) -> Iterator[ProposedMeasure]:
    for theme in rows(occasion.variables, "theme_proposals"):
        for row in rows(theme, "measures"):
            yield ProposedMeasure(
                theme=text(theme, "theme"),
                measure=text(row, "measure_title"),
                owner=occasion.names.either(text(row, "measure_owner")),
                indicator=text(row, "measure_indicator"),
                target=text(row, "measure_target"),
                due=day(row, "measure_due"),
            )


def _phase(line: str) -> Phase:
    """"1.1.–30.6.2024: Toimeenpano" has its time before the colon; else there is none."""
    when, colon, what = line.partition(":")
    if colon and any(character.isdigit() for character in when):
        return Phase(when.strip(), what.strip())
    return Phase("", line)


def _statements(occasion: Occasion) -> tuple[StatementNote, ...]:
    return tuple(
        StatementNote(
            giver=occasion.names.either(text(row, "expert")),
            given=day(row, "given") or (occasion.day if row.get("given") is True else None),
            summary=text(row, "text") or text(row, "reason"),
        )
        for row in rows(occasion.variables, "statements")
    )


def statement_request(occasion: Occasion) -> Lausuntopyynto:
    """The request to one expert."""
    values = occasion.variables
    due = day(values, "statement_due") or occasion.day
    return Lausuntopyynto(
        head=_addressed(occasion, text(values, "expert")),
        background=(phrase(occasion, "statement_background", case=occasion.case_number),),
        request=(phrase(occasion, "statement_request"),),
        questions=lines(values, "questions"),
        due=due,
        delivery=(phrase(occasion, "statement_delivery"),),
        contact=_contact(occasion, text(values, "presenter")),
    )


def _addressed(occasion: Occasion, expert: str) -> Head:
    if not expert:
        return occasion.head()
    return replace(occasion.head(), recipient=(occasion.names.person(expert),))


def _contact(occasion: Occasion, person: str) -> tuple[str, ...]:
    """Who answers questions."""
    if not person:
        return ()
    said = (occasion.names.title(person), occasion.names.person(person))
    return (" ".join(part for part in said if part),)
