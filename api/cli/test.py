"""`paatospolku test`: scenario files of process models."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("test")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="which elements and flows no scenario reached")
@click.option("--junit", type=click.Path(dir_okay=False, path_type=Path), help="JUnit XML file")
def command(paths: tuple[Path, ...], coverage: bool, junit: Path | None) -> None:
    """Run the scenario files at or below PATHS, in memory, under a virtual clock."""
    from engine.scenarios import run_paths

    report = run_paths(paths, coverage=coverage)
    if junit is not None:
        junit.write_bytes(report.junit)
    for line in report.lines:
        click.echo(line)
    sys.exit(report.exit_status)
