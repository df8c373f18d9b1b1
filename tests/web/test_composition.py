"""A member resigns: the quota blocks one successor, in words and by the law, and lets another.

Each of the three works by keyboard alone.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from processes.source.story.changing import LEAVES, MAN, NOMINATES, WOMAN
from tests.web.keyboard import choose, expect_focus, press, write
from tests.web.moments import RESIGNING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
OFFICIAL = "tiina-korhonen"
ACT = "609/1986 4 a §"


def taken_on(here: Any, window: Any, person: str, element: str) -> None:
    """The page of the person's task, taken on."""
    window.go(f"/tasks/{here.task_of(person, element)['id']}")
    press(window.page, "Ota käsittelyyn")
    expect(window.page.get_by_role("button", name="Merkitse valmiiksi")).to_be_visible()
    expect(window.page.locator("#main")).to_be_focused()
    window.settle()


def filled_in(window: Any, **answers: str) -> None:
    """The form's fields by their labels, then sent."""
    for label, answer in answers.items():
        write(window.page, label.replace("_", " "), answer)
    press(window.page, "Merkitse valmiiksi")
    expect(window.page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    window.settle()


def nominated(here: Any, window: Any, person: str, place: str) -> None:
    """Turku names one candidate and tells why not two."""
    taken_on(here, window, NOMINATES, "nimea_seuraaja")
    expect(window.page.get_by_text(ACT)).to_be_visible()
    write(window.page, place, person)
    write(window.page, "Esitetty seuraaja", person)
    filled_in(window, Miksi_vain_yksi_ehdokas="Muuta ehdokasta ei ole.")
    here.work()


def test_the_quota_blocks_a_replacement_and_allows_another(at: Any) -> None:
    here = at(RESIGNING)
    member = here.visit(LEAVES)
    member.go("/bodies/sihteeristo")
    write(member.page, "Mistä päivästä alkaen", "1.2.2024")
    press(member.page, "Pyydä eroa")
    expect(member.page.get_by_text("Eropyyntösi on lähetetty").first).to_be_visible()
    expect_focus(member.page, "Ero toimielimestä")
    here.work()

    official = here.visit(OFFICIAL)
    page = official.page
    official.go("/bodies/sihteeristo")
    press(page, "Matti Niemi", key="Space")
    choose(page, "Uusi jäsen", name_of(here, WOMAN), typed="Turun")
    press(page, "Näytä kiintiö muutoksen jälkeen")
    expect_focus(page, "Näytä kiintiö muutoksen jälkeen")
    expect(page.get_by_text("Kiintiö ei täyty").first).to_be_visible()
    official.shoot("body-blocked")

    taken_on(here, official, OFFICIAL, "kirjaa_muutostarve")
    press(page, "Nimetään seuraaja", key="Space")
    filled_in(official, Perustelu="Matti Niemi on pyytänyt eroa.")
    here.work()
    city = here.visit(NOMINATES)
    nominated(here, city, name_of(here, WOMAN), "Ehdokas, nainen")

    taken_on(here, official, OFFICIAL, "tayde_perustele")
    expect(page.get_by_text("Muutosta ei voi esitellä näin")).to_contain_text(ACT)
    official.shoot("task-quota")
    assert official.faults() == []
    press(page, "Pyydetään toinen nimeäminen", key="Space")
    filled_in(official)
    here.work()
    nominated(here, city, name_of(here, MAN), "Ehdokas, mies")
    assert here.task_of(OFFICIAL, "esittele")["state"] == "offered"


def name_of(here: Any, person: str) -> str:
    """As the register has it."""
    return str(here.caller(OFFICIAL).get(f"/persons/{person}").json["name"])
