"""`paatospolku serve`: HTTP alone, for an installation that runs its workers apart."""

from __future__ import annotations

import click

from api import server
from api.settings import load


@click.command("serve")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="server processes"
)
def command(processes: int) -> None:
    """Serve HTTP; settings come from PAATOSPOLKU_… in the environment."""
    settings = load()
    click.echo(f"http://{settings.host}:{settings.port}")
    server.serve(settings, processes)
