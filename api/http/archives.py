"""Zip files of models, opened with bounds: nothing outside the package, nothing endless."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from engine.errors import InvalidInput

MOST_FILES = 500
MOST_BYTES = 20_000_000
_CHUNK = 65_536


def is_archive(name: str) -> bool:
    """Whether an uploaded file is opened rather than kept."""
    return name.lower().endswith(".zip")


def files_of(content: bytes) -> dict[str, bytes]:
    """The files of a zip by path, folders that hold all of them left out.

    InvalidInput where it is no zip, is encrypted, names a path outside of itself, or holds more
    than 500 files or 20 MB when opened, whatever its directory says of the sizes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            if len(members) > MOST_FILES:
                raise _refused(f"more than {MOST_FILES} files", f"yli {MOST_FILES} tiedostoa")
            return _without_common_folder(_opened(archive, members))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _refused(str(error) or "it cannot be opened", "sitä ei voi avata") from error


def _opened(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for member in members:
        path = _path(member.filename)
        if path is None:
            continue
        if path in files:
            raise _refused(f"two files at {path}", f"kaksi tiedostoa polussa {path}")
        files[path] = _read(archive, member, left)
        left -= len(files[path])
    return files


def _path(name: str) -> str | None:
    """A path inside the package; None for what operating systems put beside it."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
        raise _refused(f"the path {name!r} leads outside", f"polku {name!r} osoittaa ulos")
    if "__MACOSX" in path.parts or path.name in (".DS_Store", "Thumbs.db"):
        return None
    return str(path)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """The member's bytes, counted as they come: a directory's sizes may lie."""
    found = io.BytesIO()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            if found.tell() + len(chunk) > left:
                raise _refused(
                    f"more than {MOST_BYTES // 10**6} MB when opened",
                    f"avattuna yli {MOST_BYTES // 10**6} megatavua",
                )
            found.write(chunk)
    return found.getvalue()


def _without_common_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    """Many tools zip the folder itself; the package begins below it."""
    tops = {PurePosixPath(path).parts[0] for path in files}
    if len(tops) != 1 or any(len(PurePosixPath(path).parts) == 1 for path in files):
        return files
    return {
        str(PurePosixPath(*PurePosixPath(path).parts[1:])): data for path, data in files.items()
    }


def _refused(why: str, why_fi: str) -> InvalidInput:
    return InvalidInput(
        f"The zip file is refused: {why}.",
        reason_fi=f"Zip-tiedostoa ei hyväksytä: {why_fi}.",
        code="archive-refused",
    )
