"""By keyboard alone: a meeting is planned and called, papers are read, a profile is kept.

Each walk begins at the desk and goes by the links of the pages; after each act the focus is known.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_http_meetings import CHAIR, SECRETARY
from tests.web.keyboard import choose, expect_focus, mark, press, tab_to, write
from tests.web.moments import FOLLOWING, PLANNED, PREPARING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
KATJA = "katja-palonen"
BODY, SECRETARIAT = "Suurten kaupunkien yhteistyöryhmä", "yhteistyöallianssin sihteeristö"


def follow(window: Any, link: str, address: str) -> None:
    """Goes by a link; the reader is then at the beginning of the page that it leads to."""
    press(window.page, link)
    window.page.wait_for_url(f"**{address}")
    window.settle()
    expect(window.page.locator("#main")).to_be_focused()


def test_a_meeting_is_planned_and_called(at: Any) -> None:
    here = at(PLANNED)
    window = here.visit(SECRETARY)
    page = window.page
    window.go("/")
    follow(window, "Kokoukset", "/meetings")
    follow(window, "Suunnittele kokous", "/meetings/new")
    press(page, "Suunnittele kokous")
    expect_focus(page, "Toimielin")  # the first of what it lacks
    choose(page, "Toimielin", BODY)
    write(page, "Päivä", "26.10.2023")
    write(page, "Alkaa klo", "9.00")
    write(page, "Päättyy klo", "11.00")
    write(page, "Paikka", "Valtioneuvoston linna")
    press(page, "Suunnittele kokous")
    page.wait_for_url("**/meetings/*-*")
    window.settle()
    expect(page.locator("#main")).to_be_focused()
    add_matters(page, "Yhteistyömalli", "Talousarvio")
    press(page, "Siirrä ylöspäin: Talousarvio", back=True)
    expect(page.get_by_text("Järjestys on tallennettu.")).to_be_visible()
    expect_focus(page, "Siirrä ylöspäin: Talousarvio")
    press(page, "Poista esityslistalta: Talousarvio")
    expect(page.get_by_text("Talousarvio")).to_have_count(0)
    expect_focus(page, "Esityslista")

    address = page.url.removeprefix(here.base)
    chair = here.visit(CHAIR)
    chair.go(address)
    press(chair.page, "Vahvista aika")
    expect(chair.page.get_by_role("button", name="Vahvista aika")).to_have_count(0)
    expect(chair.page.locator("h1")).to_be_focused()
    chair.page.close()
    window.go(address)
    press(page, "Lähetä kutsu")
    expect_focus(page, "Syy, jos kutsu lähtee alle 7 päivää ennen kokousta")
    press(page, "Lähetä kutsu")
    expect(page.get_by_text("Kutsuttu koolle")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()


def add_matters(page: Page, *titles: str) -> None:
    """To the agenda, one after another; the first time nothing is written at first."""
    press(page, "Lisää asia esityslistalle")
    for title in titles:
        expect_focus(page, "Asian otsikko")
        press(page, "Lisää esityslistalle")
        expect_focus(page, "Asian otsikko")
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"Siirrä ylöspäin: {title}")).to_be_visible()
        expect_focus(page, "Lisää asia esityslistalle")
        page.keyboard.press("Enter")
    expect_focus(page, "Asian otsikko")
    press(page, "Peruuta")
    expect_focus(page, "Lisää asia esityslistalle")


def test_the_history_of_a_body_and_its_papers_are_read(at: Any) -> None:
    here = at(FOLLOWING)
    window = here.visit(KATJA)
    page = window.page
    window.go("/")
    follow(window, "Toimielimet", "/bodies")
    follow(window, SECRETARIAT, "/bodies/sihteeristo")
    left = page.get_by_role("rowheader", name="Matti Niemi")
    expect(left).to_have_count(0)
    write(page, "Kokoonpanon päivä", "15.1.2024")
    expect(left).to_be_visible()
    expect_focus(page, "Kokoonpanon päivä")

    press(page, "Asiat", back=True)
    page.wait_for_url("**/cases")
    window.settle()
    follow(window, "VN/24670/2023", "/cases/*")
    press(page, "Asiakirjat")
    page.wait_for_url("**/documents")
    expect_focus(page, "Asiakirjat")  # the parts of one page: the next one may be wanted
    press(page, "Versiot ja allekirjoitukset")
    expect_focus(page, "Versiot ja allekirjoitukset")
    follow(window, "Yhteistyömallin toimeenpanon seuranta", "/documents/*")
    press(page, "På svenska")
    expect_focus(page, "På svenska")
    press(page, "Suurenna")
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(page.get_by_text("Koko 300 %")).to_be_visible()
    expect_focus(page, "Suurenna")
    with page.expect_download() as taken:
        press(page, "Lataa PDF", back=True)
    assert taken.value.suggested_filename.endswith(".pdf")
    expect_focus(page, "Lataa PDF")

    press(page, "Seuranta", back=True)
    page.wait_for_url("**/follow-up")
    window.settle()
    expect(page.locator("#main")).to_be_focused()


def test_a_profile_is_kept(at: Any) -> None:
    here = at(PREPARING)
    window = here.visit(KATJA)
    page = window.page
    window.go("/")
    press(page, "Katja Palonen, Oma valikko")
    expect_focus(page, "Omat tiedot")
    page.keyboard.press("Enter")
    page.wait_for_url("**/profile")
    window.settle()
    expect(page.locator("#main")).to_be_focused()
    mark(page, "Suomeksi", "På svenska")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect_focus(page, "På svenska")
    page.keyboard.press("ArrowUp")
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    expect_focus(page, "Suomeksi")

    press(page, "Valtuuta")
    expect_focus(page, "Kuka toimii puolestasi")
    choose(page, "Kuka toimii puolestasi", "Olli Voutilainen", typed="Olli")
    for label, text in (("Alkaa", "2.10.2023"), ("Päättyy", "6.10.2023"), ("Peruste", "12 §")):
        write(page, label, text)
    press(page, "Valtuuta")
    expect(page.get_by_text("Valtuutettu: Olli Voutilainen")).to_be_visible()
    expect_focus(page, "Valtuuta")
    press(page, "Lopeta", back=True)
    expect(page.get_by_text("Valtuutettu: Olli Voutilainen")).to_have_count(0)
    expect_focus(page, "Valtuutukset")
    tab_to(page, "Pikanäppäimet käytössä")
    page.keyboard.press("Space")
    expect_focus(page, "Pikanäppäimet käytössä")
    press(page, "Näytä esittely uudelleen")
    page.wait_for_url(f"{here.base}/")
    window.settle()
    expect(page.locator("#main")).to_be_focused()
    press(page, "Ohita esittely", back=True)
    expect(page.get_by_role("button", name="Ohita esittely")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()
