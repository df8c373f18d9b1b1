"""The regenerated appointing decision says what the source says, sentence by sentence."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

from processes.papers.asettamispaatos import member_line
from processes.papers.source.appointing import APPOINTING
from processes.wording import Language, wording
from tests.unit.papers.conftest import pdf_text, printed, reader, squeezed

SOURCE = Path(__file__).parents[4] / "shared/seed/asettamispaatos-2023-08-31.fi.txt"


@pytest.fixture(scope="module")
def regenerated() -> str:
    return pdf_text(printed("asettamispaatos", "fi").pdf)


@pytest.fixture(scope="module")
def source() -> str:
    if not SOURCE.exists():
        warnings.warn("the source decision is not beside the checkout: NOT compared", stacklevel=1)
        pytest.skip("NOT COMPARED with the source decision: ../shared/seed is not there")
    return SOURCE.read_text(encoding="utf-8")


def sentences(text: str) -> list[str]:
    """The source's sentences and list entries, un-hyphenated, blanks normalised."""
    blocks = re.split(r"\n[ \u00a0]*\n", text)
    found: list[str] = []
    for block in blocks:
        joined = re.sub(r"(?<=[a-zåäö])-\s*\n\s*(?=[a-zåäö])", "", block)
        flat = " ".join(joined.split())
        flat = flat.replace("TEM-12 ", "TEM-12\n")
        for part in re.split(r"(?<=[a-zåäö0-9)]\.)\s+(?=[A-ZÅÄÖ0-9])|\n|\s{3,}", flat):
            if part.strip():
                found.append(part.strip())
    return found


def test_every_sentence_of_the_source_is_in_the_paper(source: str, regenerated: str) -> None:
    said = squeezed(regenerated)
    expected = sentences(source)
    assert [s for s in expected if squeezed(s) not in said] == []
    assert len(expected) == 68


def test_from_the_title_on_the_letters_are_exactly_the_sources(source: str) -> None:
    pages = [page.extract_text() for page in reader(printed("asettamispaatos", "fi").pdf).pages]
    headed = "".join(squeezed(page) for page in (pages[0], *map(_without_header, pages[1:])))
    title = squeezed(APPOINTING.head.title.upper())
    letters = squeezed(source)
    assert headed[headed.index(title):] == letters[letters.index(title):]


def _without_header(page: str) -> str:
    """A page after the first repeats sender, type, page number and document number."""
    for repeated in ("Työ- ja elinkeinoministeriö", "Asettamispäätös", "2 (2)",
                     "VN/24670/2023-TEM-12"):
        assert repeated in page
        page = page.replace(repeated, "", 1)
    return page


def test_the_paper_says_nothing_that_the_source_does_not(source: str) -> None:
    letters = squeezed(source)
    lines = printed("asettamispaatos", "fi").text.splitlines()
    assert [line for line in lines if squeezed(line) not in letters] == []


def test_our_own_data_is_all_in_the_paper(regenerated: str) -> None:
    said = squeezed(regenerated)
    words = wording("processes.papers.words", "asettamispaatos", Language.FI)
    own = [
        *APPOINTING.background, *APPOINTING.goal, *APPOINTING.tasks, *APPOINTING.experts,
        *APPOINTING.costs, *(member_line(m, words) for m in APPOINTING.members),
        *APPOINTING.head.distribution, *APPOINTING.head.for_information,
        APPOINTING.head.number, APPOINTING.head.project, APPOINTING.head.title.upper(),
        "31.8.2023", "1.9.2023", "30.9.2023", "toistaiseksi", "320101012",
    ]
    assert [text for text in own if squeezed(text) not in said] == []


def test_the_facts_of_the_decision() -> None:
    assert len(APPOINTING.members) == 10
    assert len(APPOINTING.tasks) == 4
    assert len(APPOINTING.head.distribution) == 9
    assert len(APPOINTING.head.for_information) == 7
    assert APPOINTING.term_ends is None
    assert APPOINTING.gender is not None
    assert (APPOINTING.gender.women, APPOINTING.gender.men) == (6, 4)


def test_the_oddities_are_kept(regenerated: str) -> None:
    flat = " ".join(regenerated.split())
    assert "Työryhmän jäsenille ei makseta kokouspalkkioita, eikä korvata" in flat
    assert APPOINTING.head.date < APPOINTING.term_starts
    assert "Sisäministeriö" in APPOINTING.head.for_information
    assert "Sisäministeriö" not in APPOINTING.head.distribution


def test_the_members_stand_in_the_order_of_the_source(regenerated: str) -> None:
    flat = squeezed(regenerated)
    places = [flat.index(squeezed(member.name)) for member in APPOINTING.members]
    assert places == sorted(places)
