"""Following up: the measures narrowed on the page are the ones that are taken away as a file."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.moments import FOLLOWING

pytestmark = pytest.mark.web


def test_the_file_holds_the_measures_that_the_page_shows(at: Any) -> None:
    here = at(FOLLOWING)
    window = here.visit("katja-palonen")
    window.go("/follow-up")
    page = window.page
    measures = page.get_by_role("table", name="Toimenpiteet").locator("tbody tr")
    expect(measures).to_have_count(3)
    page.get_by_label("Vastuutaho").select_option(label="Vantaan kaupunki")
    expect(measures).to_have_count(1)
    expect(measures).to_contain_text("Lähiöiden kehittämisen jatkaminen")
    address = page.get_by_role("link", name="Lataa CSV").get_attribute("href")
    lines = page.request.get(f"{here.base}{address}").text().strip().splitlines()
    assert len(lines) == 2 and "Vantaan kaupunki" in lines[1]
    page.get_by_label("Tilanne", exact=True).select_option(label="Valmis")
    expect(page.get_by_text("Rajauksella ei löydy toimenpiteitä.")).to_be_visible()
