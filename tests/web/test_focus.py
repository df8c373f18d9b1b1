"""The focus is never lost: what was pressed goes away, and the keyboard goes on from there."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.keyboard import focused
from tests.web.moments import PREPARING

pytestmark = pytest.mark.web


def pressed(button: Locator) -> None:
    """By keyboard."""
    button.focus()
    button.press("Enter")


def expect_kept(page: Page) -> None:
    """Something of the page has the focus, not the document as a whole."""
    expect(page.locator("body")).not_to_be_focused()


def test_the_focus_stays_where_a_person_worked(at: Any) -> None:
    window = at(PREPARING).visit("katja-palonen")
    window.go("/")
    page = window.page
    main, row = page.locator("#main"), page.locator("[data-task]").first

    pressed(page.get_by_role("button", name="Ohita esittely"))
    expect(page.get_by_text("Esittely, vaihe 1/5")).to_have_count(0)
    expect(main).to_be_focused()
    page.get_by_label("Hae").fill("seur")
    pressed(page.get_by_role("button", name="Tallenna rajaus"))
    page.keyboard.type("Seuranta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Seuranta", exact=True)).to_be_focused()
    pressed(page.get_by_role("button", name="Poista rajaus Seuranta"))
    expect(page.get_by_role("button", name="Tallenna rajaus")).to_be_focused()

    pressed(row.get_by_role("button", name="Ota käsittelyyn"))
    expect(row.get_by_text("Sinulla käsittelyssä")).to_be_visible()
    expect_kept(page)
    pressed(row.get_by_role("link"))
    window.settle()
    pressed(page.get_by_role("button", name="Palauta ryhmälle"))
    expect(page.get_by_role("button", name="Ota käsittelyyn")).to_be_visible()
    expect_kept(page)
    pressed(page.get_by_role("button", name="Ota käsittelyyn"))
    expect(page.get_by_role("button", name="Merkitse valmiiksi")).to_be_visible()
    expect_kept(page)
    page.locator("h1").click()
    assert focused(page) == "", "who presses elsewhere has let it go"
