"""The secretary runs a meeting of the source's body: from the replies to signed, public minutes.

The substitute of Helsinki acts in the member's place, visibly so; Oulu is disqualified; Turku
dissents. All is done in the pages, by keyboard alone, the focus known after each act; the standing
headings alone go by the API.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.test_http_meetings import HELD, SECRETARY, Meeting
from tests.journeys.test_http_meetings import SUBSTITUTE as STANDS_IN
from tests.web.keyboard import choose, expect_focus, press, tab_to, write
from tests.web.moments import PLANNED

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
CHAIR, AWAY, BARRED, AGAINST = "petteri-orpo", "helsinki-johtaja", "oulu-johtaja", "turku-johtaja"
CHECKER, MATTER = "anna-kaisa-ikonen", "Yhteistyömalli"
SHA256 = re.compile(r"^[0-9a-f]{64}$")


@pytest.fixture
def here(at: Any) -> Any:
    return at(PLANNED)


@pytest.fixture
def meeting(here: Any) -> Meeting:
    """Called together, with a matter on its agenda."""
    return Meeting(here.stage).convened()


def answered(here: Any, meeting: Meeting) -> None:
    """The member of Helsinki declines, the substitute comes; the secretary hears the others."""
    window = here.visit(AWAY)
    window.go(f"/meetings/{meeting.id}")
    press(window.page, "En voi osallistua")
    expect_focus(window.page, "Syy")
    window.page.keyboard.type("Virkamatka")
    press(window.page, "En voi osallistua")
    expect_focus(window.page, "Kutsusi", "on kutsuttu tilallesi")
    window.page.close()
    window = here.visit(STANDS_IN)
    window.go(f"/meetings/{meeting.id}")
    press(window.page, "Osallistun")
    expect_focus(window.page, "Kutsusi", "Olet ilmoittanut osallistuvasi.")
    window.page.close()


def taken_up(window: Any) -> Any:
    """The matter at hand, as the secretary sees it."""
    press(window.page, f"Ota käsittelyyn: {MATTER}")
    expect_focus(window.page, MATTER)
    item = window.page.get_by_role("listitem").filter(
        has=window.page.get_by_role("heading", name=MATTER, exact=True)
    )
    expect(item.get_by_role("heading", name="Esteellisyys")).to_be_visible()
    return item


def handled(here: Any, meeting: Meeting, window: Any) -> None:
    """Recusal, presentation, discussion, votes; the chair decides, Turku dissents."""
    page, item = window.page, taken_up(window)
    press(page, "Ilmoita esteellisyys")
    expect_focus(page, "Ketä se koskee")
    press(page, "Ilmoita esteellisyys")
    expect_focus(page, "Ketä se koskee")  # it lacks both, and this is the first
    choose(page, "Ketä se koskee", "Oulun kaupungin johtaja")
    write(page, "Perustelu", "Hanke koskee Oulua.")
    press(page, "Ilmoita esteellisyys")
    expect(item.get_by_role("form")).to_have_count(0)
    expect_focus(page, "Ilmoita esteellisyys")
    press(page, "Toimielin totesi esteelliseksi", back=True)
    expect_focus(page, "Oulun kaupungin johtaja todettu esteelliseksi")
    expect(item.get_by_text("Tässä asiassa:")).to_contain_text("Läsnä 12 jäsentä")

    press(page, "Esittele asia")
    expect_focus(page, "Esitys")
    press(page, "Esittele asia")
    expect_focus(page, "Esittele muutettu esitys")
    write(page, "Mitä keskusteltiin", "Keskusteltiin rahoituksesta.")
    press(page, "Kirjaa keskustelu")
    expect(page.get_by_text("Keskustelu on kirjattu.")).to_be_visible()
    expect_focus(page, "Kirjaa keskustelu")
    press(page, "Äänestys")
    for name, choice in (("Petteri Orpo", "Puolesta"), ("Turun kaupungin johtaja", "Vastaan")):
        press(page, name, choice)
        vote = item.get_by_role("group", name=name).get_by_role("button", name=choice)
        expect(vote).to_have_attribute("aria-pressed", "true")
        expect_focus(page, name, choice)
    window.shoot("meeting-item")
    assert window.faults() == []

    chair = here.visit(CHAIR)
    chair.go(f"/meetings/{meeting.id}/live")
    write(chair.page, "Päätös sanoin", "Yhteistyömalli hyväksyttiin.")
    press(chair.page, "Kirjaa päätös")
    expect(chair.page.get_by_text("Päätös on kirjattu.")).to_be_visible()
    expect_focus(chair.page, MATTER)
    chair.page.close()
    against = here.visit(AGAINST)
    against.go(f"/meetings/{meeting.id}/live")
    press(against.page, "Jätä eriävä mielipide")
    expect_focus(against.page, "Eriävä mielipide")
    against.page.keyboard.type("Rahoituksesta olisi tullut sopia ensin.")
    press(against.page, "Jätä eriävä mielipide")
    expect_focus(against.page, "Jätä eriävä mielipide")
    expect(against.page.get_by_text("Eriävä mielipide, Turun kaupungin johtaja")).to_be_visible()
    against.page.close()
    barred = here.visit(BARRED)
    barred.go(f"/meetings/{meeting.id}/live")
    expect(barred.page.get_by_text("ei näy sinulle esteellisyyden vuoksi")).to_be_visible()
    expect(barred.page.get_by_role("heading", name=MATTER, exact=True)).to_have_count(0)
    barred.page.close()


def checked(here: Any, meeting: Meeting, *, right: bool) -> None:
    """The checker looks at the minutes: right, or back with a remark."""
    window = here.visit(CHECKER)
    window.go(f"/meetings/{meeting.id}")
    if right:
        press(window.page, "Pöytäkirja on oikein")
    else:
        press(window.page, "Palauta huomautuksin")
        expect_focus(window.page, "Mitä on korjattava?")
        window.page.keyboard.type("Aika puuttuu.")
        press(window.page, "Palauta huomautuksin")
    expect(window.page.get_by_text("Tarkastuksesi on kirjattu.")).to_be_visible()
    expect_focus(window.page, "Pöytäkirja")
    window.page.close()


def given_to_check(window: Any) -> None:
    press(window.page, "Anna tarkastettavaksi")
    expect(window.page.get_by_text("Tarkastettavana")).to_be_visible()
    expect_focus(window.page, "Pöytäkirja")


def signed(window: Any, capacity: str) -> None:
    """The dialog shows the paper's words and hash; signing is confirmed in it."""
    page = window.page
    press(page, f"Allekirjoita {capacity}")
    dialog = page.get_by_role("dialog")
    expect_focus(page, "Allekirjoitus: ")
    expect(dialog.get_by_text("Yhteistyömalli hyväksyttiin.")).to_be_visible()
    expect(dialog.locator("code")).to_have_text(SHA256)
    assert window.faults() == []
    tab_to(page, "Allekirjoita")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect_focus(page, "Allekirjoitukset")


