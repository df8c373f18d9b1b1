"""Which files may be attached to a paper: documents, tables, pictures and mails that are what
their name says. What a browser or a desk would run is never among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from engine.errors import InvalidInput

_ZIP, _OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_OPEN = "application/vnd.oasis.opendocument"
_OFFICE = "application/vnd.openxmlformats-officedocument"

SIGNED: Mapping[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".docx": (f"{_OFFICE}.wordprocessingml.document", _ZIP),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    ".pptx": (f"{_OFFICE}.presentationml.presentation", _ZIP),
    ".odt": (f"{_OPEN}.text", _ZIP),
    ".ods": (f"{_OPEN}.spreadsheet", _ZIP),
    ".odp": (f"{_OPEN}.presentation", _ZIP),
    ".zip": ("application/zip", _ZIP),
    ".msg": ("application/vnd.ms-outlook", _OLE),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".tif": ("image/tiff", (b"II*\0", b"MM\0*")),
    ".tiff": ("image/tiff", (b"II*\0", b"MM\0*")),
    ".rtf": ("application/rtf", (b"{\\rtf",)),
}
"""Media type and first bytes of each kind that has such."""

TEXTS: Mapping[str, str] = {
    ".txt": "text/plain", ".csv": "text/csv", ".md": "text/markdown", ".eml": "message/rfc822",
    ".ics": "text/calendar", ".json": "application/json",
}  # fmt: skip
"""Kinds that are nothing but text."""


def media_type(name: str, content: bytes) -> str:
    """What the file is. InvalidInput where such are not taken, or it is not what it is called."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in TEXTS:
        sound = b"\0" not in content and _is_text(content)
        found = TEXTS[suffix]
    elif suffix in SIGNED:
        found, beginnings = SIGNED[suffix]
        sound = content.startswith(beginnings)
    else:
        kinds = ", ".join(sorted((*SIGNED, *TEXTS)))
        raise InvalidInput(
            f"Files of this kind are not taken; these are: {kinds}.",
            reason_fi=f"Tämäntyyppistä tiedostoa ei oteta vastaan. Sallitut: {kinds}.",
            code="file-kind",
        )
    if not sound:
        raise InvalidInput(
            f"The file {name!r} is not what its name says.",
            reason_fi=f"Tiedoston {name} sisältö ei vastaa sen nimeä.",
            code="file-content",
        )
    return found


def _is_text(content: bytes) -> bool:
    """UTF-8, or Latin-1 without control characters, as old tables are."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return not any(byte < 32 and byte not in b"\t\r\n\f" for byte in content)
    return True
