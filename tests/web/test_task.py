"""An official does a task: errors, a lost network, two windows, and another's task visibly so.

All by keyboard alone, the focus known after each act.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.keyboard import choose, expect_focus, focused, press, tab_to, write
from tests.web.moments import PREPARING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
KATJA, OLLI = "katja-palonen", "olli-voutilainen"


def opened(at: Any, person: str = KATJA, element: str = "teema") -> tuple[Any, Any, str]:
    """The page of a task that the person has taken on."""
    here = at(PREPARING)
    task = here.task_of(person, element)["id"]
    assert here.caller(person).post(f"/tasks/{task}/claim").status_code == 200
    window = here.visit(person)
    window.go(f"/tasks/{task}")
    return here, window, task


def test_a_form_is_completed_by_keyboard_through_errors_and_a_lost_network(at: Any) -> None:
    here = at(PREPARING)
    task = here.task_of(KATJA, "teema")["id"]
    window = here.visit(KATJA)
    window.go("/?kind=teema")
    page = window.page
    page.keyboard.press("j")
    assert "Määritä teema" in focused(page)
    page.keyboard.press("c")
    expect(page.get_by_text("Sinulla käsittelyssä", exact=True)).to_be_visible()
    expect_focus(page, "Määritä teema")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tasks/{task}")
    window.settle()
    expect(page.locator("#main")).to_be_focused()

    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("heading", name="Lomakkeessa on 1 korjattava kohta")).to_be_focused()
    window.shoot("task-errors")
    assert window.faults() == []
    press(page, "Kuvaus: Tieto puuttuu.")
    expect_focus(page, "Kuvaus")
    page.keyboard.type("Asuinalueiden eriytymistä ehkäistään yhdessä.")
    expect(page.get_by_text("Luonnos tallennettu")).to_be_visible()

    page.context.set_offline(True)
    page.keyboard.type(" Valtio ja kaupungit sopivat toimista.")
    expect(page.get_by_text("Kirjoittamasi on tallessa tässä selaimessa")).to_be_visible()
    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("alert")).to_contain_text("Palvelimeen ei saada yhteyttä")
    expect_focus(page, "Merkitse valmiiksi")
    window.shoot("task-offline")
    assert window.faults() == []
    page.context.set_offline(False)
    press(page, "Yritä uudelleen", back=True)
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    window.settle()
    window.shoot("task-done")
    assert window.faults() == []
    done = here.caller(KATJA).get(f"/tasks/{task}").json
    assert (done["state"], done["completed_by"]) == ("completed", KATJA)


def test_what_is_typed_is_there_again_after_the_window_was_closed(at: Any) -> None:
    here, window, task = opened(at)
    write(window.page, "Kuvaus", "Puolet lauseesta")
    expect(window.page.get_by_text("Luonnos tallennettu")).to_be_visible()
    window.page.close()
    again = here.visit(KATJA)
    again.go(f"/tasks/{task}")
    expect(again.page.get_by_label("Kuvaus")).to_have_value("Puolet lauseesta")


def test_two_windows_of_one_task_warn_and_neither_overwrites_the_other(at: Any) -> None:
    here, window, task = opened(at)
    second = here.window(window.page.context)
    second.go(f"/tasks/{task}")
    for each in (window, second):
        expect(each.page.get_by_text("auki myös toisessa ikkunassa")).to_be_visible()
    window.page.bring_to_front()
    write(window.page, "Kuvaus", "Ensimmäinen")
    expect(window.page.get_by_text("Luonnos tallennettu")).to_be_visible()
    second.page.bring_to_front()
    write(second.page, "Kuvaus", "Toinen")
    expect(second.page.get_by_text("Kumpi säilytetään?")).to_be_visible()
    second.shoot("task-two-windows")
    assert second.faults() == []
    press(second.page, "Säilytä tämän ikkunan luonnos", back=True)
    expect(second.page.get_by_text("Luonnos tallennettu")).to_be_visible()
    expect_focus(second.page, "Kuvaus")
    assert here.caller(KATJA).get(f"/tasks/{task}/draft").json["data"]["theme_text"] == "Toinen"


def test_whoever_acts_for_another_does_so_visibly(at: Any) -> None:
    here, window, task = opened(at)
    page = window.page
    press(page, "Siirrä toiselle")
    dialog = page.get_by_role("dialog")
    expect_focus(page, "Siirrä tehtävä toisen hoidettavaksi")
    press(page, "Siirrä tehtävä")
    expect_focus(page, "Kenelle")  # the first of what it lacks
    choose(page, "Kenelle", "Olli Voutilainen", typed="Olli")
    write(page, "Mihin päivään asti", "30.9.2023")
    write(page, "Peruste", "Työjärjestys 12 §")
    window.shoot("task-delegate")
    assert window.faults() == []
    press(page, "Siirrä tehtävä")
    expect(dialog).to_be_hidden()
    expect(page.locator("h1")).to_be_focused()

    other = here.visit(OLLI)
    other.go("/")
    expect(other.page.get_by_text("Sijaisena: Katja Palonen")).to_be_visible()
    other.go(f"/tasks/{task}")
    expect(other.page.get_by_text("Toimit tässä tehtävässä toisen puolesta")).to_be_visible()
    other.shoot("task-substitute")
    assert other.faults() == []
    write(other.page, "Kuvaus", "Tehty toisen puolesta.")
    press(other.page, "Merkitse valmiiksi")
    expect(other.page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    press(other.page, "Asian sivulle")
    other.page.wait_for_url(f"**/cases/{here.stage.case_id}")
    other.settle()
    expect(other.page.locator("#main")).to_be_focused()
    expect(other.page.get_by_text("Olli Voutilainen (puolesta: Katja Palonen)")).to_be_visible()


def test_the_page_says_why_i_may_not_act_and_on_what_ground(at: Any) -> None:
    here = at(PREPARING)
    task = here.task_of(KATJA, "teema")["id"]
    window = here.visit("anna-kaisa-ikonen")
    window.go(f"/tasks/{task}")
    main = window.page.get_by_role("main")
    expect(main.get_by_text("Et voi tehdä tätä tehtävää")).to_be_visible()
    expect(main.get_by_text("Peruste:")).to_be_visible()
    expect(main.get_by_role("button", name="Ota käsittelyyn")).to_have_count(0)
    window.shoot("task-why-not")
    assert window.faults() == []
    tab_to(window.page, "VN/24670/2023")
