"""The chair returns a proposal with a reason and approves the next version, by keyboard alone."""

from __future__ import annotations

import io
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.keyboard import expect_focus, mark, press, tab_to
from tests.web.moments import SIGNING

pytestmark = pytest.mark.web
BY_KEYBOARD = pytest.mark.usefixtures("by_keyboard")
CHAIR, WRITER, REVIEWER = "katja-palonen", "olli-voutilainen", "maggie-keskinen"
OFFICIAL = "tiina-korhonen"
SIGNS, RETURNS = "Allekirjoitetaan ja luovutetaan", "Palautetaan"
NEXT_ROUND: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (CHAIR, "jaa_tehtavat", {"parts": ["organisation"]}),
    (
        "inga-nyholm",
        "organisointi",
        {"organisation_text": "Yksi sihteeristö.", "goals_text": "Kuusi sopimusta vuonna 2024."},
    ),
    (
        WRITER,
        "kokoa",
        {
            "background_text": "Esitystä on täsmennetty puheenjohtajan palautuksen mukaisesti.",
            "effects_text": "Ei uusia kustannuksia.",
            "statements_text": "Kuultiin kahta asiantuntijaa.",
        },
    ),
    (REVIEWER, "tarkasta", {"review_result": "ok"}),
)


def opened(window: Any) -> str:
    """The chair's page of the proposal, taken on."""
    window.go("/sign-offs")
    tab_to(window.page, "Luovuta esitys")  # its choice, then its link
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/sign-offs/*")
    window.settle()
    expect(window.page.locator("#main")).to_be_focused()
    press(window.page, "Ota käsittelyyn")
    expect(window.page.get_by_role("button", name="Merkitse valmiiksi")).to_be_visible()
    expect(window.page.locator("#main")).to_be_focused()
    window.settle()
    return str(window.page.url).rsplit("/", 1)[-1]


def handled(here: Any, case: str) -> None:
    """The secretariat makes the proposal of the case ready to submit."""
    for person, element, answers in NEXT_ROUND:
        caller = here.caller(person)
        items = caller.get("/desk?limit=200").json["items"]
        task = next(e["id"] for e in items if (e["case_id"], e["element_id"]) == (case, element))
        assert caller.post(f"/tasks/{task}/claim").status_code == 200
        done = caller.post(f"/tasks/{task}/complete", {"variables": answers})
        assert done.status_code == 200, done.text
        here.work()


def attached(here: Any, name: str) -> None:
    """A file with the proposal of the source's case."""
    writer = here.caller(WRITER)
    paper = writer.get(f"/documents?kind=esitys&case_id={here.stage.case_id}").json["items"][0]
    files = {"files": (io.BytesIO(b"%PDF-1.4 ..."), name, "application/pdf")}
    given = writer("POST", f"/documents/{paper['id']}/files", data=files)
    assert given.status_code == 201, given.text


def another_case(here: Any) -> str:
    """A second case with a proposal of its own that waits to be submitted."""
    official = here.caller(OFFICIAL)
    roles = official.get(f"/cases/{here.stage.case_id}").json["roles"]
    begun = official.post(
        "/cases",
        {
            "definition_key": "valmistelu",
            "title": "Toinen yhteistyömalli",
            "roles": roles,
            "variables": {"due_date": "2023-10-30"},
        },
    )
    assert begun.status_code == 201, begun.text
    here.work()
    handled(here, begun.json["case_id"])
    return str(begun.json["case_id"])


@BY_KEYBOARD
def test_the_chair_returns_and_then_approves_by_keyboard(at: Any) -> None:
    here = at(SIGNING)
    window = here.visit(CHAIR, height=1400)
    page = window.page
    first = opened(window)
    mark(page, SIGNS, RETURNS)
    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("heading", name="Lomakkeessa on 1 korjattava kohta")).to_be_focused()
    press(page, "Mitä korjataan: Tieto puuttuu.")
    expect_focus(page, "Mitä korjataan")
    page.keyboard.type("Tavoitteille on asetettava mittarit.")
    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    returned = here.caller(CHAIR).get(f"/tasks/{first}").json
    assert returned["state"] == "completed"

    handled(here, here.stage.case_id)
    opened(window)
    expect(page.get_by_text("Olli Voutilainen").first).to_be_visible()
    press(page, "Mitä muuttui", back=True)
    expect_focus(page, "Mitä muuttui")
    expect(page.get_by_text("Esitystä on täsmennetty").first).to_be_visible()
    window.shoot("sign-off-changed")
    assert window.faults() == []
    mark(page, SIGNS, SIGNS)
    press(page, "Merkitse valmiiksi")
    signs = page.get_by_role("dialog")
    expect_focus(page, "Allekirjoitus: ")
    expect(signs.get_by_text("Esitystä on täsmennetty")).to_be_visible()
    paper = here.caller(CHAIR).get("/documents?kind=esitys&sort=-created_at").json["items"][0]
    versions = here.caller(CHAIR).get(f"/documents/{paper['id']}/versions").json["items"]
    expect(signs.get_by_text(versions[0]["sha256"])).to_be_visible()
    window.shoot("sign-off-signing")
    assert window.faults() == []
    press(page, "Allekirjoita")
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    signatures = here.caller(CHAIR).get(f"/documents/{paper['id']}/signatures").json["items"]
    assert [(each["person_id"], each["sha256"]) for each in signatures] == [
        (CHAIR, versions[0]["sha256"])
    ]


@BY_KEYBOARD
def test_what_changed_while_the_chair_was_reading_is_not_signed(at: Any) -> None:
    here = at(SIGNING)
    window = here.visit(CHAIR)
    page = window.page
    task = opened(window)
    mark(page, SIGNS, SIGNS)
    press(page, "Merkitse valmiiksi")
    signs = page.get_by_role("dialog")
    expect_focus(page, "Allekirjoitus: ")
    expect(signs.get_by_role("button", name="Allekirjoita", exact=True)).to_be_enabled()
    writer = here.caller(WRITER)
    paper = writer.get("/documents?kind=esitys&sort=-created_at").json["items"][0]
    content = writer.get(f"/documents/{paper['id']}/versions/1").json["content"]
    new = {"title": "Toinen esitys", "content": {**content, "background": ["Toinen esitys."]}}
    path = f"/documents/{paper['id']}/versions"
    assert writer.post(path, new, headers={"If-Match": '"1"'}).status_code == 201
    press(page, "Allekirjoita")
    expect(signs.get_by_role("alert")).to_be_visible()
    expect_focus(page, "Allekirjoita")
    assert here.caller(CHAIR).get(f"/tasks/{task}").json["state"] == "claimed"
    expect(signs.get_by_text("Toinen esitys")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(signs).to_have_count(0)
    expect_focus(page, "Merkitse valmiiksi")
    page.keyboard.press("Enter")
    expect_focus(page, "Allekirjoitus: ")
    press(page, "Allekirjoita")
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()


@BY_KEYBOARD
def test_several_proposals_are_signed_together_and_none_unseen(at: Any) -> None:
    here = at(SIGNING)
    cases = {here.stage.case_id, another_case(here)}
    attached(here, "Kustannusarvio.pdf")
    window = here.visit(CHAIR)
    page = window.page
    window.go("/sign-offs")
    for each in ("VN/24670/2023", "VN/24671/2023"):
        press(page, f"Valitse: Luovuta esitys, {each}", key="Space")
        expect_focus(page, f"Valitse: Luovuta esitys, {each}")
    press(page, "Käsittele 2 yhdessä")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Palautetaan sihteeristölle")).to_be_visible()
    press(page, "Merkitse 2 tehtävää valmiiksi")
    expect_focus(page, SIGNS)  # the first of what it lacks
    mark(page, SIGNS, SIGNS)
    press(page, "Merkitse 2 tehtävää valmiiksi")
    expect(dialog.get_by_text("Allekirjoitat täsmälleen alla olevat sisällöt.")).to_be_focused()
    chair = here.caller(CHAIR)
    papers = chair.get("/documents?kind=esitys&state=draft").json["items"]
    assert {each["case_id"] for each in papers} == cases
    for paper in papers:
        version = chair.get(f"/documents/{paper['id']}/versions/1").json
        shown = dialog.get_by_role("region", name=f"{paper['case_number']} {paper['title']}")
        expect(shown.locator("code")).to_have_text(version["sha256"])
        expect(shown.locator("pre")).to_contain_text(version["content"]["background"][0])
        files = [each["name"] for each in version["attachments"]]
        expect(shown.get_by_role("listitem")).to_have_text(files)
    expect(dialog.get_by_role("listitem")).to_have_text("Kustannusarvio.pdf")
    window.shoot("sign-offs-together")
    assert window.faults() == []

    writer, changed = here.caller(WRITER), papers[0]
    content = writer.get(f"/documents/{changed['id']}/versions/1").json["content"]
    new = {"title": "Esitys", "content": {**content, "background": ["Muutettu hiljaa."]}}
    path = f"/documents/{changed['id']}/versions"
    assert writer.post(path, new, headers={"If-Match": '"1"'}).status_code == 201
    press(page, "Allekirjoita 2 asiakirjaa")
    expect(dialog.get_by_role("alert")).to_contain_text(changed["case_number"])
    expect(dialog.locator("pre")).to_contain_text("Muutettu hiljaa.")
    expect_focus(page, "Allekirjoita 1 asiakirja")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Mikään ei odota hyväksyntääsi.")).to_be_visible()
    for paper in papers:
        found = chair.get(f"/documents/{paper['id']}/signatures").json["items"]
        latest = chair.get(f"/documents/{paper['id']}/versions").json["items"][0]
        assert [each["sha256"] for each in found] == [latest["sha256"]]


def test_several_proposals_are_returned_from_the_desk_with_one_reason(at: Any) -> None:
    here = at(SIGNING)
    another_case(here)
    window = here.visit(CHAIR, width=390)
    page = window.page
    window.go("/?kind=luovuta")
    for box in page.get_by_role("checkbox").all():
        box.check(force=True)
    page.get_by_role("button", name="Täytä valitut yhdellä kertaa").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Palautetaan sihteeristölle").click()
    dialog.get_by_role("button", name="Merkitse 2 tehtävää valmiiksi").click()
    expect(dialog.get_by_text("Tieto puuttuu.")).to_be_visible()
    dialog.get_by_label("Mitä korjataan").fill("Mittarit puuttuvat.")
    dialog.get_by_role("button", name="Merkitse 2 tehtävää valmiiksi").click()
    expect(page.get_by_text("2 tehtävää on valmiina.")).to_be_visible()
    expect(page.locator("[data-task]")).to_have_count(0)
    here.work()
    back = here.caller(CHAIR).get("/desk?limit=200").json["items"]
    assert [each["element_id"] for each in back].count("jaa_tehtavat") == 2
    assert here.caller(CHAIR).get("/documents?kind=esitys&state=signed").json["items"] == []
