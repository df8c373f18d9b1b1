"""`paatospolku openapi`: the OpenAPI document, as the server gives it."""

from __future__ import annotations

import click
import orjson


@click.command("openapi")
def command() -> None:
    """Print the OpenAPI 3.1 document of /api/v1."""
    from api.http.app import PREFIX
    from api.http.openapi import document
    from api.http.views import operations

    click.echo(orjson.dumps(document(operations(), PREFIX), option=orjson.OPT_INDENT_2).decode())
