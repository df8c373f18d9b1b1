"""`paatospolku decide`: a decision of a DMN file, evaluated."""

from __future__ import annotations

import re
from pathlib import Path

import click

from api.cli.feel import context_of, printed

_NAMESPACE = rb"""[^>]*?\snamespace\s*=\s*["']([^"'<>]*)["']"""
IMPORTED = re.compile(rb"<(?:[\w.-]+:)?import\b" + _NAMESPACE)
OWN = re.compile(rb"<(?:[\w.-]+:)?definitions\b" + _NAMESPACE)


@click.command("decide")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--decision", help="id or name; needless where the file has one alone")
@click.option("--input", "given", default="{}", help="the inputs, as a JSON object")
@click.option("--explain", is_flag=True, help="which rules held, and why")
@click.option("--language", type=click.Choice(("fi", "sv", "en")), default="en")
def command(file: Path, decision: str | None, given: str, explain: bool, language: str) -> None:
    """Evaluate a decision of FILE; models that it imports are looked for beside it."""
    from api.times import WallClock
    from engine.definitions import read_models
    from engine.dmn.explaining import sentences

    beside = [file, *sorted(path for path in file.parent.glob("*.dmn") if path != file)]
    decisions = read_models(_imported(beside)).decisions
    variables = context_of(given)
    names = [name for name, path, _ in decisions.listing() if path == file.name]
    if not names:
        raise click.ClickException(f"{file} holds no decision")
    if decision is None and len(names) != 1:
        raise click.UsageError(f"--decision is needed: {', '.join(names)}")
    decided = decisions.evaluate(decision or names[0], variables, WallClock().now())
    for warning in decided.warnings:
        click.echo(f"warning: {warning}", err=True)
    if explain:
        for line in sentences(decided.record(), language):
            click.echo(line)
        return
    click.echo(printed(decided.value))


def _imported(files: list[Path]) -> dict[str, bytes]:
    """The file itself, and of those beside it the ones whose namespace it imports, and so on."""
    contents = {path.name: path.read_bytes() for path in files}
    first, *others = contents
    wanted, kept = [first], {first: contents[first]}
    while wanted:
        imports = set(IMPORTED.findall(contents[wanted.pop()]))
        for name in others:
            own = OWN.search(contents[name])
            if name not in kept and own is not None and own[1] in imports:
                kept[name] = contents[name]
                wanted.append(name)
    return kept
