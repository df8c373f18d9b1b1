"""What a reader loads, in kB as it is sent: the entry, and what each page adds to it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from api.http.pages import BUILT

ENTRY = 230
PAGE = 100
HEAVY = {
    "src/pages/cases/Process.tsx": 105,  # of these the viewer of diagrams is 65
    "src/pages/documents/pdf/PdfPages.tsx": 140,
    "src/pages/models/editors/BpmnEditor.tsx": 500,
    "src/pages/models/editors/DmnEditor.tsx": 350,
    "src/pages/models/editors/FormEditor.tsx": 450,
}
READING_PDF = 380  # what reads a paper in a thread of its own, beside PdfPages


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    """What the build made, and what imports what."""
    path = BUILT / ".vite" / "manifest.json"
    assert path.is_file(), "the pages are not built: make web"
    return dict(json.loads(path.read_text("utf-8")))


def loaded(manifest: dict[str, Any], module: str, known: frozenset[str]) -> set[str]:
    """The scripts that come with a module, but for those that are there already."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        each = waiting.pop()
        if each not in found | known:
            found.add(each)
            waiting += manifest[each].get("imports", ())
    return found


def kilobytes(manifest: dict[str, Any], modules: set[str]) -> float:
    return sum((BUILT / f"{manifest[m]['file']}.gz").stat().st_size for m in modules) / 1000


def test_the_entry_and_each_page_stay_small(manifest: dict[str, Any]) -> None:
    (entry,) = (name for name, each in manifest.items() if each.get("isEntry"))
    first = frozenset(loaded(manifest, entry, frozenset()))
    sizes = {"entry": kilobytes(manifest, set(first))}
    for name, each in manifest.items():
        if each.get("isDynamicEntry"):
            sizes[name] = kilobytes(manifest, loaded(manifest, name, first))
    allowed = {name: HEAVY.get(name, PAGE) for name in sizes} | {"entry": ENTRY}
    assert not {name: size for name, size in sizes.items() if size > allowed[name]}


def test_the_reader_of_papers_stays_small() -> None:
    (thread,) = (BUILT / "assets").glob("pdf.worker*.js.gz")
    assert thread.stat().st_size / 1000 <= READING_PDF
