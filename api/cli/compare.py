"""`paatospolku compare`: what two versions of a package do differently, in words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from api.packages import package

MODELS = (".bpmn", ".dmn", ".form")


@click.command("compare")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--language", type=click.Choice(("fi", "sv", "en")), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="with element ids and kinds of change")
def command(old: Path, new: Path, language: str, as_json: bool) -> None:
    """Compare OLD with NEW: two files, or two folders of model files."""
    from engine.definitions.compare import as_json as plain
    from engine.definitions.compare import compare

    if old.is_dir() != new.is_dir():
        raise click.UsageError("compare two files or two folders")
    if old.is_file() and old.suffix != new.suffix:
        raise click.UsageError("compare two files of one kind")
    name = new.name if new.name == old.name else f"{old.name} → {new.name}"
    contents = [
        package(path) if path.is_dir() else {name: path.read_bytes()} for path in (old, new)
    ]
    for path, files in zip((old, new), contents, strict=True):
        if not any(each.lower().endswith(MODELS) for each in files):
            raise click.ClickException(f"{path} holds no model, decision table or form")
    found = compare(*contents)
    if as_json:
        click.echo(json.dumps([plain(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        click.echo(f"{each.file}: {each.told(language)}")
    if not found:
        words = {"fi": "ei eroja", "sv": "inga skillnader", "en": "no differences"}
        click.echo(words[language])
