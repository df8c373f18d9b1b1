"""The Word documents hold the same words, with real headings, lists and repeating headers."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from processes.papers import Paper, render_docx
from tests.unit.papers.conftest import squeezed
from tests.unit.papers.samples import PAPERS


def opened(paper: Paper) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_docx(PAPERS[paper.kind][paper.language],
                                                paper.language)))


def all_text(document: docx.document.Document) -> str:
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_document_holds_every_word_of_the_paper(paper: Paper) -> None:
    said = squeezed(all_text(opened(paper)))
    numbers = [f"{n}. " for n in range(1, 200)]
    for line in paper.text.splitlines():
        for cell in line.split(" | "):
            plain = next((cell[len(n):] for n in numbers if cell.startswith(n)), cell)
            assert squeezed(plain.lstrip("– ")) in said


def test_it_has_a_title_headings_and_a_language(paper: Paper) -> None:
    document = opened(paper)
    styles = [p.style.name for p in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 2
    languages = {m.get(qn("w:val")) for m in document.styles.element.iter(qn("w:lang"))}
    assert languages == {f"{paper.language}-FI"}
    assert document.core_properties.title == paper.title


def test_the_same_data_gives_the_same_bytes(paper: Paper) -> None:
    data = PAPERS[paper.kind][paper.language]
    assert render_docx(data, paper.language) == render_docx(data, paper.language)


def test_table_headers_repeat_and_rows_stay_whole() -> None:
    data = render_docx(PAPERS["seurantaraportti"]["fi"], "fi")
    table = docx.Document(io.BytesIO(data)).tables[0]
    first, second = table.rows[0]._tr, table.rows[1]._tr
    assert first.trPr.find(qn("w:tblHeader")) is not None
    assert second.trPr.find(qn("w:cantSplit")) is not None


def test_two_numbered_lists_do_not_go_on_from_each_other() -> None:
    document = docx.Document(io.BytesIO(render_docx(PAPERS["esitys"]["fi"], "fi")))
    numbers = {
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    }
    assert len(numbers) == 1
    assert numbers != {document.styles["List Number"].element.pPr.numPr.numId.val}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_package_is_whole_and_a_draft_is_marked(language: str) -> None:
    data = render_docx(PAPERS["esitys"]["sv"], language)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert "word/document.xml" in package.namelist()
    said = all_text(docx.Document(io.BytesIO(data)))
    assert {"fi": "LUONNOS", "sv": "UTKAST"}[language] in said
