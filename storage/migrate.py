"""Brings a database's schema to the wanted revision, with Alembic and without its ini file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

FOLDER = Path(__file__).parent / "migrations"
FIRST_RELEASE = "0011"
"""Later migrations leave code of the version before running (docs/how-to/upgrade.md)."""


def ensure_current(engine: sa.Engine) -> None:
    """Upgrades to the newest schema unless the database has it already, or a newer one: while
    an installation is upgraded node by node, older code runs on the newer schema.
    """
    with engine.connect() as connection:
        if (revision_of(connection) or "") >= newest():
            return
    upgrade(engine)


def revision_of(connection: sa.Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


@lru_cache(maxsize=1)
def newest() -> str:
    """The newest revision that this code knows (the head of the migration scripts)."""
    return revisions()[-1]


def revisions() -> list[str]:
    """All revisions that this code knows, the oldest first."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return [script.revision for script in scripts][::-1]


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Up to `revision`; two processes at once wait for each other."""
    _run(engine, "upgrade", revision)


def downgrade(engine: sa.Engine, revision: str = "base") -> None:
    _run(engine, "downgrade", revision)


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def _run(engine: sa.Engine, command: str, revision: str) -> None:
    """All migrations in one transaction: PostgreSQL and SQLite both roll DDL back."""
    from alembic import command as commands

    config = _config()
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        driver: Any = connection.connection.driver_connection
        if sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            driver.execute("BEGIN IMMEDIATE" if sqlite else "BEGIN")
            with connection.begin():  # Alembic joins a transaction that it finds begun
                if not sqlite:
                    driver.execute("SELECT pg_advisory_xact_lock(20230831)")
                config.attributes["connection"] = connection
                getattr(commands, command)(config, revision)
        finally:
            if sqlite:
                driver.execute("PRAGMA foreign_keys=ON")


def draft_revision(message: str, revision: str) -> Path:
    """Writes a new script from what the tables have and the newest schema has not.

    To be read and tidied by a person; `revision` is `0004` and the like.
    """
    import tempfile

    from alembic import command as commands

    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{folder}/draft.db", isolation_level="AUTOCOMMIT")
        upgrade(engine)
        config = _config()
        config.set_main_option("file_template", "v%%(rev)s_%%(slug)s")
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            made: Any = commands.revision(config, message, autogenerate=True, rev_id=revision)
        engine.dispose()
    return Path(made.path)


if __name__ == "__main__":
    import sys

    draft_revision(sys.argv[2], sys.argv[1])
