"""The desk: filters that are kept, keys, several tasks at once, notices that come by themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from api.notices import look_out
from tests.web.keyboard import focused
from tests.web.moments import PREPARING

pytestmark = pytest.mark.web
KATJA = "katja-palonen"


def test_filters_are_kept_and_keys_can_be_switched_off(at: Any) -> None:
    here = at(PREPARING)
    window = here.visit(KATJA)
    window.go("/")
    page = window.page
    page.keyboard.press("/")
    assert "Hae" in focused(page)
    page.keyboard.type("seuran")
    expect(page.locator("[data-task]")).to_have_count(1)
    page.get_by_role("button", name="Tallenna rajaus").click()
    page.get_by_label("Rajauksen nimi").fill("Seuranta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Seuranta", exact=True)).to_be_visible()
    again = here.visit(KATJA)
    again.go("/")
    again.page.get_by_role("button", name="Seuranta", exact=True).click()
    expect(again.page.locator("[data-task]")).to_have_count(1)

    again.page.locator("h1").click()
    again.page.keyboard.press("?")
    dialog = again.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    again.shoot("desk-keys")
    assert again.faults() == []
    dialog.get_by_role("button", name="Pikanäppäimet käytössä").click()
    dialog.get_by_role("button", name="Sulje").click()
    again.page.keyboard.press("?")
    again.page.wait_for_timeout(200)
    expect(again.page.get_by_role("dialog")).to_have_count(0)


def test_several_tasks_are_taken_on_at_once(at: Any) -> None:
    here = at(PREPARING)
    window = here.visit(KATJA)
    window.go("/")
    page = window.page
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_text("2 tehtävää valittu")).to_be_visible()
    window.shoot("desk-chosen")
    assert window.faults() == []
    page.get_by_role("button", name="Ota valitut käsittelyyn").click()
    expect(page.get_by_text("Sinulla käsittelyssä", exact=True)).to_have_count(2)


def test_nothing_moves_by_itself_and_notices_come_live(at: Any) -> None:
    here = at(PREPARING)
    here.stage.clock.move(PREPARING + timedelta(days=4))
    window = here.visit(KATJA)
    window.go("/")
    page = window.page
    expect(page.locator("[data-task]")).to_have_count(2)
    told = look_out(
        here.stage.application.runner, here.stage.clock.now(), here.base, "Europe/Helsinki"
    )
    assert told > 0
    expect(page.get_by_text("Määräaika lähestyy").first).to_be_visible(timeout=20_000)
    expect(page.get_by_role("link", name="Ilmoitukset, 2 uutta")).to_be_visible()
    window.shoot("desk-notice")
    window.go("/notices")
    window.shoot("notices-some")
    assert window.faults() == []
    page.get_by_role("button", name="Merkitse luetuiksi").click()
    expect(page.get_by_role("link", name="Ilmoitukset", exact=True)).to_be_visible()


def test_the_demonstration_signs_in_and_leads_back_to_the_link(at: Any) -> None:
    here = at(PREPARING)
    task = here.task_of(KATJA)["id"]
    window = here.visit()
    window.page.goto(f"{here.base}/tasks/{task}")
    page = window.page
    page.get_by_role("button", name="Katja Palonen").click()
    page.wait_for_url(f"**/tasks/{task}")
    window.settle()
    page.get_by_role("button", name="På svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.get_by_role("button", name="Katja Palonen, Min meny").click()
    page.get_by_role("menuitem", name="Logga ut").click()
    page.wait_for_url("**/sign-in")
