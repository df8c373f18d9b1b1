"""The file of a backup: a ZIP of the data and of a manifest that says what must be in it."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

import orjson

from engine.errors import InvalidInput

FORMAT = 1
MANIFEST = "manifest.json"
LEVEL = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """`method`: `rows` (an SQLite file, restored to either database) or `pg_dump`.

    `rows` are counts by table, `head` the hash of the last anchor, `sha256` of the data.
    """

    format: int
    made_at: str
    schema: str
    method: str
    rows: Mapping[str, int]
    events: int
    head: str
    sha256: str

    @property
    def data(self) -> str:
        return "data.dump" if self.method == "pg_dump" else "data.db"


def pack(target: Path, data: Path, manifest: Manifest) -> None:
    """Writes the file whole or not at all; readable by its owner alone."""
    unfinished = target.with_name(target.name + ".unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as file:
                file.write(data, manifest.data)
                file.writestr(MANIFEST, orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def unpack(source: Path, folder: Path) -> tuple[Path, Manifest]:
    """The data in a file of its own in `folder`, its hash checked; InvalidInput if it fails."""
    try:
        with zipfile.ZipFile(source) as file:
            manifest = Manifest(**orjson.loads(file.read(MANIFEST)))
            data = folder / manifest.data
            with file.open(manifest.data) as stored, data.open("wb") as out:
                shutil.copyfileobj(stored, out, 1 << 20)
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise _damaged(source, f"it cannot be read ({error})") from error
    if manifest.format != FORMAT:
        raise _damaged(source, f"its format is {manifest.format}, this version reads {FORMAT}")
    if sha256(data) != manifest.sha256:
        raise _damaged(source, "its data does not give the hash of its manifest")
    return data, manifest


def sha256(file: Path) -> str:
    """Of the file's contents."""
    with file.open("rb") as stored:
        return file_digest(stored, "sha256").hexdigest()


def _damaged(source: Path, why: str) -> InvalidInput:
    return InvalidInput(
        f"{source} is no whole backup: {why}.",
        reason_fi="Tiedosto ei ole ehjä varmuuskopio.",
        code="damaged-backup",
    )
