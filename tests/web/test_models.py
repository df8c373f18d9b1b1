"""Administrators change a process in the pages: from the wish to the running cases, and back.

By keyboard alone, the drawing as well: its search finds the step that is changed.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.journeys.test_administration_operations import DMN, RULE, begun, deploy
from tests.journeys.test_administration_trying import drafted
from tests.web.keyboard import choose, expect_focus, press, skip, tab_to, write
from tests.web.moments import PREPARING

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
ANNA, BO = "yllapitaja-1", "yllapitaja-2"
HEARING = "kuuleminen/kuuleminen.bpmn"
SAVED = "Tallennettu palvelimelle"
SCENARIO = "kuuleminen/scenarios/ei_kuulla.scenario.yaml"


WAITED = "scenarios/aika_paattyy.scenario.yaml"
UNANSWERED = "  - advance_to: 2023-09-20"  # from here on time passes


def part(page: Page, heading: str) -> Locator:
    """The section of the page under that heading."""
    return page.locator("section", has=page.get_by_role("heading", name=heading, exact=True))


def asked(page: Page, act: str, reason: str) -> None:
    """An act that asks for a reason in its place."""
    press(page, act)
    form = page.locator("form.asked")
    expect(form.get_by_role("textbox")).to_be_focused()
    page.keyboard.type(reason)
    press(page, act)
    expect(form).to_have_count(0)


def draft_of(window: Any) -> str:
    """The address of a draft of the package in use, open in the window."""
    window.go("/models")
    press(window.page, "Muokkaa: bpmn")
    window.page.wait_for_url("**/models/drafts/*")
    window.settle()
    expect(window.page.locator("#main")).to_be_focused()
    return str(window.page.url).removeprefix(window.base)


def script_of(page: Page, element: str) -> Locator:
    """The calculation of a step, open in the panel beside the drawing."""
    tab_to(page, "Näytä tekstinä")
    page.keyboard.press("Tab")
    expect(page.locator(".models-canvas svg[data-element-id]")).to_be_focused()
    page.keyboard.press("Control+f")
    expect(page.get_by_label("Etsi kaaviosta")).to_be_focused()
    page.keyboard.type(element)
    expect(page.locator(".djs-search-result-selected")).to_contain_text(element)
    page.keyboard.press("Enter")
    expect(page.locator(f'.selected[data-element-id="{element}"]')).to_be_attached()
    press(page, "Laskenta: Näytä tai piilota osa")
    expect_focus(page, "Laskenta: Näytä tai piilota osa")
    script = page.locator("#bio-properties-panel-scriptValue")
    tab_to(page, script.evaluate("e => e.labels[0].innerText"))
    expect(script).to_be_focused()
    return script


def test_the_statement_period_becomes_21_days(at: Any) -> None:
    """Draft, check, propose; another approves; the running case is taken along, and back."""
    here = at(PREPARING)
    anna = here.visit(ANNA)
    page = anna.page
    draft_of(anna)
    press(page, "kuuleminen")
    expect_focus(page, "kuuleminen")
    changed = script_of(page, "aseta_maaraajat").input_value().replace("P14D", "P21D")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(changed)
    differences = part(page, "Muutokset")
    expect(differences.locator("tbody tr")).to_have_count(1)
    expect(differences).to_contain_text('statement: "P21D"')
    expect(page.get_by_text(SAVED)).to_be_visible()
    expect(part(page, "Tarkistus")).to_contain_text("Ei huomautettavaa.")
    press(page, f"{HEARING}: aseta_maaraajat")
    expect(differences.locator(".drawing-chosen.drawing-changed")).to_have_count(2)
    expect_focus(page, f"{HEARING}: aseta_maaraajat")

    press(page, "Näytä tekstinä", back=True)
    expect(page.locator(".models-text textarea")).to_have_value(re.compile("P21D"))
    expect_focus(page, "Näytä kaaviona")
    press(page, "Ehdota")
    expect_focus(page, "Miksi muutos tehdään?")
    page.keyboard.type("Lausuntoaika on 21 päivää, ei 14.")
    press(page, "Ehdota")
    page.wait_for_url("**/models/proposals/*")
    anna.settle()
    expect(page.locator("#main")).to_be_focused()
    expect(page.get_by_text("Olet tehnyt ehdotuksen itse")).to_be_visible()
    expect(page.get_by_role("button", name="Hyväksy")).to_have_count(0)

    bo = here.visit(BO)
    page = bo.page
    bo.go("/models")
    press(page, part(page, "Muutosehdotukset").get_by_role("link").first.inner_text())
    page.wait_for_url("**/models/proposals/*")
    expect(part(page, "Muutokset")).to_contain_text('statement: "P21D"')
    expect(part(page, "Käynnissä olevat asiat").locator("tbody tr").first).to_be_visible()
    expect(part(page, "Testit")).to_contain_text("epäonnistunut 0.")
    asked(page, "Hyväksy", "")
    expect(page.get_by_text("Julkaistu.", exact=True)).to_be_visible()
    expect(page.locator("h1")).to_be_focused()

    migrate(here, bo)


def migrate(here: Any, bo: Any) -> None:
    """Takes the running case to the new version after a dry run, and back again."""
    page = bo.page
    bo.go("/operations/migrations")
    skip(page)
    versions(page)
    press(page, "Vertaa versioita")
    expect(part(page, "Muutokset")).to_contain_text('statement: "P21D"')
    expect(page.locator(".drawing-side svg .drawing-changed")).to_have_count(2)
    page.go_back()
    bo.settle()
    expect(page.locator("#main")).to_be_focused()
    versions(page)
    press(page, "Kokeile siirtoa")
    expect(page.get_by_text("Siirto onnistuu 1 asiassa 1 asiasta.")).to_be_visible()
    expect_focus(page, "Kokeile siirtoa")
    assert bo.faults() == []
    write(page, "Miksi asiat siirretään?", "Lausuntoaika pitenee")
    press(page, "Siirrä 1 asia")
    page.wait_for_url("**/operations/migrations/*")
    bo.settle()
    asked(page, "Pysäytä", "Tarkistetaan vielä")
    expect(page.locator("h1")).to_be_focused()
    press(page, "Jatka")
    expect(page.get_by_role("button", name="Pysäytä")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    assert version_of(here) == 1
    here.work()
    bo.go(page.url.removeprefix(here.base))
    expect(page.get_by_text("Valmis.")).to_be_visible()
    assert version_of(here) == 2
    asked(page, "Palauta siirretyt", "Sittenkin 14")
    expect(page.get_by_text("Palautus on käynnistetty.")).to_be_visible()
    assert bo.faults() == []
    here.work()
    assert version_of(here) == 1


def versions(page: Page) -> None:
    """The process and its versions, from the one to the other."""
    choose(page, "Prosessi", "Yhteistyömallin elinkaari")
    choose(page, "Nykyinen versio", "1")
    choose(page, "Uusi versio", "2")


def version_of(here: Any) -> int:
    """Of the process that runs."""
    (row,) = here.caller(BO).get("/instances?definition_key=yhteistyomalli").json["items"]
    return int(row["definition_version"])


def test_a_draft_is_tested_and_played_to_what_nobody_answers(at: Any) -> None:
    here = at(PREPARING)
    anna = here.visit(ANNA)
    page = anna.page
    draft = drafted(here.caller(ANNA), "kuuleminen")
    shorten(here.caller(ANNA), draft)
    anna.go(f"/models/drafts/{draft}")
    tests = part(page, "Testit")
    press(page, "Aja testit")
    expect(tests).to_contain_text("Läpäissyt 5, epäonnistunut 0.")
    expect(tests.locator(".drawing-reached").first).to_be_attached()

    play = part(page, "Kokeile ja nauhoita")
    expect_focus(page, "Aja testit")
    choose(page, "Jatka skenaariosta", WAITED)
    press(page, "skenaario ja jatka siitä")
    expect(play.get_by_role("form", name="Anna lausunto")).to_be_visible()
    expect_focus(page, "Kokeile ja nauhoita")
    write(page, "Mitä jos kukaan ei vastaa ennen päivää", "20.12.2023")
    press(page, "Siirrä kelloa")
    expect(play.get_by_text("aika tuli").first).to_be_visible()
    expect(play.locator(".play-timer-fired .play-chart circle").first).to_be_attached()
    assert anna.faults() == []
    expect(play.get_by_role("button", name="Siirrä kelloa")).to_be_visible()
    write(page, "Skenaarion nimi", "Kukaan ei vastaa")
    press(page, "Tallenna skenaarioksi")
    expect(part(page, "Historia")).to_contain_text("scenarios/kukaan-ei-vastaa.scenario.yaml")


def shorten(ask: Any, draft: int) -> None:
    """A scenario of the draft ends where the expert has been asked."""
    path = f"/model-drafts/{draft}"
    text = ask.get(f"{path}/files/{WAITED}").text.partition(UNANSWERED)[0]
    body = {"after": 1, "files": {WAITED: text}}
    assert ask("PUT", path, json=body).status_code == 200


def test_nothing_is_lost_when_the_browser_dies_or_is_closed(at: Any) -> None:
    here = at(PREPARING)
    anna = here.visit(ANNA)
    address = draft_of(anna)
    kept = f"/model-drafts/{address.rsplit('/', 1)[-1]}/files/{SCENARIO}"

    def types(window: Any, words: str) -> None:
        page = window.page
        press(page, "kuuleminen")
        press(page, "ei_kuulla.scenario.yaml")
        tab_to(page, f"Tiedosto {SCENARIO}")
        page.keyboard.press("Control+End")
        page.keyboard.type(words)

    def holds(words: str) -> None:
        for _ in range(50):
            if words in here.caller(ANNA).get(kept).text:
                return
            here.windows[-1].page.wait_for_timeout(40)
        raise AssertionError(here.caller(ANNA).get(kept).text[-80:])

    types(anna, "# yksi")
    holds("# yksi")  # within two seconds
    with pytest.raises(Error):
        anna.page.goto("chrome://crash")
    again = here.window(anna.page.context)
    again.go(address)
    types(again, " kaksi")
    third = here.window(anna.page.context)
    again.page.close()  # at once: no pause of the typist, no save of its own yet
    third.go("/models")
    holds("# yksi kaksi")


def test_two_who_change_the_same_file_keep_both(at: Any) -> None:
    here = at(PREPARING)
    anna = here.visit(ANNA)
    page = anna.page
    draft = draft_of(anna).rsplit("/", 1)[-1]
    press(page, "kuuleminen")
    press(page, "ei_kuulla.scenario.yaml")
    bo = here.caller(BO)

    def saved(after: int, path: str) -> None:
        body = {"after": after, "files": {path: f"# Bo {after}\n"}}
        assert bo("PUT", f"/model-drafts/{draft}", json=body).status_code == 200

    area = page.locator(".models-text textarea")
    saved(1, "muistio.txt")  # another file: no conflict
    write(page, f"Tiedosto {SCENARIO}", "# Anna 1\n")
    expect(part(page, "Historia").locator("li")).to_have_count(3)
    saved(3, SCENARIO)
    write(page, f"Tiedosto {SCENARIO}", "# Anna 2\n")
    expect(page.get_by_role("button", name="Jatka toisen versiosta")).to_be_visible()
    assert anna.faults() == []
    press(page, "Jatka toisen versiosta", back=True)
    expect(area).to_have_value("# Bo 3\n")
    expect_focus(page, f"Tiedosto {SCENARIO}")
    texts = [
        bo.get(f"/model-drafts/{draft}/files/{SCENARIO}?number={number}").text
        for number in (4, 5, 6)
    ]
    assert texts == ["# Bo 3\n", "# Anna 2\n", "# Bo 3\n"]


def test_an_operator_sees_what_stands_still_and_mends_it(at: Any) -> None:
    here = at(PREPARING)
    ask = here.caller(ANNA)
    begun(here.stage.application, ask, here.caller, RULE)
    anna = here.visit(ANNA)
    page = anna.page
    anna.go("/operations")
    stopped = part(page, "Häiriöt")
    expect(stopped).to_contain_text("puuttuva")
    press(page, "Yritä uudelleen: x")
    expect(stopped).to_contain_text("Pysähtyi uudelleen.")
    assert anna.faults() == []
    expect_focus(page, "Häiriöt")  # it stands still anew: another card of the same step
    deploy(ask, "d.dmn", DMN)
    press(page, "Yritä uudelleen: x")
    expect(stopped).to_contain_text("Onnistui.")
    expect(stopped).to_contain_text("Mikään ei ole pysähdyksissä.")
    expect_focus(page, "Häiriöt")
    press(page, "koe")
    expect(page.get_by_role("table", name="Vaiheet lukuina")).to_contain_text("after")
    press(page, part(page, "Asiat prosessissa").get_by_role("link").first.inner_text())
    expect(part(page, "Missä prosessi on")).to_contain_text("after")
    anna.settle()
    asked(page, "Keskeytä", "Selvitetään")
    expect(page.get_by_text("Keskeytetty.", exact=True)).to_be_visible()
