"""The chair returns a proposal with a reason and approves the next version, by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.keyboard import press, tab_to
from tests.web.moments import SIGNING

pytestmark = pytest.mark.web
CHAIR, WRITER, REVIEWER = "katja-palonen", "olli-voutilainen", "maggie-keskinen"
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
    press(window.page, "Ota käsittelyyn")
    expect(window.page.get_by_role("button", name="Merkitse valmiiksi")).to_be_visible()
    window.settle()
    return str(window.page.url).rsplit("/", 1)[-1]


def choose(window: Any, option: int) -> None:
    """The option of the answer, by its keys."""
    tab_to(window.page, "Allekirjoitetaan ja luovutetaan")
    window.page.keyboard.press("Space")
    for _ in range(option):
        window.page.keyboard.press("ArrowDown")


def test_the_chair_returns_and_then_approves_by_keyboard(at: Any) -> None:
    here = at(SIGNING)
    window = here.visit(CHAIR, height=1400)
    page = window.page
    first = opened(window)
    choose(window, 1)
    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("heading", name="Lomakkeessa on 1 korjattava kohta")).to_be_focused()
    press(page, "Mitä korjataan: Tieto puuttuu.")
    page.keyboard.type("Tavoitteille on asetettava mittarit.")
    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    returned = here.caller(CHAIR).get(f"/tasks/{first}").json
    assert returned["state"] == "completed"

    for person, element, answers in NEXT_ROUND:
        task, caller = here.task_of(person, element)["id"], here.caller(person)
        assert caller.post(f"/tasks/{task}/claim").status_code == 200
        done = caller.post(f"/tasks/{task}/complete", {"variables": answers})
        assert done.status_code == 200, done.text
        here.work()

    opened(window)
    expect(page.get_by_text("Olli Voutilainen").first).to_be_visible()
    press(page, "Mitä muuttui")
    expect(page.get_by_text("Esitystä on täsmennetty").first).to_be_visible()
    window.shoot("sign-off-changed")
    assert window.faults() == []
    choose(window, 0)
    press(page, "Merkitse valmiiksi")
    signs = page.get_by_role("dialog")
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


def test_what_changed_while_the_chair_was_reading_is_not_signed(at: Any) -> None:
    here = at(SIGNING)
    window = here.visit(CHAIR)
    page = window.page
    task = opened(window)
    page.get_by_text("Allekirjoitetaan ja luovutetaan").click()
    page.get_by_role("button", name="Merkitse valmiiksi").click()
    signs = page.get_by_role("dialog")
    expect(signs.get_by_role("button", name="Allekirjoita", exact=True)).to_be_enabled()
    writer = here.caller(WRITER)
    paper = writer.get("/documents?kind=esitys&sort=-created_at").json["items"][0]
    content = writer.get(f"/documents/{paper['id']}/versions/1").json["content"]
    new = {"title": "Toinen esitys", "content": {**content, "background": ["Toinen esitys."]}}
    path = f"/documents/{paper['id']}/versions"
    assert writer.post(path, new, headers={"If-Match": '"1"'}).status_code == 201
    signs.get_by_role("button", name="Allekirjoita", exact=True).click()
    expect(signs.get_by_role("alert")).to_be_visible()
    assert here.caller(CHAIR).get(f"/tasks/{task}").json["state"] == "claimed"
    expect(signs.get_by_text("Toinen esitys")).to_have_count(1)
    signs.get_by_role("button", name="Allekirjoita", exact=True).click()
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_visible()
