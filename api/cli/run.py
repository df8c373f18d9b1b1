"""`paatospolku run`: everything on this machine, set up and served."""

from __future__ import annotations

from pathlib import Path

import click

from api.settings import load


@click.command("run")
@click.option("--port", type=click.IntRange(1, 65535), help="another port than 8000")
def command(port: int | None) -> None:
    """Set up the embedded database with the source case under way, and serve with a worker."""
    from api import server
    from api.play.opening import open_demonstration

    given = {"development": True, **({"port": port} if port else {})}
    settings = load(**given)
    server.require_free(settings.host, settings.port)
    for line in open_demonstration(settings, Path(__file__).resolve().parents[2] / "bpmn"):
        click.echo(line)
    click.echo(f"Päätöspolku: http://{settings.host}:{settings.port}  (Ctrl-C ends)")
    with server.worker_beside(settings):
        server.serve(settings)
