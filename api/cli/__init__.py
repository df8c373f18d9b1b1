"""The command line: `paatospolku COMMAND`, one module a command, loaded when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from engine.errors import EngineError


class Commands(click.Group):
    """Finds a command in the module of its name, so that a short one starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all modules beside this one that hold a command."""
        here = Path(__file__).parent
        return sorted(path.stem for path in here.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, None where there is no such module."""
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"api.cli.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run; a refusal is one clear line and exit status 1, never a traceback.

        So is what the machine denies: a file, a port, a database that is none or does not answer.
        """
        try:
            return super().invoke(ctx)
        except EngineError as refusal:
            raise Refused(refusal) from refusal
        except BrokenPipeError:
            raise
        except OSError as error:
            raise click.ClickException(str(error)) from error
        except Exception as error:
            if not (reason := _of_the_database(error)):
                raise
            raise click.ClickException(reason) from error


class Refused(click.ClickException):
    """A refusal of the core on the command line: the reason and its ground."""

    def __init__(self, refusal: EngineError) -> None:
        ground = f" ({refusal.ground})" if refusal.ground else ""
        super().__init__(refusal.reason + ground)
        self.refusal = refusal

    def show(self, file: object = None) -> None:
        """The reason, then one line for each finding."""
        click.echo(f"refused: {self.message}", err=True)
        for finding in (self.refusal.details or {}).get("findings", []):
            click.echo(f"  {_told(finding)}", err=True)


def _told(finding: Any) -> str:
    """A finding of a package as `paatospolku check` prints it."""
    if not isinstance(finding, Mapping):
        return str(finding)
    message = f"{finding['message_en']} [{finding['code']}]"
    return f"{finding['file']}: {message}" if finding["file"] else message


def _of_the_database(error: Exception) -> str:
    """What a database said that cannot be used; empty for any other fault."""
    from sqlalchemy import exc

    unusable = (exc.OperationalError, exc.InterfaceError, exc.ArgumentError)
    if not isinstance(error, unusable) and type(error) is not exc.DatabaseError:
        return ""
    said = getattr(error, "orig", None) or error
    return f"the database cannot be used: {str(said).splitlines()[0]}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="paatospolku", prog_name="paatospolku")
def main() -> None:
    """Päätöspolku: prepare, decide, meet and follow up."""
