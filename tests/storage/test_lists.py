"""Every list runs with every filter and sorting on both databases, and pages without gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from engine.deadlines import HELSINKI
from engine.model import Actor
from processes.acts import following, meetings, papers
from processes.acts.desk import desk_of
from processes.documents import DocumentKind
from processes.rounds import RoundState
from processes.rules import DomainRules
from processes.status_reports import MeasureStatus
from storage.database import Database
from storage.queries import decided, diagrams, documents, timeline
from storage.queries import following as follow
from storage.queries import meetings as convened
from storage.run import Runner
from storage.seed import load_source

NOW = datetime(2024, 5, 2, 9, tzinfo=HELSINKI)
DAY = date(2024, 5, 2)


class Filled:
    """A case with meetings, papers, measures and two rounds of reports."""

    def __init__(self, database: Database) -> None:
        self.runner = Runner(database, DomainRules(), {})
        self.case_id = load_source(self.runner, NOW)
        with self.runner.unit() as unit:
            desk = desk_of(unit, unit.cases.get(self.case_id), Actor("olli-voutilainen"), NOW)
            for n in range(3):
                starts = NOW + timedelta(days=30 + n)
                meetings.plan_meeting(
                    desk, "yhteistyoryhma", starts, starts + timedelta(hours=1), f"Sali {n}"
                )
                papers.draft(desk, DocumentKind.OTHER, f"Muistio {n}", {"n": n}, ["niko-ferm"])
            for owner, statuses in (
                ("turku", (MeasureStatus.ON_TRACK, MeasureStatus.AT_RISK)),
                ("oulu", (MeasureStatus.AT_RISK, MeasureStatus.ON_TRACK)),
                ("espoo", (MeasureStatus.ON_TRACK, None)),
            ):
                self._follow(desk, owner, statuses)
            unit.commit()

    def _follow(self, desk: Any, owner: str, statuses: Any) -> None:
        measure = following.add_measure(desk, "Teema", f"Toimi {owner}", owner, "m", "t", DAY)
        rounds = desk.uow.rounds.of_case(desk.case.id)
        while len(rounds) < 2:
            for each in rounds:
                following.compiled(desk, each)
            made, _ = following.open_round(desk, DAY, DAY + timedelta(days=180))
            rounds.append(made)
        for each, status in zip(rounds, statuses, strict=True):
            if status is not None:
                self._report(desk, each, measure, status)

    def _report(self, desk: Any, round_: Any, measure: Any, status: MeasureStatus) -> None:
        found = desk.uow.rounds.get(round_.key)
        desk.uow.rounds.save(replace(found, state=RoundState.OPEN))
        following.report_status(
            desk, replace(found, state=RoundState.OPEN), measure, measure.owner, status, "Kuvaus",
            deviation="Poikkeama", correction="Korjaus",
        )  # fmt: skip


@pytest.fixture
def filled(database: Database) -> Filled:
    return Filled(database)


def paged(run: Callable[..., Any]) -> list[Any]:
    """All rows by pages of one; the same rows as in one page."""
    whole, _ = run(limit=100)
    found, after = [], None
    while True:
        rows, after = run(limit=1, after=after)
        found += rows
        if after is None:
            break
    assert [tuple(row)[:2] for row in found] == [tuple(row)[:2] for row in whole]
    return found


def queries(connection: Any, case_id: str) -> Iterator[tuple[int, Callable[..., Any]]]:
    """How many rows, and the list that gives them."""
    for sort in documents.SORTS:
        yield 3, lambda sort=sort, **w: documents.list_documents(connection, sort=sort, **w)
    yield (
        3,
        lambda **w: documents.list_documents(
            connection, case_id=case_id, kind="muu", state="draft", number="", **w
        ),
    )
    for sort in convened.SORTS:
        yield 3, lambda sort=sort, **w: convened.list_meetings(connection, sort=sort, **w)
    yield 0, lambda **w: convened.list_meetings(
        connection, body_id="yhteistyoryhma", case_id=case_id, state="planned", since=NOW,
        until=NOW, invited="petteri-orpo", **w,
    )  # fmt: skip
    for sort in follow.SORTS:
        yield 3, lambda sort=sort, **w: follow.list_measures(connection, on=DAY, sort=sort, **w)
    for trend, count in (("worse", 1), ("better", 1), ("new", 1), ("same", 0)):
        yield (
            count,
            lambda trend=trend, **w: follow.list_measures(
                connection, on=DAY, case_id=case_id, theme="Teema", state="active", trend=trend, **w
            ),
        )
    yield 1, lambda **w: follow.list_measures(connection, on=DAY, status="at_risk", **w)
    late = date(2025, 1, 1)
    yield 3, lambda **w: follow.list_measures(connection, on=late, late=True, **w)
    yield 0, lambda **w: follow.list_measures(connection, on=late, late=False, **w)
    yield 2, lambda **w: follow.list_rounds(connection, case_id=case_id, state="open", **w)
    yield (
        0,
        lambda **w: follow.list_statements(
            connection, case_id=case_id, expert="x", state="given", **w
        ),
    )
    yield 0, lambda **w: follow.list_extensions(connection, case_id, **w)
    yield 0, lambda **w: follow.list_expenses(connection, case_id=case_id, body_id="x", **w)
    for sort in decided.SORTS:
        yield 0, lambda sort=sort, **w: decided.list_decided(
            connection, case_id=case_id, meeting=1, outcome="approved", decided_by="x",
            since=NOW, until=NOW, sort=sort, **w,
        )  # fmt: skip


def test_every_list_runs_and_pages(filled: Filled) -> None:
    with filled.runner.unit() as unit:
        for count, run in queries(unit.connection, filled.case_id):
            assert len(paged(run)) == count
        happened = paged(lambda **w: timeline.list_happenings(unit.connection, filled.case_id, **w))
        assert happened[0].action == "report-status"
        names = timeline.named(unit.connection, filled.case_id, range(1, 50))
        assert {kind for kind, _ in names.values()} == {"document", "measure"}
        assert diagrams.visits_of(unit.connection, filled.case_id, 1) == []
        assert diagrams.overdue_of(unit.connection, filled.case_id, 1, NOW) == {}
        assert diagrams.stuck_of(unit.connection, filled.case_id, 1) == {}
