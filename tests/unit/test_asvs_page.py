"""The page on OWASP ASVS 5.0: each requirement of levels 1 and 2 is there, and so are its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "asvs.md"

SECTIONS = {
    1: (2, 9, 11, 3, 2), 2: (3, 3, 4, 1), 3: (0, 2, 4, 6, 5, 0, 2), 4: (3, 1, 2, 4),
    5: (1, 3, 2, 3), 6: (3, 12, 4, 4, 5, 3, 0, 4), 7: (3, 4, 2, 5, 2, 2), 8: (2, 3, 1, 1),
    9: (3, 4), 10: (2, 2, 4, 11, 5, 2, 3), 11: (2, 3, 3, 4, 1, 1), 12: (3, 2, 4),
    13: (1, 5, 2, 5), 14: (2, 4, 3), 15: (3, 3, 7), 16: (1, 5, 4, 3, 3), 17: (1, 4, 2),
}  # fmt: skip
"""How many of levels 1 and 2 each section of ASVS 5.0.0 has; they come first in each."""


def rows() -> Iterator[list[str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] and not cells[0].startswith("-"):
            yield cells


def named(cell: str) -> Iterator[tuple[int, int, int]]:
    """The numbers that a row is about: `1.2.3`, `1.2.1–1.2.3`, or a whole section `1.2`."""
    for chapter, section, first, last in re.findall(
        r"\b(\d+)\.(\d+)(?:\.(\d+)(?:–\d+\.\d+\.(\d+))?)?(?![\d.])", cell
    ):
        count = SECTIONS[int(chapter)][int(section) - 1]
        numbers = range(int(first), int(last or first) + 1) if first else range(1, count + 1)
        yield from ((int(chapter), int(section), number) for number in numbers)


def test_every_requirement_of_levels_1_and_2_is_answered() -> None:
    wanted = {
        (chapter, section, number)
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    }
    told = {number for cells in rows() for number in named(cells[0])}
    assert sorted(wanted - told) == []


def test_each_row_says_by_what_it_is_met_and_where_it_is_tested() -> None:
    for cells in rows():
        assert len(cells) == 3 and all(cells), cells


def test_the_tests_that_are_named_exist() -> None:
    paths = [each for cells in rows() for each in re.findall(r"`(\w+/[\w/]*(?:\.py)?)`", cells[2])]
    assert len(paths) > 50
    missing = [
        each
        for each in paths
        if not any((place / each).exists() for place in (ROOT, ROOT / "tests"))
    ]
    assert missing == []
