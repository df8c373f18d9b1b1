"""Following up: what is taken away is what the page shows, and a chart is a table as well."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.web.keyboard import expect_focus, pick, press
from tests.web.moments import FOLLOWING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]


def taken(page: Page, link: str) -> Path:
    """The file that the link gives, as the browser has kept it."""
    with page.expect_download() as download:
        press(page, link)
    expect_focus(page, link)
    return Path(download.value.path())


def test_the_file_holds_the_measures_that_the_page_shows(at: Any) -> None:
    here = at(FOLLOWING)
    window = here.visit("katja-palonen")
    window.go("/follow-up")
    page = window.page
    measures = page.get_by_role("table", name="Toimenpiteet").locator("tbody tr")
    expect(measures).to_have_count(3)
    pick(page, "Vastuutaho", "Vantaan kaupunki")
    expect(measures).to_have_count(1)
    expect(measures).to_contain_text("Lähiöiden kehittämisen jatkaminen")
    lines = taken(page, "Lataa CSV").read_text("utf-8-sig").splitlines()
    assert len(lines) == 2 and "Vantaan kaupunki" in lines[1]
    book = load_workbook(io.BytesIO(taken(page, "Lataa Excel").read_bytes()))
    head, row = book["Toimenpiteet"].iter_rows(values_only=True)
    assert dict(zip(head, row, strict=True))["Määräaika"] == datetime(2024, 12, 31)
    pick(page, "Tilanne", "Valmis", back=True)
    expect(page.get_by_text("Rajauksella ei löydy toimenpiteitä.")).to_be_visible()


def test_the_chart_is_a_table_and_the_report_is_seen_before_it_is_made(at: Any) -> None:
    window = at(FOLLOWING).visit("katja-palonen")
    window.go("/follow-up")
    page = window.page
    press(page, "Samat luvut taulukkona")
    expect_focus(page, "Samat luvut taulukkona")
    row = page.get_by_role("row", name="Segregaation ehkäisy").first
    assert row.get_by_role("cell").all_inner_texts() == ["0", "0", "0", "1", "0", "0"]
    press(page, "Näytä")
    expect_focus(page, "Piilota")
    expect(page.get_by_text("20.5.2024: Valmis")).to_be_visible()
    press(page, "Esikatsele raportti")
    expect_focus(page, "Piilota esikatselu")
    report = page.get_by_role("table", name="Seurantaraportin sisältö, kierros 1")
    expect(report.get_by_role("row", name="Lähiöiden kehittämisen")).to_contain_text(
        "Rahoituspäätös"
    )
    window.shoot("follow-up-open")
    assert window.faults() == []
