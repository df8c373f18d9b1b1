"""The four cuts of Source Sans Pro that papers use, in a folder of their own.

The font package holds each cut twice (OTF and TTF) and typst takes whichever the file system
lists first; a folder with one of each makes the bytes of a paper the same on every machine.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import font_source_sans_pro

CUTS = ("Regular", "It", "Bold", "BoldIt")


class FontFolder:
    """A temporary folder that lives as long as the process and comes back if it is swept away."""

    def __init__(self) -> None:
        self._held: TemporaryDirectory[str] | None = None

    def path(self) -> str:
        """The folder with the four files, made at the first call."""
        if self._held is None or not all(_file(self._held.name, cut).exists() for cut in CUTS):
            self._held = _filled()
        return self._held.name


def _filled() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="paatospolku-fonts-")
    source = Path(font_source_sans_pro.__file__).parent / "files"
    for cut in CUTS:
        shutil.copyfile(_file(source, cut), _file(folder.name, cut))
    return folder


def _file(folder: str | Path, cut: str) -> Path:
    return Path(folder) / f"SourceSansPro-{cut}.otf"


FONTS = FontFolder()
