"""`paatospolku person`: what is kept of a person, told or erased."""

from __future__ import annotations

import json
from typing import Any

import click

from api.settings import load


@click.group("person")
def command() -> None:
    """A person's own data."""


def _opened(database: str | None) -> Any:
    from api.wiring import wire

    return wire(load(**({"database": database} if database else {})))


@command.command("export")
@click.argument("person")
@click.option("--database", help="another database than the configured one (URL or file)")
def export(person: str, database: str | None) -> None:
    """Print all that is kept of PERSON as JSON."""
    from storage.personal import export_person

    application = _opened(database)
    try:
        with application.runner.unit() as unit:
            unit.people.get(person)
            found = export_person(unit.connection, person)
    finally:
        application.close()
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@command.command("erase")
@click.argument("person")
@click.option("--reason", required=True, help="why it is not needed any more; the log keeps it")
@click.option("--database", help="PostgreSQL: the address with which the owner connects")
def erase(person: str, reason: str, database: str | None) -> None:
    """Take PERSON's data out of everything but the archive's papers."""
    from engine.model import SYSTEM
    from processes.commands.personal import ErasePerson

    application = _opened(database)
    try:
        now = application.clock.now()
        answer = application.run(ErasePerson(person, reason), SYSTEM, now)
    finally:
        application.close()
    click.echo(f"{person} is now {answer['id']}; {answer['lines']} lines of the log were emptied")
