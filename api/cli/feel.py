"""`paatospolku feel`: one expression, evaluated."""

from __future__ import annotations

from typing import Any

import click
import orjson

from api.names import is_inner


def context_of(text: str) -> dict[str, Any]:
    """The variables of a JSON object. click.ClickException where it is none."""
    from engine.feel.json import from_json

    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise click.ClickException(f"not JSON: {error}") from None
    if not isinstance(found, dict):
        raise click.ClickException("a JSON object of variables is needed")
    if inner := [name for name in found if is_inner(name)]:
        raise click.ClickException(f"no variable may be named like {inner[0]}")
    try:
        return {name: from_json(value) for name, value in found.items()}
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def printed(value: Any) -> str:
    """A value as JSON; what has no JSON (a function) as FEEL writes it.

    click.ClickException where it is too large or too deep to write.
    """
    from engine.feel import Evaluation, FeelBudgetExceeded
    from engine.feel.json import to_json
    from engine.feel.text import written

    try:
        return orjson.dumps(to_json(value)).decode()
    except ValueError:
        try:
            return written(value, Evaluation())
        except (FeelBudgetExceeded, RecursionError):
            raise click.ClickException("the value is too large to be written") from None


@click.command("feel")
@click.argument("expression")
@click.option("--context", default="{}", help="variables, as a JSON object")
def command(expression: str, context: str) -> None:
    """Evaluate EXPRESSION and print its value as JSON; warnings go to standard error."""
    from api.times import WallClock
    from engine.feel import FeelBudgetExceeded, FeelSyntaxError, compile_feel

    variables = context_of(context)
    try:
        compiled = compile_feel(expression, variables)
        value, warnings = compiled.evaluate_with_warnings(variables, WallClock().now())
    except (FeelSyntaxError, FeelBudgetExceeded) as error:
        raise click.ClickException(str(error)) from None
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(printed(value))
