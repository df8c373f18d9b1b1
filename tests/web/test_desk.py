"""The desk: filters that are kept, keys, several tasks at once, notices that come by themselves.

All by keyboard alone, the focus known after each act.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from api.notices import look_out
from tests.web.keyboard import expect_focus, focused, press, skip
from tests.web.moments import PREPARING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
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
    press(page, "Tallenna rajaus")
    expect_focus(page, "Rajauksen nimi")
    page.keyboard.type("Seuranta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Seuranta", exact=True)).to_be_focused()
    again = here.visit(KATJA)
    again.go("/")
    skip(again.page)
    press(again.page, "Seuranta")
    expect(again.page.locator("[data-task]")).to_have_count(1)
    expect_focus(again.page, "Seuranta")

    again.page.keyboard.press("?")
    dialog = again.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    again.shoot("desk-keys")
    assert again.faults() == []
    expect_focus(again.page, "Pikanäppäimet")
    press(again.page, "Pikanäppäimet käytössä")
    expect_focus(again.page, "Pikanäppäimet käytössä")
    press(again.page, "Sulje")
    expect(dialog).to_have_count(0)
    expect_focus(again.page, "Seuranta")
    again.page.keyboard.press("?")
    again.page.wait_for_timeout(200)
    expect(again.page.get_by_role("dialog")).to_have_count(0)


def test_several_tasks_are_taken_on_at_once(at: Any) -> None:
    here = at(PREPARING)
    window = here.visit(KATJA)
    window.go("/")
    page = window.page
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("x")
    expect(page.get_by_text("2 tehtävää valittu")).to_be_visible()
    window.shoot("desk-chosen")
    assert window.faults() == []
    press(page, "Ota valitut käsittelyyn")
    expect(page.get_by_text("Sinulla käsittelyssä", exact=True)).to_have_count(2)
    expect_focus(page, "Ota valitut käsittelyyn")
    press(page, "Poista valinnat")
    expect(page.get_by_text("tehtävää valittu")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()


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
    press(page, "Ilmoitukset, 2 uutta")
    page.wait_for_url("**/notices")
    window.settle()
    expect(page.locator("#main")).to_be_focused()
    window.shoot("notices-some")
    assert window.faults() == []
    press(page, "Merkitse luetuiksi")
    expect(page.get_by_role("link", name="Ilmoitukset", exact=True)).to_be_visible()
    expect(page.locator("h1")).to_be_focused()


def test_the_demonstration_signs_in_and_leads_back_to_the_link(at: Any) -> None:
    here = at(PREPARING)
    task = here.task_of(KATJA)["id"]
    window = here.visit()
    window.page.goto(f"{here.base}/tasks/{task}")
    page = window.page
    press(page, "Katja Palonen")
    page.wait_for_url(f"**/tasks/{task}")
    window.settle()
    expect(page.locator("#main")).to_be_focused()
    press(page, "På svenska", back=True)
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect_focus(page, "På svenska")
    press(page, "Katja Palonen, Min meny", back=True)
    expect_focus(page, "Mina uppgifter")
    page.keyboard.press("ArrowDown")
    expect_focus(page, "Logga ut")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in")


def test_the_tour_has_five_steps_and_an_empty_desk_says_where_to_go(at: Any) -> None:
    here = at(PREPARING)
    for each in here.caller(KATJA).get("/desk").json["items"]:
        assert here.caller(KATJA).post(f"/tasks/{each['id']}/claim").status_code == 200
    window = here.visit("olli-voutilainen")
    page = window.page
    window.go("/")
    expect(page.get_by_role("heading", name="Työpöydälläsi ei ole tehtäviä")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Selaa asioita")).to_be_visible()
    press(page, "Odottaa muita: 2 tehtävää")
    expect(page.get_by_text("Vuorossa: Katja Palonen")).to_have_count(2)
    window.shoot("desk-empty")
    assert window.faults() == []

    tour = page.get_by_role("complementary")
    for step in range(1, 5):
        expect(tour.get_by_text(f"Esittely, vaihe {step}/5")).to_be_visible()
        press(page, "Seuraava")
        expect(tour.get_by_role("heading")).to_be_focused()
    press(page, "Valmis")
    expect(tour).to_have_count(0)
    page.reload()
    window.settle()
    expect(tour).to_have_count(0)
