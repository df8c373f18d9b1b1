"""The focus is never lost: what was pressed goes away, and the keyboard goes on from there."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.keyboard import expect_focus, focused, press, skip, tab_to
from tests.web.moments import PREPARING

pytestmark = pytest.mark.web
KATJA = "katja-palonen"


@pytest.mark.usefixtures("by_keyboard")
def test_the_focus_stays_where_a_person_worked(at: Any) -> None:
    window = at(PREPARING).visit(KATJA)
    window.go("/")
    page = window.page
    row = page.locator("[data-task]").first
    name = row.get_by_role("link").inner_text()
    skip(page)
    press(page, "Seuraava", back=True)
    expect_focus(page, "Ota tehtävä käsittelyyn")
    press(page, "Ohita esittely")
    expect(page.get_by_role("heading", name="Ota tehtävä käsittelyyn")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()
    tab_to(page, "Hae")
    page.keyboard.type("seur")
    press(page, "Tallenna rajaus")
    expect_focus(page, "Rajauksen nimi")
    page.keyboard.type("Seuranta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Seuranta", exact=True)).to_be_focused()
    press(page, "Poista rajaus Seuranta")
    expect_focus(page, "Tallenna rajaus")

    press(page, "Ota käsittelyyn")
    expect(row.get_by_text("Sinulla käsittelyssä")).to_be_visible()
    expect(row.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tasks/*")
    window.settle()
    expect(page.locator("#main")).to_be_focused()
    press(page, "Palauta ryhmälle")
    expect(page.get_by_role("button", name="Ota käsittelyyn")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_have_text(name)
    press(page, "Ota käsittelyyn")
    expect(page.get_by_role("button", name="Merkitse valmiiksi")).to_be_visible()
    expect(page.locator("#main")).to_be_focused()
    with pytest.raises(AssertionError, match="not by keyboard"):
        page.get_by_role("button", name="Palauta ryhmälle").click()


def test_whoever_presses_elsewhere_with_the_mouse_has_let_it_go(at: Any) -> None:
    window = at(PREPARING).visit(KATJA)
    window.go("/")
    page = window.page
    row = page.locator("[data-task]").first
    row.get_by_role("button", name="Ota käsittelyyn").click()
    expect(row.get_by_role("link")).to_be_focused()
    page.locator("h1").click()
    assert focused(page) == ""
