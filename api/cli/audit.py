"""`paatospolku audit`: proves that nothing in the log was changed; exports it signed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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


@command.command("keygen")
@click.argument("private", type=click.Path(dir_okay=False, path_type=Path))
def keygen(private: Path) -> None:
    """Make a key to sign exports with: PRIVATE (keep it) and PRIVATE.pub (give it to checkers)."""
    from storage.audit_export import new_key, public_pem, read_private

    content = new_key()
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    public = private.with_name(f"{private.name}.pub")
    public.write_text(public_pem(read_private(content).public_key()), encoding="ascii")
    click.echo(f"{private}, {public}")


@command.command("export")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--case", "case_id", help="of one case alone (its id)")
@click.option("--database", help="another database than the configured one (URL or file)")
def export(path: Path, case_id: str | None, database: str | None) -> None:
    """Write the log to PATH, signed with the key of PAATOSPOLKU_AUDIT_KEY_FILE (PATH.sig)."""
    from storage.audit_export import read_private, write_export
    from storage.database import open_database

    settings = load()
    if not settings.audit_key_file:
        raise click.ClickException("set PAATOSPOLKU_AUDIT_KEY_FILE; `audit keygen` makes a key")
    key = read_private(Path(settings.audit_key_file).read_bytes())
    opened = open_database(database or settings.database, migrate=False)
    try:
        with opened.reading() as link:
            count = write_export(link.connection, path, key, case_id)
    finally:
        opened.close()
    click.echo(f"{path}: {count} lines, signed")


@command.command("check")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="the public key, from elsewhere than the file",
)  # fmt: skip
def check(path: Path, key: Path) -> None:
    """Check an export: its signature and the chains in it; exit status 1 where they do not hold."""
    from storage.audit_export import check_export, read_public

    faults = check_export(path, read_public(key.read_bytes()))
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)
