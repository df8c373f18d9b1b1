"""A backup is whole, made while others write, and goes into either engine."""

from __future__ import annotations

import itertools
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import sqlalchemy as sa

from engine.errors import EngineError, InvalidInput, InvalidState
from processes.rules import DomainRules
from storage import migrate
from storage.audit import anchor, verify
from storage.backup.archive import MANIFEST, Manifest, pack, sha256
from storage.backup.making import back_up, settle
from storage.backup.proof import counts, last_anchor
from storage.backup.restoring import restore
from storage.database import Database, open_database
from storage.run import Runner
from storage.seed import load_source
from storage.tables import audit, metadata
from tests.storage import former
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.server import Server
from tests.storage.small import Furnish, Note, Open

_COUNT = itertools.count()
METHODS = [
    pytest.param("sqlite", "rows"),
    pytest.param("postgresql", "rows", marks=pytest.mark.postgresql),
    pytest.param("postgresql", "pg_dump", marks=pytest.mark.postgresql),
]
every_method = pytest.mark.parametrize(("url", "method"), METHODS, indirect=["url"])


@pytest.fixture
def filled(database: Database) -> Database:
    """With the source's registers, some cases, and an anchored log."""
    load_source(Runner(database, DomainRules()), NOW)
    runner = Runner(database, PermitAll())
    for _ in range(3):
        case_id = runner.run(Open(), KATJA, NOW, key=f"k{next(_COUNT)}")["case_id"]
        runner.run(Furnish(case_id), KATJA, NOW)
    anchor(database, NOW)
    runner.run(Note(case_id), KATJA, NOW)
    return database


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Addresses of databases that nobody has used."""
    opened = []

    def of(engine: str) -> str:
        if engine == "sqlite":
            return f"sqlite:///{tmp_path}/restored{next(_COUNT)}.db"
        server: Server = request.getfixturevalue("postgresql")
        opened.append(server.database(f"restored_{next(_COUNT)}"))
        return opened[-1].__enter__()

    yield of
    for each in opened:
        each.__exit__(None, None, None)


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as link:
        return {
            table.name: [
                tuple(row)
                for row in link.connection.execute(
                    sa.select(table).order_by(*table.primary_key.columns)
                )
            ]
            for table in metadata.sorted_tables
        }


@every_method
@pytest.mark.parametrize("to", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_what_was_backed_up_is_restored(
    filled: Database, method: str, to: str, tmp_path: Path, empty: Callable[[str], str]
) -> None:
    if method == "pg_dump":
        if shutil.which("pg_dump") is None:
            pytest.skip("no pg_dump on this machine")
        to = "postgresql"
    file = tmp_path / "copy.backup"
    made = back_up(filled, file, NOW, method)
    assert (made.method, file.stat().st_mode & 0o777) == (method, 0o600)
    address = empty(to)
    assert restore(file, address) == made
    restored = open_database(address)
    try:
        assert contents(restored) == contents(filled)
        Runner(restored, PermitAll()).run(Open(), KATJA, NOW)
        with restored.reading() as link:
            assert verify(link.connection) == []
    finally:
        restored.close()


@every_method
def test_it_is_made_while_others_write(
    filled: Database, method: str, tmp_path: Path, empty: Callable[[str], str]
) -> None:
    if method == "pg_dump" and shutil.which("pg_dump") is None:
        pytest.skip("no pg_dump on this machine")
    runner, stop = Runner(filled, PermitAll()), threading.Event()
    opened: list[str] = []

    def write() -> None:
        while not stop.is_set():
            opened.append(runner.run(Open(), KATJA, NOW)["case_id"])

    thread = threading.Thread(target=write)
    thread.start()
    try:
        while len(opened) < 5:
            pass
        before = len(opened)
        made = back_up(filled, tmp_path / "copy.backup", NOW, method)
        during = len(opened)
    finally:
        stop.set()
        thread.join()
    assert made.rows["case"] >= before
    restore(tmp_path / "copy.backup", empty("postgresql" if method == "pg_dump" else "sqlite"))
    assert during > before, "the writer stood still"


def test_a_tampered_database_is_not_backed_up(filled: Database, tmp_path: Path) -> None:
    with filled.writing() as link:
        link.connection.execute(audit.update().values(actor="somebody-else"))
    with pytest.raises(EngineError, match="audit chain"):
        back_up(filled, tmp_path / "copy.backup", NOW)
    assert list(tmp_path.glob("*backup*")) == []


def test_a_damaged_file_is_refused(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "copy.backup"
    back_up(filled, file, NOW, "rows")
    target = f"sqlite:///{tmp_path}/restored.db"
    whole = file.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", whole.replace(b"data.db", b"other.db")):
        file.write_bytes(damaged)
        with pytest.raises(InvalidInput, match="no whole backup"):
            restore(file, target)
    assert not Path(f"{tmp_path}/restored.db").exists()


def test_a_backup_that_lost_a_line_is_not_put_in_place(filled: Database, tmp_path: Path) -> None:
    file, target = tmp_path / "copy.backup", tmp_path / "restored.db"
    back_up(filled, file, NOW, "rows")

    def lose(data: Path) -> None:
        with sa.create_engine(f"sqlite:///{data}").begin() as connection:
            connection.execute(audit.delete().where(audit.c.seq == 1))

    repack(file, lose)
    with pytest.raises(EngineError, match="audit has 1 rows, the backup had 5"):
        restore(file, f"sqlite:///{target}")
    repack(file, rows={})
    with pytest.raises(EngineError, match="audit chain"):
        restore(file, f"sqlite:///{target}")
    assert not target.exists()


def repack(file: Path, alter: Callable[[Path], None] = lambda data: None, **changes: Any) -> None:
    """The same backup with other data or another manifest, and a hash that fits."""
    data = file.with_suffix(".data")
    with zipfile.ZipFile(file) as packed:
        manifest = orjson.loads(packed.read(MANIFEST))
        data.write_bytes(packed.read("data.db"))
    alter(data)
    manifest |= {**changes, "sha256": sha256(data)}
    with zipfile.ZipFile(file, "w") as packed:
        packed.write(data, "data.db")
        packed.writestr(MANIFEST, orjson.dumps(manifest))


def test_a_database_in_use_is_never_restored_over(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "copy.backup"
    back_up(filled, file, NOW, "rows")
    with pytest.raises(InvalidState, match="has cases already"):
        restore(file, filled.url.render_as_string(hide_password=False))


def test_a_backup_of_a_former_version_is_brought_up_to_date(tmp_path: Path) -> None:
    data, file = tmp_path / "old.db", tmp_path / "copy.backup"
    old = Database(f"sqlite:///{data}")
    rows = former.fill(old, "0004", tmp_path)
    with old.reading() as link:
        head = last_anchor(link.connection)
    old.close()
    settle(data)
    pack(file, data, Manifest(1, "", "0004", "rows", rows, rows["audit"], head, sha256(data)))
    assert restore(file, f"sqlite:///{tmp_path}/restored.db").schema == "0004"
    restored = open_database(f"sqlite:///{tmp_path}/restored.db", migrate=False)
    with restored.reading() as link:
        assert migrate.revision_of(link.connection) == migrate.newest()
        assert counts(link.connection)["case"] == rows["case"] == 6
        assert verify(link.connection) == []
    restored.close()


def test_a_newer_backup_is_refused(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "copy.backup"
    back_up(filled, file, NOW, "rows")
    repack(file, schema="9999")
    with pytest.raises(InvalidState, match="newer one"):
        restore(file, f"sqlite:///{tmp_path}/restored.db")


def test_the_nouns_of_the_source_are_among_the_rows(filled: Database) -> None:
    with filled.reading() as link:
        found = counts(link.connection)
    assert found["organization"] and found["person"] and found["case"] >= 4
    assert set(found) == set(metadata.tables)
