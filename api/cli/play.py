"""`paatospolku play`: the whole life of the source case, under a virtual clock."""

from __future__ import annotations

import math
import time
from datetime import datetime
from pathlib import Path

import click

from api.settings import load


@click.command("play")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("play"),
    show_default=True, help="where the database, papers and mails go",
)  # fmt: skip
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="stop after that day")
@click.option(
    "--speed", type=click.FloatRange(0, 1_000_000), default=0.0,
    help="days a second; 0: as fast as it goes",
)  # fmt: skip
def command(out: Path, until: datetime | None, speed: float) -> None:
    """Play VN/24670/2023 from appointing to following up; started again, it goes on."""
    from api.play.performance import perform
    from processes.source.story import STORY

    if until is not None and until.date() < (begins := STORY[0].at.date()):
        raise click.BadParameter(f"the story begins on {begins}", param_hint="--until")
    if math.isnan(speed):
        raise click.BadParameter("is no number", param_hint="--speed")
    out.mkdir(parents=True, exist_ok=True)
    settings = load(
        database=f"sqlite:///{out / 'play.db'}", mail_folder=str(out / "mail"), development=True
    )
    perform(settings, out, until, _pace(speed))


def _pace(speed: float) -> object:
    last: list[datetime] = []

    def wait(at: datetime) -> None:
        if speed > 0 and last:
            time.sleep(max(0.0, (at - last[-1]).total_seconds() / 86400 / speed))
        last.append(at)

    return wait