def test_the_secretary_runs_the_meeting_to_public_minutes(here: Any, meeting: Meeting) -> None:
    answered(here, meeting)
    window = here.visit(SECRETARY)
    page = window.page
    window.go(f"/meetings/{meeting.id}")
    press(page, "Kirjaa vastaus: Espoon kaupungin johtaja osallistuu")
    expect(page.get_by_text("Vastaus on kirjattu: Espoon kaupungin johtaja.")).to_be_visible()
    expect_focus(page, "Espoon kaupungin johtaja", "Osallistuu")
    for each in meeting.get(SECRETARY, "/invitations")["items"]:
        if each["reply"] == "pending":
            meeting.at(SECRETARY, "reply", {"accept": True, "person": each["person_id"]})
    here.stage.clock.move(HELD)
    window = here.visit(SECRETARY)
    page = window.page
    window.go(f"/meetings/{meeting.id}/live")
    press(page, "Avaa kokous")
    expect(page.locator("h1")).to_be_focused()
    quorum = page.get_by_role("status", name="Päätösvaltaisuus")
    expect(quorum).to_contain_text("Päätösvaltainen. Läsnä 13 jäsentä 13 jäsenestä")
    there = page.get_by_role("region", name="Läsnäolo")
    expect(there.get_by_text("sij. Helsingin kaupungin johtaja")).to_be_visible()
    press(page, "Merkitse poistuneeksi: Vantaan kaupungin johtaja")
    expect(quorum).to_contain_text("Läsnä 12 jäsentä")
    expect(there.get_by_text("9.00–9.00")).to_be_visible()
    expect_focus(page, "Merkitse saapuneeksi: Vantaan kaupungin johtaja")
    page.keyboard.press("Enter")
    expect(quorum).to_contain_text("Läsnä 13 jäsentä")
    expect_focus(page, "Merkitse poistuneeksi: Vantaan kaupungin johtaja")
    meeting.handled()
    window.go(f"/meetings/{meeting.id}/live")
    handled(here, meeting, window)
    press(page, f"Päätä käsittely: {MATTER}")
    expect_focus(page, MATTER)
    press(page, "Päätä kokous", back=True)
    expect(page.get_by_text("Kokous on päätetty.")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()

    window.go(f"/meetings/{meeting.id}")
    press(page, "Laadi pöytäkirja kokouksen tiedoista")
    expect_focus(page, "Pöytäkirja")
    expect(page.get_by_role("button", name="Muokkaa pöytäkirjaa")).to_be_visible()
    press(page, "Muokkaa pöytäkirjaa")
    words = page.get_by_label(f"Käsittely: {MATTER}")
    expect(words).to_have_value("Keskusteltiin rahoituksesta.")
    assert window.faults() == []
    write(page, f"Käsittely: {MATTER}", "Keskusteltiin rahoituksesta ja aikataulusta.")
    press(page, "Tallenna pöytäkirja")
    expect(page.get_by_text("Pöytäkirja on tallennettu.")).to_be_visible()
    expect_focus(page, "Muokkaa pöytäkirjaa")
    press(page, "Anna-Kaisa Ikonen", key="Space")
    given_to_check(window)
    checked(here, meeting, right=False)
    window.go(f"/meetings/{meeting.id}")
    expect(page.get_by_text("Aika puuttuu.")).to_be_visible()
    window.shoot("meeting-minutes")
    assert window.faults() == []
    given_to_check(window)
    checked(here, meeting, right=True)
    chair = here.visit(CHAIR)
    chair.go(f"/meetings/{meeting.id}")
    signed(chair, "puheenjohtajana")
    window.go(f"/meetings/{meeting.id}")
    signed(window, "sihteerinä")
    press(page, "Julkaise pöytäkirja")
    expect(page.get_by_text("Pöytäkirja on julkaistu.")).to_be_visible()
    expect_focus(page, "Pöytäkirja")
    paper = meeting.get(SECRETARY, "/minutes")["document_id"]
    text = meeting.by(SECRETARY).get(f"/documents/{paper}/versions/2").json["text"]
    for part in (
        "rahoituksesta ja aikataulusta",
        "Helsingin kaupungin varajohtaja",
        "Rahoituksesta olisi",
    ):
        assert part in text, text


def test_who_may_plan_a_meeting_is_offered_it(here: Any) -> None:
    """Whoever may not is shown why at the address of the form, and no form."""
    for person, offered in (("niko-ferm", 1), ("sm-edustaja", 0)):
        window = here.visit(person)
        window.go("/meetings")
        expect(window.page.get_by_role("link", name="Suunnittele kokous")).to_have_count(offered)
        if not offered:
            window.go("/meetings/new")
            assert window.page.locator("main form").count() == 0
            expect(window.page.locator("h1")).to_have_text("Tätä ei voi näyttää sinulle")
            expect(window.page.get_by_role("alert")).to_contain_text("Peruste:")
            continue
        press(window.page, "Suunnittele kokous")
        window.page.wait_for_url("**/meetings/new")
        window.settle()
        press(window.page, "Toimielin")
        names = ["Suurten kaupunkien yhteistyöryhmä", "yhteistyöallianssin sihteeristö"]
        expect(window.page.get_by_role("option")).to_contain_text(names)
