"""A paper is drawn in the page as it is printed, can be heard and taken along."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.keyboard import expect_focus, press
from tests.web.moments import CONVENED

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
CHAIR = "petteri-orpo"
DRAWN = """() => {
  const canvas = document.querySelector('.pdf-sheet canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] < 100 && data[i + 3] > 200) dark += 1;
  const ink = dark / (data.length / 4);
  return ink > 0.01 && ink < 0.3;
}"""


def test_a_paper_is_drawn_and_read_in_the_page(at: Any) -> None:
    here = at(CONVENED)
    paper = here.caller(CHAIR).get("/documents?kind=esitys").json["items"][0]["id"]
    window = here.visit(CHAIR, width=390)
    window.go(f"/documents/{paper}")
    page = window.page
    first = page.get_by_role("group", name="Sivu 1/2")
    expect(first.get_by_role("heading", name="1 Tausta")).to_have_count(1)
    expect(first.get_by_role("columnheader", name="Vastuutaho")).to_have_count(1)
    page.wait_for_function(DRAWN)
    wide = first.bounding_box()["width"]
    assert 340 < wide <= 390
    press(page, "Suurenna")
    expect(page.get_by_text("Koko 150 %")).to_be_visible()
    expect_focus(page, "Suurenna")
    assert first.bounding_box()["width"] == pytest.approx(wide * 1.5, abs=2)
    assert window.overflow() == 0 and window.faults() == []

    press(page, "Asiakirjan kieli", "På svenska", back=True)
    expect_focus(page, "Asiakirjan kieli", "På svenska")
    expect(page.get_by_role("heading", name="1 Bakgrund")).to_have_count(1)
    drawn = page.get_by_role("group", name="Esitys yhteistyömallista")
    expect(drawn).to_have_attribute("lang", "sv")
    for link, start in (("Lataa PDF", b"%PDF-"), ("Lataa Word-tiedosto", b"PK")):
        address = page.get_by_role("link", name=link).get_attribute("href")
        taken = page.request.get(f"{here.base}{address}")
        assert taken.body().startswith(start)
        assert "attachment" in taken.headers["content-disposition"]
