"""`paatospolku audit verify`: proves that nothing in the log was changed, removed or reordered."""

from __future__ import annotations

import sys

import click

from api.settings import load


@click.group("audit")
def command() -> None:
    """The append-only log."""


@command.command("verify")
@click.option("--database", help="another database than the configured one (URL or file)")
def verify(database: str | None) -> None:
    """Check the hash chains; exit status 1 if anything was tampered with."""
    from storage.audit import verify as find_faults
    from storage.database import open_database
    from storage.queries.audit import count_audit

    opened = open_database(database or load().database, migrate=False)
    try:
        with opened.reading() as link:
            faults = find_faults(link.connection)
            events = count_audit(link.connection)
    finally:
        opened.close()
    for fault in faults:
        where = f"{fault.case_id} line {fault.seq}" if fault.case_id else f"anchor {fault.seq}"
        click.echo(f"{fault.kind}: {where}: {fault.message}")
    click.echo(f"{events} events, {len(faults)} faults")
    sys.exit(1 if faults else 0)
