"""What an operator types: back up, restore, examine, migrate."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from api.cli import main
from api.wiring import Application
from storage.audit import anchor
from storage.tables import audit


@pytest.fixture
def typed(application: Application, monkeypatch: pytest.MonkeyPatch) -> object:
    """Types a command in the environment of the installation, after its worker had its time."""
    anchor(application.database, application.clock.now())
    monkeypatch.setenv("PAATOSPOLKU_DATABASE", application.settings.database)

    def type_(*words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return type_


def test_an_installation_is_backed_up_restored_and_examined(typed, tmp_path: Path) -> None:
    file, other = tmp_path / "eilen.backup", f"sqlite:///{tmp_path}/other.db"
    made = typed("backup", file)
    assert made.exit_code == 0 and "the audit chain holds" in made.output, made.output
    assert typed("backup", file).exit_code == 2
    restored = typed("restore", file, "--database", other)
    assert restored.exit_code == 0 and "restored what was so at" in restored.output
    well = typed("doctor", "--database", other)
    assert (well.exit_code, well.output.count("0 of them broken")) == (0, 1), well.output
    again = typed("restore", file, "--database", other)
    assert again.exit_code == 1 and "has cases already" in again.output


def test_the_doctor_explains_and_fails(typed, application: Application) -> None:
    with application.database.writing() as link:
        link.connection.execute(sa.update(audit).values(action="muuta"))
    told = typed("doctor")
    assert told.exit_code == 1
    assert "log-broken: The log was changed" in told.output
    assert "What to do: Keep everything as it is" in told.output
    listed = orjson.loads(typed("doctor", "--json").output)
    assert [each["rule"] for each in listed] == ["log-broken"]
    assert len(listed[0]["places"]) > 2


def test_migrating_twice_changes_nothing(typed) -> None:
    first = typed("migrate")
    assert (first.exit_code, typed("migrate").output) == (0, first.output)
    assert first.output.startswith("the schema is at 00")
