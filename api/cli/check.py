"""`paatospolku check`: what is refused or risky in models, before anybody deploys them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.packages import package


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--language", type=click.Choice(("fi", "sv", "en")), default="en", show_default=True)
@click.option("--soundness", is_flag=True, help="can every case end; tables without gaps; …")
def command(files: tuple[Path, ...], language: str, soundness: bool) -> None:
    """Check FILES (or folders of them) as one package; exit status 1 if it would be refused."""
    from engine.definitions.report import check_report

    contents: dict[str, bytes] = {}
    for path in files:
        if path.is_dir():
            contents |= {str(path / name): data for name, data in package(path).items()}
        else:
            contents[str(path)] = path.read_bytes()
    lines, status = check_report(contents, language, soundness)
    for line in lines:
        click.echo(line)
    sys.exit(status)
