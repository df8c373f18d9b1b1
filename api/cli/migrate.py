"""`paatospolku migrate`: brings the schema up to date, as the owner of the database."""

from __future__ import annotations

import click

from api.settings import load


@click.command("migrate")
@click.option("--role", help="grant this PostgreSQL role what the application needs, no more")
def command(role: str | None) -> None:
    """Upgrade the schema; nothing happens where it is current already."""
    from storage.carriers.choosing import carrier_of
    from storage.database import open_database
    from storage.grants import give
    from storage.migrate import revision_of

    settings = load()
    database = open_database(settings.database)
    try:
        carrier_of(database, settings.carrier)
        if role and not database.is_sqlite:
            give(database, role)
        with database.reading() as link:
            click.echo(f"the schema is at {revision_of(link.connection)}")
    finally:
        database.close()
