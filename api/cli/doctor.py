"""`paatospolku doctor`: finds what does not hold together, and says what to do about it."""

from __future__ import annotations

import sys

import click
import orjson

from api.settings import load

MOST_SHOWN = 10


@click.command("doctor")
@click.option("--database", help="another database than the configured one (URL or file)")
@click.option("--json", "as_json", is_flag=True, help="everything, for programs")
def command(database: str | None, as_json: bool) -> None:
    """Examine a database, which may be in use; exit status 1 if anything serious was found."""
    from api.times import WallClock
    from storage.database import open_database
    from storage.doctor.examining import RULES, examine

    opened = open_database(database or load().database, migrate=False)
    try:
        found = list(examine(opened, WallClock().now()))
    finally:
        opened.close()
    if as_json:
        click.echo(orjson.dumps([_plain(rule, places) for rule, places in found]))
    else:
        for rule, places in found:
            click.echo(f"{rule.name}: {rule.meaning}")
            for place in places[:MOST_SHOWN]:
                click.echo(f"  {place.where}: {place.what}")
            if len(places) > MOST_SHOWN:
                click.echo(f"  … and {len(places) - MOST_SHOWN} more (--json shows all)")
            click.echo(f"  What to do: {rule.remedy}")
        click.echo(f"{len(RULES)} rules, {len(found)} of them broken")
    sys.exit(1 if any(rule.serious for rule, _ in found) else 0)


def _plain(rule: object, places: object) -> dict[str, object]:
    from storage.doctor.rule import Finding, Rule

    assert isinstance(rule, Rule) and isinstance(places, list)
    listed = [
        {"where": each.where, "what": each.what} for each in places if isinstance(each, Finding)
    ]
    return {
        "rule": rule.name, "meaning": rule.meaning, "remedy": rule.remedy,
        "serious": rule.serious, "places": listed,
    }  # fmt: skip
