"""`paatospolku backup FILE`: all of the database in one file, while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from api.settings import load


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--database", help="another database than the configured one (URL or file)")
@click.option(
    "--method",
    type=click.Choice(("rows", "pg_dump")),
    help="for PostgreSQL; pg_dump is the default where it is installed",
)
def command(file: Path, database: str | None, method: str | None) -> None:
    """Back up into FILE; the copy is proved by the audit chain before it is kept."""
    from api.times import WallClock
    from storage.backup.making import back_up
    from storage.database import open_database

    if file.exists():
        raise click.UsageError(f"{file} is there already; a backup never overwrites another")
    if not file.resolve().parent.is_dir():
        raise click.ClickException(f"there is no folder {file.parent}")
    opened = open_database(database or load().database, migrate=False)
    try:
        made = back_up(opened, file, WallClock().now(), method or "")
    finally:
        opened.close()
    size = file.stat().st_size / 1_000_000
    click.echo(
        f"{file}: {size:.1f} MB, schema {made.schema}, {sum(made.rows.values())} rows, "
        f"{made.events} events; the audit chain holds"
    )
