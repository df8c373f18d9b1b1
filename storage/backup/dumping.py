"""pg_dump and pg_restore, where they are there and no older than the server."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import sqlalchemy as sa

from engine.errors import InvalidState
from storage.database import Database

ALL_OF_OURS = "public.*"


def suits(database: Database) -> bool:
    """Whether pg_dump is installed and can read this server."""
    program = shutil.which("pg_dump")
    if program is None:
        return False
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    version = re.search(r"(\d+)\.", told.stdout)
    with database.reading() as link:
        server = int(link.driver.info.server_version) // 10_000
    return version is not None and int(version[1]) >= server


def dump(database: Database, snapshot: str, target: Path) -> None:
    """What the exported snapshot sees, into the file."""
    _run(
        "pg_dump", database, "--format=custom", "--compress=0", "--no-owner", "--no-privileges",
        f"--table={ALL_OF_OURS}", f"--snapshot={snapshot}", f"--file={target}",
    )  # fmt: skip


def load(database: Database, source: Path) -> None:
    """Into a database without tables, in one transaction."""
    _run(
        "pg_restore", database, "--single-transaction", "--exit-on-error", "--no-owner",
        "--no-privileges", str(source),
    )  # fmt: skip


def _run(program: str, database: Database, *arguments: str) -> None:
    """The password goes by the environment: a command line is seen by everybody."""
    url: sa.URL = database.url.set(drivername="postgresql", password=None)
    where = f"--dbname={url.render_as_string()}"
    environment = {"PGPASSWORD": str(database.url.password or "")}
    found = shutil.which(program)
    if found is None:
        raise InvalidState(f"{program} is needed for this backup and is not installed.")
    done = subprocess.run(
        [found, where, *arguments], capture_output=True, text=True, check=False,
        env=environment if database.url.password else None,
    )  # fmt: skip
    if done.returncode:
        raise InvalidState(f"{program} failed: {done.stderr.strip()[-500:]}")
