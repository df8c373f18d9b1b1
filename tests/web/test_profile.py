"""One's own matters: sessions, absences, how one is told, and the calendar."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.web.keyboard import expect_focus, mark, press, tab_to, write
from tests.web.moments import CONVENED, PREPARING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
KATJA, CHAIR = "katja-palonen", "petteri-orpo"


def section(window: Any, title: str) -> Any:
    """A part of the profile by its heading."""
    return window.page.get_by_role("region", name=title)


def test_a_session_that_is_ended_elsewhere_leads_to_the_sign_in_and_back(at: Any) -> None:
    here = at(PREPARING)
    task = here.task_of(KATJA, "teema")["id"]
    assert here.caller(KATJA).post(f"/tasks/{task}/claim").status_code == 200
    other = here.visit(KATJA)
    other.go(f"/tasks/{task}")
    tab_to(other.page, "Kuvaus")
    window = here.visit(KATJA)
    window.go("/profile")
    sessions = section(window, "Istunnot")
    expect(sessions.get_by_text("Tämä istunto")).to_be_visible()
    press(window.page, "Lopeta muut istunnot")
    expect(sessions.get_by_role("button", name="Lopeta", exact=True)).to_have_count(0)
    expect_focus(window.page, "Istunnot")

    page = other.page
    page.keyboard.insert_text("Kirjoitettu istunnon päätyttyä.")  # at once, in the other window
    page.wait_for_url(f"**/sign-in?to=%2Ftasks%2F{task}")
    expect(page.get_by_role("button", name="Katja Palonen, Oma valikko")).to_have_count(0)
    page.bring_to_front()
    press(page, "Katja Palonen")
    page.wait_for_url(f"**/tasks/{task}")
    expect(page.locator("#main")).to_be_focused()
    expect(page.get_by_label("Kuvaus")).to_have_value("Kirjoitettu istunnon päätyttyä.")

    window.page.bring_to_front()
    press(window.page, "Kirjaudu ulos")
    window.page.wait_for_url("**/sign-in")


def test_absences_and_notices_are_as_one_has_said(at: Any) -> None:
    here = at(PREPARING)
    window = here.visit(KATJA)
    page = window.page
    window.go("/profile")
    away = section(window, "Poissaolot ja sijaiset")
    told = section(window, "Ilmoitukset")
    mark(page, "Heti", "Kerran päivässä")
    expect(told.get_by_text("Mistä lähetetään")).to_have_count(0)
    expect_focus(page, "Kerran päivässä")
    press(page, "Ilmoita poissaolo")
    expect_focus(page, "Alkaa")  # the first of what it lacks
    write(page, "Alkaa", "9.10.2023")
    write(page, "Päättyy", "2.10.2023")
    press(page, "Ilmoita poissaolo")
    expect(away.get_by_role("alert")).to_contain_text("ennen kuin se alkaa 9.10.2023")
    expect_focus(page, "Ilmoita poissaolo")
    write(page, "Päättyy", "13.10.2023", back=True)
    press(page, "Ilmoita poissaolo")
    expect(away.get_by_text("9.10.2023–13.10.2023")).to_be_visible()
    expect_focus(page, "Ilmoita poissaolo")
    assert window.faults() == []
    page.reload()
    window.settle()
    expect(told.get_by_label("Kerran päivässä")).to_be_checked()
    expect(away.get_by_text("9.10.2023–13.10.2023")).to_be_visible()

    press(page, "Päätä aiemmin: 9.10.2023–13.10.2023")
    expect_focus(page, "Viimeinen poissaolopäivä")
    write(page, "Viimeinen poissaolopäivä", "14.10.2023")
    press(page, "Päätä aiemmin")
    expect(away.get_by_role("alert")).to_contain_text("9.10.2023–13.10.2023")
    write(page, "Viimeinen poissaolopäivä", "10.10.2023", back=True)
    press(page, "Päätä aiemmin")
    expect(away.get_by_text("9.10.2023–10.10.2023")).to_be_visible()
    expect_focus(page, "Päätä aiemmin: 9.10.2023–10.10.2023")
    press(page, "Poista: 9.10.2023–10.10.2023")
    expect_focus(page, "Poista")
    press(page, "Peruuta")
    expect_focus(page, "Poista: 9.10.2023–10.10.2023")
    page.keyboard.press("Enter")
    expect_focus(page, "Poista")
    page.keyboard.press("Enter")
    expect(away.get_by_text("9.10.2023–10.10.2023")).to_have_count(0)
    expect_focus(page, "Poissaolot ja sijaiset")


def test_a_calendar_follows_the_address_until_it_is_closed(at: Any) -> None:
    here = at(CONVENED)
    window = here.visit(CHAIR)
    page = window.page
    window.go("/profile")
    calendar = section(window, "Kalenteri")
    press(page, "Luo kalenteriosoite")
    expect_focus(page, "Luo uusi osoite")
    address = urlsplit(calendar.get_by_label("Kalenteriosoite").input_value())
    stranger = here.visit().page.request  # as a calendar program, which has no session
    answer = stranger.get(here.base + address.path)
    assert answer.headers["content-type"].startswith("text/calendar")
    names = [str(each["summary"]) for each in Calendar.from_ical(answer.body()).walk("VEVENT")]
    assert names == ["Suurten kaupunkien yhteistyöryhmä 1/2023"]
    press(page, "Sulje osoite")
    expect(calendar.get_by_role("button", name="Sulje osoite")).to_have_count(0)
    expect_focus(page, "Kalenteri")
    assert stranger.get(here.base + address.path).status == 404
    with page.expect_download() as taken:
        press(page, "Lataa kalenteritiedosto")
    assert taken.value.suggested_filename.endswith(".ics")
