"""A performance for a person to watch: progress, timeline, and the papers written to a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from api.play.player import Happening, Player
from api.play.timeline import finnish_day, fired, printed, timeline
from api.settings import Settings
from api.setup import set_up
from api.times import VirtualClock
from api.wiring import Application, wire
from processes.source.story import STORY
from storage.audit import verify
from storage.seed import load_source

MODELS = Path(__file__).resolve().parents[2] / "bpmn"


def perform(
    settings: Settings, out: Path, until: datetime | None, pace: Callable[[datetime], None] | Any
) -> None:
    """Plays the story, then prints what happened when, and writes the papers."""
    console = Console(highlight=False)
    clock = VirtualClock(STORY[0].at - timedelta(hours=1))
    application = wire(settings, clock)
    try:
        for _ in set_up(application, MODELS):
            pass
        player = story_player(application, clock)
        scenes = _watch(player, until, pace, console, settings)
        happenings = timeline(scenes, fired(application, player.case_id))
        console.print(printed(happenings, ZoneInfo(settings.zone), MODELS))
        _close(application, player, out, console)
    finally:
        application.close()


def story_player(application: Application, clock: VirtualClock) -> Player:
    """A player of the source's own case."""
    from processes.source.case import NUMBER

    case_id = load_source(application.runner, clock.now())
    return Player(application, clock, case_id, NUMBER)


def _watch(
    player: Player,
    until: datetime | None,
    pace: Callable[[datetime], None],
    console: Console,
    settings: Settings,
) -> list[Happening]:
    zone = ZoneInfo(settings.zone)
    last = None if until is None else until.replace(hour=23, minute=59, tzinfo=zone)
    done: list[Happening] = []
    scenes = [scene for scene in STORY if last is None or scene.at <= last]
    columns = (
        TextColumn("{task.fields[day]}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("", total=len(scenes), day="")
        for happening in player.play(STORY, last):
            pace(happening.at)
            if happening.kind == "scene":
                done.append(happening)
                day = finnish_day(happening.at, zone)
                progress.update(bar, advance=1, description=happening.what, day=day)
    return done


def _close(application: Application, player: Player, out: Path, console: Console) -> None:
    from api.play.papers import write_papers

    console.print("Asiakirjat")
    for path in write_papers(application, player.case_id, out / "papers"):
        console.print(f"  {path}", soft_wrap=True)
    with application.reading() as connection:
        faults = verify(connection)
    for error in player.errors:
        console.print(f"[red]{error}[/red]")
    letters = len(list((out / "mail").glob("*.eml")))
    console.print(f"Viestejä {letters}, kansiossa {out / 'mail'}", soft_wrap=True)
    console.print(f"Lokin virheitä {len(faults)}, epäonnistuneita töitä {len(player.errors)}")
