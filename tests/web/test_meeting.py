"""The secretary runs a meeting of the source's body: from the replies to signed, public minutes.

The substitute of Helsinki acts in the member's place, visibly so; Oulu is disqualified; Turku
dissents. What is pressed is pressed in the pages, the standing headings alone go by the API.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.test_http_meetings import HELD, SECRETARY, Meeting
from tests.journeys.test_http_meetings import SUBSTITUTE as STANDS_IN
from tests.web.keyboard import press, tab_to
from tests.web.moments import PLANNED

pytestmark = pytest.mark.web
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
    window.page.keyboard.type("Virkamatka")
    press(window.page, "En voi osallistua")
    expect(window.page.get_by_text("on kutsuttu tilallesi")).to_be_visible()
    window.page.close()
    window = here.visit(STANDS_IN)
    window.go(f"/meetings/{meeting.id}")
    press(window.page, "Osallistun")
    expect(window.page.get_by_text("Olet ilmoittanut osallistuvasi.")).to_be_visible()
    window.page.close()


def taken_up(window: Any) -> Any:
    """The matter at hand, as the secretary sees it."""
    press(window.page, f"Ota käsittelyyn: {MATTER}")
    item = window.page.get_by_role("listitem").filter(
        has=window.page.get_by_role("heading", name=MATTER, exact=True)
    )
    expect(item.get_by_role("heading", name="Esteellisyys")).to_be_visible()
    return item


def handled(here: Any, meeting: Meeting, window: Any) -> None:
    """Recusal, presentation, discussion, votes; the chair decides, Turku dissents."""
    page, item = window.page, taken_up(window)
    press(page, "Ilmoita esteellisyys")
    item.get_by_role("button", name="Ketä se koskee").click()
    window.choose("Oulun kaupungin johtaja")
    item.get_by_label("Perustelu").fill("Hanke koskee Oulua.")
    item.get_by_role("button", name="Ilmoita esteellisyys").click()
    item.get_by_role("button", name="Toimielin totesi esteelliseksi").click()
    expect(item.get_by_text("todettu esteelliseksi")).to_be_visible()
    expect(item.get_by_text("Tässä asiassa:")).to_contain_text("Läsnä 12 jäsentä")

    item.get_by_role("button", name="Esittele asia").click()
    item.get_by_role("button", name="Esittele asia").click()
    expect(page.get_by_text("Esitys on esitelty")).to_be_visible()
    item.get_by_label("Mitä keskusteltiin").fill("Keskusteltiin rahoituksesta.")
    item.get_by_role("button", name="Kirjaa keskustelu").click()
    expect(page.get_by_text("Keskustelu on kirjattu.")).to_be_visible()
    item.get_by_text("Äänestys").click()
    for name, choice in (("Petteri Orpo", "Puolesta"), ("Turun kaupungin johtaja", "Vastaan")):
        vote = item.get_by_role("group", name=name).get_by_role("button", name=choice)
        vote.click()
        expect(vote).to_have_attribute("aria-pressed", "true")
    window.shoot("meeting-item")
    assert window.faults() == []

    chair = here.visit(CHAIR)
    chair.go(f"/meetings/{meeting.id}/live")
    tab_to(chair.page, "Päätös sanoin")
    chair.page.keyboard.press("Control+a")
    chair.page.keyboard.type("Yhteistyömalli hyväksyttiin.")
    press(chair.page, "Kirjaa päätös")
    expect(chair.page.get_by_text("Päätös on kirjattu.")).to_be_visible()
    chair.page.close()
    against = here.visit(AGAINST)
    against.go(f"/meetings/{meeting.id}/live")
    press(against.page, "Jätä eriävä mielipide")
    against.page.keyboard.type("Rahoituksesta olisi tullut sopia ensin.")
    press(against.page, "Jätä eriävä mielipide")
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
        window.page.keyboard.type("Aika puuttuu.")
        press(window.page, "Palauta huomautuksin")
    expect(window.page.get_by_text("Tarkastuksesi on kirjattu.")).to_be_visible()
    window.page.close()


def given_to_check(window: Any) -> None:
    press(window.page, "Anna tarkastettavaksi")
    expect(window.page.get_by_text("Tarkastettavana")).to_be_visible()


def signed(window: Any, capacity: str) -> None:
    """The dialog shows the paper's words and hash; signing is confirmed in it."""
    page = window.page
    press(page, f"Allekirjoita {capacity}")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Yhteistyömalli hyväksyttiin.")).to_be_visible()
    expect(dialog.locator("code")).to_have_text(SHA256)
    tab_to(page, "Allekirjoita")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def test_the_secretary_runs_the_meeting_to_public_minutes(here: Any, meeting: Meeting) -> None:
    answered(here, meeting)
    window = here.visit(SECRETARY)
    page = window.page
    window.go(f"/meetings/{meeting.id}")
    press(page, "Kirjaa vastaus: Espoon kaupungin johtaja osallistuu")
    expect(page.get_by_text("Vastaus on kirjattu: Espoon kaupungin johtaja.")).to_be_visible()
    for each in meeting.get(SECRETARY, "/invitations")["items"]:
        if each["reply"] == "pending":
            meeting.at(SECRETARY, "reply", {"accept": True, "person": each["person_id"]})
    here.stage.clock.move(HELD)
    window = here.visit(SECRETARY)
    page = window.page
    window.go(f"/meetings/{meeting.id}/live")
    press(page, "Avaa kokous")
    quorum = page.get_by_role("status", name="Päätösvaltaisuus")
    expect(quorum).to_contain_text("Päätösvaltainen. Läsnä 13 jäsentä 13 jäsenestä")
    there = page.get_by_role("region", name="Läsnäolo")
    expect(there.get_by_text("sij. Helsingin kaupungin johtaja")).to_be_visible()
    press(page, "Merkitse poistuneeksi: Vantaan kaupungin johtaja")
    expect(quorum).to_contain_text("Läsnä 12 jäsentä")
    expect(there.get_by_text("9.00–9.00")).to_be_visible()
    press(page, "Merkitse saapuneeksi: Vantaan kaupungin johtaja")
    expect(quorum).to_contain_text("Läsnä 13 jäsentä")
    meeting.handled()
    window.go(f"/meetings/{meeting.id}/live")
    handled(here, meeting, window)
    press(page, f"Päätä käsittely: {MATTER}")
    press(page, "Päätä kokous")
    expect(page.get_by_text("Kokous on päätetty.")).to_be_visible()

    window.go(f"/meetings/{meeting.id}")
    press(page, "Laadi pöytäkirja kokouksen tiedoista")
    press(page, "Muokkaa pöytäkirjaa")
    words = page.get_by_label(f"Käsittely: {MATTER}")
    expect(words).to_have_value("Keskusteltiin rahoituksesta.")
    words.fill("Keskusteltiin rahoituksesta ja aikataulusta.")
    press(page, "Tallenna pöytäkirja")
    expect(page.get_by_text("Pöytäkirja on tallennettu.")).to_be_visible()
    page.get_by_text("Anna-Kaisa Ikonen", exact=True).first.click()
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
        link = window.page.get_by_role("link", name="Suunnittele kokous")
        expect(link).to_have_count(offered)
        if not offered:
            window.go("/meetings/new")
            assert window.page.locator("main form").count() == 0
            expect(window.page.locator("h1")).to_have_text("Tätä ei voi näyttää sinulle")
            expect(window.page.get_by_role("alert")).to_contain_text("Peruste:")
            continue
        link.click()
        window.settle()
        window.page.get_by_label("Toimielin").click()
        names = ["Suurten kaupunkien yhteistyöryhmä", "yhteistyöallianssin sihteeristö"]
        expect(window.page.get_by_role("option")).to_contain_text(names)
