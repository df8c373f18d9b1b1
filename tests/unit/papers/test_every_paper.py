"""What holds for every paper in both languages: archival, accessible, repeatable."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise

import pypdf
import pytest
import typst

from processes.papers import KINDS, Paper, read_paper, render, sheet, write_paper
from processes.papers.pdf import print_pdf
from tests.unit.papers.conftest import pdf_text, printed, reader, squeezed
from tests.unit.papers.samples import PAPERS


def root(paper: Paper) -> pypdf.generic.DictionaryObject:
    return reader(paper.pdf).trailer["/Root"]


def metadata(paper: Paper) -> str:
    return root(paper)["/Metadata"].get_data().decode("utf-8")


def tags(paper: Paper) -> list[str]:
    """The structure tree's tags in reading order."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(root(paper)["/StructTreeRoot"])
    return found


def test_all_kinds_are_there_in_two_languages() -> None:
    assert set(PAPERS) == set(KINDS)
    assert len(KINDS) == 10
    assert all(set(languages) == {"fi", "sv"} for languages in PAPERS.values())


def test_it_claims_the_archival_and_the_accessible_standard(paper: Paper) -> None:
    xmp = metadata(paper)
    assert re.search(r"pdfaid:part>3<", xmp)
    assert re.search(r"pdfaid:conformance>A<", xmp)
    assert re.search(r"pdfuaid:part>1<", xmp)


def test_its_language_and_title_are_known_to_a_screen_reader(paper: Paper) -> None:
    catalogue = root(paper)
    assert catalogue["/Lang"] == f"{paper.language}-FI"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader(paper.pdf).metadata.title == paper.title


def test_its_structure_is_tagged(paper: Paper) -> None:
    found = tags(paper)
    assert found[0] == "/Document"
    assert "/Title" in found
    assert found.count("/H1") >= 2
    levels = [int(tag[2]) for tag in found if re.fullmatch(r"/H\d", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_font_is_embedded(paper: Paper) -> None:
    fonts: set[str] = set()
    for page in reader(paper.pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
            fonts.add(str(inner["/BaseFont"]).split("+")[-1])
    assert fonts
    assert all(font.startswith("SourceSansPro") for font in fonts)


def test_the_same_data_gives_the_same_bytes(paper: Paper) -> None:
    again = render(PAPERS[paper.kind][paper.language], paper.language)
    assert again.pdf == paper.pdf
    assert again.sha256 == hashlib.sha256(paper.pdf).hexdigest()


def test_every_page_says_which_it_is_of_how_many(paper: Paper) -> None:
    pages = reader(paper.pdf).pages
    for number, page in enumerate(pages, start=1):
        assert f"{number} ({len(pages)})" in page.extract_text()


def test_the_page_carries_every_word_of_the_text(paper: Paper) -> None:
    said = squeezed(pdf_text(paper.pdf))
    cells = [cell for line in paper.text.splitlines() for cell in line.split(" | ")]
    assert [cell for cell in cells if squeezed(cell.lstrip("– ")) not in said] == []


def test_a_number_or_a_draft_mark_never_both(paper: Paper) -> None:
    said = pdf_text(paper.pdf)
    mark = {"fi": "LUONNOS", "sv": "UTKAST"}[paper.language]
    assert (mark in said) is paper.draft
    if paper.kind == "peruutusilmoitus":
        assert (paper.number, paper.draft) == ("", False)
        return
    assert bool(paper.number) is not paper.draft
    assert re.search(r"VN/24670/2023-TEM-\d+", said.split(paper.title)[0]) or paper.draft


def test_it_survives_the_way_through_json(paper: Paper) -> None:
    data = PAPERS[paper.kind][paper.language]
    again = read_paper(paper.kind, write_paper(data))
    assert again == data
    assert render(again, paper.language).sha256 == paper.sha256


def test_long_tables_repeat_their_headers() -> None:
    pages = [page.extract_text() for page in reader(printed("seurantaraportti", "fi").pdf).pages]
    assert len(pages) == 2
    assert all("Korjaava toimi" in page for page in pages)
    found = tags(printed("seurantaraportti", "fi"))
    assert found.count("/THead") == 1
    assert found.count("/TH") == 6


def test_signatures_never_stand_alone_on_a_page() -> None:
    for kind in PAPERS:
        for language in PAPERS[kind]:
            for page in reader(printed(kind, language).pdf).pages[1:]:
                body = page.extract_text().splitlines()[4:]
                signed = [line for line in body if "sähköisesti" in line or "Elektron" in line]
                assert not signed or len(body) > len(signed) * 3


def test_a_missing_description_is_a_compile_error_not_a_silent_loss() -> None:
    """The guarantee that the papers stand on: typst refuses what is not accessible."""
    source = b'#set document(title: "x")\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"))'  # noqa: E501
    with pytest.raises(typst.TypstError, match="alt"):
        typst.compile(source, format="pdf", pdf_standards=["a-3a", "ua-1"])


def test_the_sheet_of_another_day_gives_other_bytes() -> None:
    from dataclasses import replace
    from datetime import date

    first = sheet(PAPERS["lausuntopyynto"]["fi"], "fi")
    other = replace(first, date=date(2023, 9, 7))
    assert print_pdf(first)[0] != print_pdf(other)[0]
