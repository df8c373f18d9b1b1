"""Only files that are what their name says are attached."""

from __future__ import annotations

import pytest

from engine.errors import InvalidInput
from processes.attachable import SIGNED, TEXTS, media_type


@pytest.mark.parametrize("suffix", SIGNED)
def test_a_file_begins_as_its_kind_does(suffix: str) -> None:
    kind, beginnings = SIGNED[suffix]
    for beginning in beginnings:
        assert media_type(f"Liite 1{suffix.upper()}", beginning + b"rest") == kind
    for other in (b"", b"<html><script>1</script>", b"MZ\x90\0", b" " + beginnings[0]):
        with pytest.raises(InvalidInput) as refused:
            media_type(f"liite{suffix}", other)
        assert refused.value.code == "file-content"


@pytest.mark.parametrize("suffix", TEXTS)
def test_a_text_is_text(suffix: str) -> None:
    for text in ("Äijä;1\r\n".encode(), "Äijä".encode("latin-1"), b""):
        assert media_type(f"liite{suffix}", text) == TEXTS[suffix]
    for other in (b"GIF89a\0\0", b"\x7fELF\x02\x01\x01\0", b"\xff\xfe\x00<"):
        with pytest.raises(InvalidInput, match="is not what its name says"):
            media_type(f"liite{suffix}", other)


@pytest.mark.parametrize(
    "name",
    [
        "x.html", "x.svg", "x.exe", "x.pdf.js", "x", "x.", ".pdf", "x.htm", "x.xhtml", "x.lnk",
        "x.docm", "x.xlsm", "x.hta", "x.pdf.", "x.pdf ",
    ],
)  # fmt: skip
def test_what_is_run_where_it_is_opened_is_not_taken(name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        media_type(name, b"%PDF-1.7")
    assert refused.value.code == "file-kind"
