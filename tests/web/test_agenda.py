"""The agenda is put in order by dragging and by the arrows, and the focus follows the matter."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.test_http_meetings import SECRETARY, Meeting
from tests.web.keyboard import focused, press
from tests.web.moments import PLANNED

pytestmark = pytest.mark.web
FIRST, SECOND = "Yhteistyömalli", "Aikataulu ja resurssit"


def titles(meeting: Meeting) -> list[str]:
    """As the server has them."""
    return [each["title"] for each in meeting.get(SECRETARY, "/agenda")["items"]]


def test_the_agenda_is_ordered_by_dragging_and_by_keyboard(at: Any) -> None:
    here = at(PLANNED)
    meeting = Meeting(here.stage)
    for title in (FIRST, SECOND):
        assert meeting.at(SECRETARY, "agenda", {"title": title}).status_code == 201
    window = here.visit(SECRETARY)
    page = window.page
    window.go(f"/meetings/{meeting.id}")
    rows = page.locator(".meetings-agenda > li")
    place = titles(meeting).index(FIRST)
    rows.nth(place + 1).drag_to(rows.nth(place))
    expect(rows.nth(place)).to_contain_text(SECOND)
    expect(page.get_by_text("Järjestys on tallennettu.")).to_be_visible()
    assert titles(meeting)[place : place + 2] == [SECOND, FIRST]

    press(page, f"Siirrä ylöspäin: {FIRST}")
    expect(rows.nth(place)).to_contain_text(FIRST)
    up = page.get_by_role("button", name=f"Siirrä ylöspäin: {FIRST}")
    for reached in reversed(range(place)):
        expect(up).to_be_enabled()  # while an order is being saved no button can be pressed
        expect(up).to_be_focused()
        page.keyboard.press("Enter")
        expect(rows.nth(reached)).to_contain_text(FIRST)
        window.settle()
    expect(rows.first).to_contain_text(FIRST)
    expect(page.get_by_role("button", name=f"Siirrä alaspäin: {FIRST}")).to_be_focused()
    assert FIRST in focused(page)
    assert titles(meeting)[0] == FIRST


def test_a_matter_gets_its_paper_and_the_materials_go_out(at: Any) -> None:
    here = at(PLANNED)
    meeting = Meeting(here.stage).convened()
    window = here.visit(SECRETARY)
    page = window.page
    window.go(f"/meetings/{meeting.id}")
    press(page, "Lähetä aineisto")
    press(page, "Lähetä aineisto")
    expect(page.get_by_text("Aineisto on lähetetty.")).to_be_visible()
    assert meeting.get(SECRETARY)["materials_at"]
