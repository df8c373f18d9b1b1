"""One's own matters: sessions, absences, how one is told, and the calendar."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.web.moments import CONVENED, PREPARING

pytestmark = pytest.mark.web
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
    window = here.visit(KATJA)
    window.go("/profile")
    sessions = section(window, "Istunnot")
    expect(sessions.get_by_text("Tämä istunto")).to_be_visible()
    sessions.get_by_role("button", name="Lopeta muut istunnot").click()
    expect(sessions.get_by_role("button", name="Lopeta", exact=True)).to_have_count(0)

    page = other.page
    page.get_by_label("Kuvaus").fill("Kirjoitettu istunnon päätyttyä.")
    page.wait_for_url(f"**/sign-in?to=%2Ftasks%2F{task}")
    expect(page.get_by_role("button", name="Katja Palonen, Oma valikko")).to_have_count(0)
    page.get_by_role("button", name="Katja Palonen").click()
    page.wait_for_url(f"**/tasks/{task}")
    expect(page.get_by_label("Kuvaus")).to_have_value("Kirjoitettu istunnon päätyttyä.")

    sessions.get_by_role("button", name="Kirjaudu ulos").click()
    window.page.wait_for_url("**/sign-in")


def test_absences_and_notices_are_as_one_has_said(at: Any) -> None:
    here = at(PREPARING)
    window = here.visit(KATJA)
    page = window.page
    window.go("/profile")
    away = section(window, "Poissaolot ja sijaiset")
    away.get_by_label("Alkaa").fill("9.10.2023")
    away.get_by_label("Päättyy").fill("2.10.2023")
    away.get_by_role("button", name="Ilmoita poissaolo").click()
    expect(away.get_by_role("alert")).to_contain_text("ennen kuin se alkaa 9.10.2023")
    away.get_by_label("Päättyy").fill("13.10.2023")
    away.get_by_role("button", name="Ilmoita poissaolo").click()
    expect(away.get_by_text("9.10.2023–13.10.2023")).to_be_visible()
    told = section(window, "Ilmoitukset")
    told.get_by_text("Kerran päivässä").click()
    expect(told.get_by_text("Mistä lähetetään")).to_have_count(0)
    assert window.faults() == []
    page.reload()
    window.settle()
    expect(told.get_by_label("Kerran päivässä")).to_be_checked()
    expect(away.get_by_text("9.10.2023–13.10.2023")).to_be_visible()


def test_a_calendar_follows_the_address_until_it_is_closed(at: Any) -> None:
    here = at(CONVENED)
    window = here.visit(CHAIR)
    page = window.page
    window.go("/profile")
    calendar = section(window, "Kalenteri")
    calendar.get_by_role("button", name="Luo kalenteriosoite").click()
    address = urlsplit(calendar.get_by_label("Kalenteriosoite").input_value())
    stranger = here.visit().page.request  # as a calendar program, which has no session
    answer = stranger.get(here.base + address.path)
    assert answer.headers["content-type"].startswith("text/calendar")
    names = [str(each["summary"]) for each in Calendar.from_ical(answer.body()).walk("VEVENT")]
    assert names == ["Suurten kaupunkien yhteistyöryhmä 1/2023"]
    calendar.get_by_role("button", name="Sulje osoite").click()
    expect(calendar.get_by_role("button", name="Sulje osoite")).to_have_count(0)
    assert stranger.get(here.base + address.path).status == 404
    with page.expect_download() as taken:
        calendar.get_by_role("link", name="Lataa kalenteritiedosto").click()
    assert taken.value.suggested_filename.endswith(".ics")
