"""The played life of the case, from appointing to the second round of preparing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from api.play.performance import MODELS, story_player
from api.play.player import Happening
from api.settings import Settings
from api.setup import set_up
from api.times import VirtualClock
from api.wiring import Application, wire
from processes.source.story import STORY
from storage.audit import verify
from storage.tables import document, membership, rendering

HELSINKI = ZoneInfo("Europe/Helsinki")
UNTIL = datetime(2023, 10, 31, 12, tzinfo=HELSINKI)


def played(folder: Path, until: datetime) -> tuple[Application, list[Happening], list[str]]:
    """A play in a folder up to a moment; what happened, and what went wrong."""
    settings = Settings(
        database=f"sqlite:///{folder}/play.db",
        synchronous="OFF",
        development=True,
        mail_folder=str(folder / "mail"),
    )
    clock = VirtualClock(STORY[0].at - timedelta(hours=1))
    application = wire(settings, clock)
    for _ in set_up(application, MODELS):
        pass
    player = story_player(application, clock)
    return application, list(player.play(STORY, until)), player.errors


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One play for all questions."""
    application, happenings, errors = played(tmp_path_factory.mktemp("play"), UNTIL)
    yield application, happenings, errors
    application.close()


def days(happenings: list[Happening], what: str) -> set[str]:
    """The days in Helsinki on which something happened."""
    return {
        each.at.astimezone(HELSINKI).date().isoformat() for each in happenings if each.what == what
    }


def test_nothing_went_wrong(play: Any) -> None:
    application, _, errors = play
    assert errors == []
    with application.reading() as connection:
        assert verify(connection) == []


def test_the_reminders_come_on_working_days_before_the_due_date(play: Any) -> None:
    found = [days(play[1], f"muistutus_{number}") for number in (1, 2, 3)]
    assert found == [{"2023-09-15"}, {"2023-09-22"}, {"2023-09-29"}]


def test_the_passed_due_date_is_told_and_completes_nothing(play: Any) -> None:
    assert days(play[1], "maarapaiva_ohi") >= {"2023-09-30"}
    assert any(each.what == "Esitys kootaan" for each in play[1])


def test_the_decision_is_number_twelve_and_appoints_ten(play: Any) -> None:
    with play[0].reading() as connection:
        numbers = connection.execute(sa.select(document.c.kind, document.c.number)).all()
        members = connection.execute(
            sa.select(membership.c.person_id).where(membership.c.body_id == "sihteeristo")
        ).all()
    assert ("asettamispaatos", "VN/24670/2023-TEM-12") in [tuple(row) for row in numbers]
    assert len(members) == 10
    given = [row.number for row in numbers if row.number]
    assert len(given) == len(set(given))


def test_signed_papers_are_printed_for_good(play: Any) -> None:
    with play[0].reading() as connection:
        rows = connection.execute(
            sa.select(rendering.c.final, rendering.c.content).where(rendering.c.final)
        ).all()
    assert rows
    assert all(bytes(row.content).startswith(b"%PDF-") for row in rows)


def test_a_return_brings_a_second_round(play: Any) -> None:
    titles = [each.what for each in play[1]]
    returned = titles.index(next(t for t in titles if t.startswith("Pääministeri palauttaa")))
    assert "Esityksen toinen versio kootaan" in titles[returned:]


def test_a_play_that_stopped_goes_on_without_repeating(tmp_path: Path) -> None:
    middle = datetime(2023, 9, 12, tzinfo=HELSINKI)
    played(tmp_path, middle)[0].close()
    application, _, errors = played(tmp_path, datetime(2023, 10, 7, tzinfo=HELSINKI))
    try:
        assert errors == []
        with application.reading() as connection:
            numbers = connection.execute(sa.select(document.c.number)).scalars().all()
            assert verify(connection) == []
        given = [number for number in numbers if number]
        assert len(given) == len(set(given)) == 4
    finally:
        application.close()
