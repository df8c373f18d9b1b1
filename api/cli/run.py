"""`paatospolku run`: everything on this machine, set up and served."""

from __future__ import annotations

from pathlib import Path

import click

from api.settings import Settings, load


@click.command("run")
@click.option("--port", type=int, help="another port than 8000")
def command(port: int | None) -> None:
    """Set up the embedded database with the source case, and serve with a worker beside."""
    from api import server

    given = {"development": True, **({"port": port} if port else {})}
    settings = load(**given)
    _set_up(settings)
    click.echo(f"Päätöspolku: http://{settings.host}:{settings.port}  (Ctrl-C ends)")
    with server.worker_beside(settings):
        server.serve(settings)


def _set_up(settings: Settings) -> None:
    """Database, source case, accounts and processes; what is there already stays."""
    from api.setup import set_up
    from api.wiring import wire

    application = wire(settings)
    try:
        for line in set_up(application, Path(__file__).resolve().parents[2] / "bpmn"):
            click.echo(line)
    finally:
        application.close()
