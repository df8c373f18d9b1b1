"""`paatospolku deploy`: a folder of models becomes a new version, or is refused as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from api.packages import package
from api.settings import load


@click.command("deploy")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--name", help="the package's name; default: the folder's")
def command(folder: Path, name: str | None) -> None:
    """Deploy the models below FOLDER."""
    import api.wiring as wiring
    from engine.commands.deploy import Deploy
    from engine.model import SYSTEM

    application = wiring.wire(load())
    try:
        answer = application.run(
            Deploy(name or folder.resolve().name, package(folder), "command line"),
            SYSTEM,
            application.clock.now(),
        )
    finally:
        application.close()
    if not answer["new"]:
        click.echo("nothing new: these files are deployed already")
    for made in answer["definitions"]:
        click.echo(f"{made['kind']} {made['key']} version {made['version']}")
