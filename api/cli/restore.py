"""`paatospolku restore FILE`: a backup into an empty database of either engine."""

from __future__ import annotations

from pathlib import Path

import click

from api.settings import load


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--database", help="another database than the configured one (URL or file)")
def command(file: Path, database: str | None) -> None:
    """Restore FILE; nothing is in use before the audit chain was proved."""
    from storage.backup.restoring import restore

    made = restore(file, database or load().database)
    click.echo(
        f"restored what was so at {made.made_at}: {sum(made.rows.values())} rows, "
        f"{made.events} events; the audit chain holds"
    )
