"""Zips of models: opened with bounds, refused with the reason."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from api.http.archives import MOST_BYTES, MOST_FILES, files_of
from engine.errors import InvalidInput


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def named(name: str) -> bytes:
    return zipped(**{name: b"x"})


def test_the_folder_around_all_files_is_left_out() -> None:
    made = zipped(
        **{"p/a.bpmn": b"1", "p/forms/b.form": b"2", "__MACOSX/p/a": b"", "p/.DS_Store": b""}
    )
    assert files_of(made) == {"a.bpmn": b"1", "forms/b.form": b"2"}
    assert files_of(zipped(**{"a.bpmn": b"1", "forms/b.form": b"2"})).keys() == {
        "a.bpmn", "forms/b.form",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["../a.bpmn", "/a.bpmn", "x/../../a", "..\\a", "C:\\a", "c:a"])
def test_no_path_leads_outside(name: str) -> None:
    with pytest.raises(InvalidInput, match="outside"):
        files_of(named(name))


def test_a_bomb_is_stopped_as_it_opens() -> None:
    bomb = zipped(**{"a.bpmn": b"\0" * (MOST_BYTES + 1)})
    assert len(bomb) < 100_000
    with pytest.raises(InvalidInput, match="20 MB"):
        files_of(bomb)


def test_sizes_that_lie_do_not_help() -> None:
    bomb = bytearray(zipped(**{"a.bpmn": b"\0" * (MOST_BYTES + 1)}))
    directory = bomb.rindex(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = struct.pack("<I", 10)
    with pytest.raises(InvalidInput):
        files_of(bytes(bomb))


def test_many_files_are_refused() -> None:
    many = {f"f{number}": b"" for number in range(MOST_FILES + 1)}
    with pytest.raises(InvalidInput, match="500 files"):
        files_of(zipped(**many))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 3])
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInput, match="refused"):
        files_of(content)
