"""The timeline that `paatospolku play` prints: whole also when the play was cut off before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from api.play.performance import MODELS, story_player
from api.play.timeline import fired, printed, timeline
from api.times import VirtualClock
from processes.source.story.scene import at
from tests.stories import opened, story_until

OVERDUE = at("2023-10-02", 12)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """As printed by a second run, which itself saw none of the timers go off."""
    folder = tmp_path_factory.mktemp("timeline") / "until"
    shutil.copytree(story_until(OVERDUE), folder)
    application = opened(folder, clock := VirtualClock(OVERDUE))
    player = story_player(application, clock)
    told = printed(timeline([], fired(application, player.case_id)), ZoneInfo("Europe/Helsinki"),
                   MODELS)  # fmt: skip
    out = StringIO()
    Console(file=out, width=160).print(told)
    yield [" ".join(line.replace("│", " ").split()) for line in out.getvalue().splitlines()]
    application.close()


@pytest.mark.parametrize(
    "line",
    [
        "25.8.2023 8.00 Muistutus (9) ajastin",
        "1.9.2023 0.00 Toimikausi alkaa ajastin",
        "15.9.2023 8.00 Valvo määräaikaa, kunnes jatketaan: 14 pv ennen ajastin",
        "22.9.2023 8.00 Valvo määräaikaa, kunnes jatketaan: 7 pv ennen ajastin",
        "29.9.2023 8.00 Valvo määräaikaa, kunnes jatketaan: 1 pv ennen ajastin",
        "30.9.2023 23.59 Valvo määräaikaa, kunnes jatketaan: määräpäivä ajastin",
    ],
)
def test_what_went_off_before_a_kill_is_told(lines: list[str], line: str) -> None:
    assert line in lines
