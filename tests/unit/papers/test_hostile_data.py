"""Data is data: markup, control characters, endless words and strange scripts do no harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InvalidInput
from processes.papers import read_paper, render, render_docx, write_paper
from processes.papers.gender import GenderBalance
from processes.papers.head import Head
from processes.papers.lausuntopyynto import Lausuntopyynto
from tests.unit.papers.conftest import pdf_text, reader, squeezed
from tests.unit.papers.samples import LAUSUNTO, LISTA, PAPERS


def asking(text: str) -> Lausuntopyynto:
    paper = LAUSUNTO["fi"]
    return replace(paper, head=replace(paper.head, recipient=(text,)), background=(text,))


@pytest.mark.parametrize("text", [
    '#panic("x")', "$ x^2 $", "*lihava* _kursiivi_", "#read(\"/etc/passwd\")", "\\u{41} \\",
    "// kommentti /* ja */ toinen", "<label> @viite", "= Otsikko", "\"lainaus\" 'heitto'",
    "</w:t><w:br/>&amp;", "{name} {0} %s {{",
])
def test_markup_in_the_data_is_printed_as_it_stands(text: str) -> None:
    paper = render(asking(text), "fi")
    assert squeezed(text).replace('"', "").replace("'", "") in squeezed(
        pdf_text(paper.pdf)).replace('"', "").replace("'", "")
    assert render_docx(asking(text), "fi").startswith(b"PK")


def test_a_word_without_end_wraps_inside_the_page() -> None:
    paper = render(asking("https://kokous.example.fi/" + "a1B2" * 100), "fi")
    pages = reader(paper.pdf).pages
    longest = max(len(line) for page in pages for line in page.extract_text().splitlines())
    assert longest < 130


def test_what_no_font_has_is_a_visible_box_and_told() -> None:
    paper = render(asking("Kiitos 😀 ja 漢字"), "fi")
    assert set("".join(paper.unprintable)) >= {"😀", "漢", "字"}
    assert "Kiitos ☐ ja ☐☐" in pdf_text(paper.pdf)


@pytest.mark.parametrize("mark", ["\u0e33", "\uff9e", "\uff9f", "\u0488", "\ue000", "\U000113c5"])
def test_marks_that_join_the_box_do_not_stop_the_printing(mark: str) -> None:
    paper = render(asking(f"漢{mark} loppu"), "sv")
    assert "☐" in pdf_text(paper.pdf)
    assert "loppu" in pdf_text(paper.pdf)


def test_marks_that_hide_or_turn_text_are_left_out() -> None:
    said = pdf_text(render(asking("hyväk\u200bsytty \u202eytäletyh\x00\x07"), "fi").pdf)
    assert "hyväksytty ytäletyh" in said


def test_letters_in_parts_are_composed() -> None:
    said = pdf_text(render(asking("A\u0308a\u0308nekoski"), "fi").pdf)
    assert "Äänekoski" in said


def test_a_row_longer_than_a_page_is_not_cut() -> None:
    paper = PAPERS["seurantaraportti"]["fi"]
    row = replace(paper.measures[0], deviation="viivästys " * 1200 + "LOPPU")
    said = pdf_text(render(replace(paper, measures=(row,)), "fi").pdf)
    assert said.count("viivästys") + said.count("viiväs-") >= 1200
    assert "LOPPU" in said


def test_a_hundred_agenda_items_and_a_long_title_hold() -> None:
    lista = LISTA["fi"]
    items = tuple(
        replace(lista.items[1], title=f"Asia {n}: " + "valtion ja kaupunkien yhteistyö " * 8)
        for n in range(100)
    )
    paper = render(replace(lista, items=items), "fi")
    said = pdf_text(paper.pdf)
    assert "6.100 Asia 99" in said
    assert len(reader(paper.pdf).pages) > 15


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_gives_a_paper(text: str) -> None:
    paper = render(asking(text), "sv")
    assert paper.pdf.startswith(b"%PDF-1.7")
    assert render_docx(asking(text), "sv").startswith(b"PK")


def test_a_quota_that_is_not_met_needs_its_reason() -> None:
    with pytest.raises(InvalidInput) as refused:
        GenderBalance(women=7, men=3)
    assert refused.value.ground == "609/1986 § 4 a"
    assert not GenderBalance(7, 3, reason="Syy.", efforts="Toimet.").met()
    assert GenderBalance(6, 4).met()
    assert GenderBalance(1, 1).met()


@pytest.mark.parametrize(("women", "men"), [(6, 3), (7, 3), (2, 1)])
def test_the_quota_vectors(women: int, men: int) -> None:
    with pytest.raises(InvalidInput):
        GenderBalance(women, men)


def test_substitutes_are_a_group_of_their_own() -> None:
    with pytest.raises(InvalidInput):
        GenderBalance(6, 4, substitute_women=2, substitute_men=0)


def test_a_derogation_is_printed_with_reason_and_efforts() -> None:
    said = " ".join(pdf_text(render(PAPERS["kokoonpanopaatos"]["fi"], "fi").pdf).split())
    assert "Kaupunki nimesi tehtävään ainoan" in said
    assert "täydentävää ehdotusta" in said


@pytest.mark.parametrize(("change", "place"), [
    ({"due": "2023-13-45"}, "lausuntopyynto.due"),
    ({"due": 5}, "lausuntopyynto.due"),
    ({"questions": "Yksi?"}, "lausuntopyynto.questions"),
    ({"questions": [1]}, "lausuntopyynto.questions[0]"),
    ({"__class__": "x"}, "lausuntopyynto.__class__"),
    ({"head": None}, "lausuntopyynto.head"),
])
def test_wrong_data_names_its_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_paper("lausuntopyynto", write_paper(LAUSUNTO["fi"]) | change)
    assert refused.value.details["place"] == place


def test_a_missing_field_and_an_unknown_paper_are_refused() -> None:
    data = write_paper(LAUSUNTO["fi"])
    del data["due"]
    with pytest.raises(InvalidInput, match="due"):
        read_paper("lausuntopyynto", data)
    with pytest.raises(InvalidInput, match="kutsu"):
        read_paper("kutsu", {})


def test_a_head_needs_a_sender_and_a_title() -> None:
    with pytest.raises(InvalidInput):
        Head(sender=(), title="Otsikko", date=date(2023, 9, 1))
    with pytest.raises(InvalidInput):
        Head(sender=("TEM",), title="  ", date=date(2023, 9, 1))


def test_papers_are_not_in_english() -> None:
    with pytest.raises(ValueError, match="Swedish"):
        render(LAUSUNTO["fi"], "en")
