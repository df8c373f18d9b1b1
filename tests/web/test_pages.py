"""Every page, in each language: axe finds nothing, nothing is wider than the window, pictures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import PICTURES
from tests.web.moments import CONVENED, FOLLOWING, PREPARING, SIGNING

CASE_PARTS = ("process", "timeline", "documents", "people", "hearings", "decisions", "log")
LANGUAGES = ("fi", "sv", "en")
WIDE, NARROW = {"width": 1280, "height": 900}, (640, 320)
LARGE_TEXT = """() => {
  const all = [...document.querySelectorAll('body, body *')]
    .filter(e => !e.closest('svg, .pdf-words, .djs-container, .cm-editor'));
  const doubled = text => `${2 * parseFloat(text)}px`;
  const now = all.map(e => getComputedStyle(e)).map(each => [each.fontSize, each.lineHeight]);
  all.forEach((e, i) => {
    const [size, line] = now[i];
    e.style.fontSize = doubled(size);
    if (line.endsWith('px')) e.style.lineHeight = doubled(line);
  });
  const cut = all.filter(e => {
    const own = [...e.childNodes].some(each => each.nodeType === 3 && each.textContent.trim());
    const shown = getComputedStyle(e);
    const hides = [shown.overflowX, shown.overflowY].some(each => /hidden|clip/.test(each));
    return own && hides && e.clientWidth > 2
      && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 3);
  }).map(e => `cut at 200 % text: ${e.className} ${e.textContent.slice(0, 40)}`);
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  all.forEach(e => { e.style.fontSize = e.style.lineHeight = ''; });
  return wider > 0 ? [...cut, `wider at 200 % text by ${wider}`] : cut;
}"""
Pages = dict[str, "str | tuple[str, str]"]
"""Addresses by name; some with what is pressed there: a key, or what a selector finds."""


def preparing(here: Any, person: str) -> Pages:
    """An official's own pages while the secretariat prepares."""
    case = f"/cases/{here.stage.case_id}"
    task, other = (each["id"] for each in here.caller(person).get("/desk").json["items"][:2])
    assert here.caller(person).post(f"/tasks/{other}/claim").status_code == 200
    return {
        "desk": "/",
        "desk-keys": ("/", "?"),
        "desk-tour": ("/", ".tour button"),
        "desk-none-found": "/?search=eilöydy",
        "task": f"/tasks/{task}",
        "task-mine": f"/tasks/{other}",
        "task-errors": (f"/tasks/{other}", ".task-form button[type=submit]"),
        "cases": "/cases",
        "cases-none-found": "/cases?search=eilöydy",
        "case": case,
        "case-start": (case, ".page-title button"),
        **{f"case-{part}": f"{case}/{part}" for part in CASE_PARTS},
        "bodies": "/bodies",
        "body": "/bodies/sihteeristo",
        "body-planned": ("/bodies/sihteeristo", ".bodies-plan button[type=submit]"),
        "notices": "/notices",
        "profile": "/profile",
        "missing": "/nowhere",
    }


def convened(here: Any, person: str) -> Pages:
    """The chair's pages when the meeting has been called and its papers are out."""
    caller = here.caller(person)
    meeting = caller.get("/meetings?sort=-starts").json["items"][0]["id"]
    proposal = caller.get("/documents?kind=esitys").json["items"][0]["id"]
    return {
        "meetings": "/meetings",
        "meeting": f"/meetings/{meeting}",
        "meeting-live": f"/meetings/{meeting}/live",
        "meeting-plan": "/meetings/new",
        "document": f"/documents/{proposal}",
        "follow-up-none": "/follow-up",
    }


def refused(here: Any, person: str) -> Pages:
    """A meeting, a document and a case that are not there for whoever asks."""
    meeting = here.caller("petteri-orpo").get("/meetings?sort=-starts").json["items"][0]["id"]
    return {
        "meeting-refused": f"/meetings/{meeting}",
        "meeting-live-refused": f"/meetings/{meeting}/live",
        "meeting-plan-refused": "/meetings/new",
        "document-missing": f"/documents/{meeting}",
        "desk-empty": "/",
        "sign-offs-none": "/sign-offs",
        "notices-none": "/notices",
        "models-refused": "/models",
        "operations-refused": "/operations",
    }


def signing(here: Any, person: str) -> Pages:
    """The secretariat's chair is about to submit the proposal."""
    return {
        "sign-offs": "/sign-offs",
        "sign-off": f"/sign-offs/{here.task_of(person)['id']}",
    }


def following(here: Any, person: str) -> Pages:
    """The pages of following up after the first round."""
    return {"follow-up": "/follow-up", "meetings-past": "/meetings"}


def changed(caller: Any, old: str, new: str) -> tuple[int, int]:
    """A draft of the package in use with another form, and its proposal."""
    begun = caller("POST", "/model-drafts", data={"name": "bpmn"})
    draft = int(begun.json["draft"])
    path = "kuuleminen/forms/kuuleminen_anna_lausunto.form"
    text = caller.get(f"/model-drafts/{draft}/files/{path}").get_data(as_text=True)
    change = {"after": 1, "files": {path: text.replace(old, new)}}
    assert caller("PUT", f"/model-drafts/{draft}", json=change).status_code == 200
    proposed = caller.post("/proposals", {"draft": draft, "reason": "Selvempi otsikko"})
    assert proposed.status_code == 201, proposed.text
    return draft, int(proposed.json["proposal"])


def administering(here: Any, person: str) -> Pages:
    """An administrator's pages with two versions, a batch, a draft and a proposal."""
    caller = here.caller(person)
    _, first = changed(caller, "Anna lausunto", "Anna lausuntosi")
    approved = here.caller("yllapitaja-2").post(f"/proposals/{first}/approve")
    assert approved.json["state"] == "deployed", approved.text
    move = {"process": "yhteistyomalli", "from_version": 1, "to_version": 2, "reason": "Otsikko"}
    batch = caller.post("/migrations", move).json["batch"]
    draft, proposal = changed(caller, "Anna lausuntosi", "Anna lausunto")
    running = caller.get("/instances").json["items"][0]["id"]
    return {
        "models": "/models",
        "models-draft": f"/models/drafts/{draft}",
        "models-draft-text": (f"/models/drafts/{draft}", "text=paapolku.scenario.yaml"),
        "models-draft-table": (f"/models/drafts/{draft}", "text=sukupuolikiintio.dmn"),
        "models-draft-form": (f"/models/drafts/{draft}", "text=asettaminen_nimea.form"),
        "models-draft-play": (f"/models/drafts/{draft}", ".play-begin button[type=submit]"),
        "models-proposal": f"/models/proposals/{proposal}",
        "models-versions": "/models/versions?process=kuuleminen&old=1&new=2",
        "operations": "/operations",
        "operations-instance": f"/operations/instances/{running}",
        "operations-suspend": (f"/operations/instances/{running}", ".operations-acts button"),
        "operations-jobs": "/operations/jobs",
        "operations-heat": "/operations/processes/valmistelu",
        "operations-migrate": "/operations/migrations",
        "operations-batch": f"/operations/migrations/{batch}",
    }


VIEWS = {
    "preparing": (PREPARING, "katja-palonen", preparing),
    "convened": (CONVENED, "petteri-orpo", convened),
    "refused": (CONVENED, "asiantuntija-1", refused),
    "signing": (SIGNING, "katja-palonen", signing),
    "following": (FOLLOWING, "katja-palonen", following),
    "administering": (PREPARING, "yllapitaja-1", administering),
}


@pytest.mark.web
@pytest.mark.parametrize("view", VIEWS)
def test_pages_are_accessible_and_whole_in_each_language(at: Any, view: str) -> None:
    """320 px is a phone, and 1280 px at 400 %; 640 px is 1280 px at 200 %.

    What opens by a press is looked at in Finnish alone, but where pictures are taken.
    """
    moment, person, addresses = VIEWS[view]
    here = at(moment)
    window = here.visit(person)
    found = {}
    for name, place in addresses(here, person).items():
        path, pressed = place if isinstance(place, tuple) else (place, "")
        for language in LANGUAGES if PICTURES or not pressed else LANGUAGES[:1]:
            if pressed or language == LANGUAGES[0]:
                window.turn(path)
            window.speak(language)
            press(window, pressed)
            found[name, language] = looked_at(window, name)
            if pressed:
                window.page.keyboard.press("Escape")
                window.turn("/profile")  # what was pressed is forgotten
    assert not {name: wrong for name, wrong in found.items() if wrong}


def press(window: Any, what: str) -> None:
    """What opens the state of a page that is looked at."""
    if len(what) == 1:
        window.page.keyboard.press(what)
    elif what:
        window.page.locator(what).first.click()
    if what:
        window.settle()


@pytest.mark.web
def test_signing_in_is_accessible_in_each_language(at: Any) -> None:
    window = at(PREPARING).visit()
    window.go("/sign-in")
    for language in LANGUAGES:
        window.speak(language)
        assert not looked_at(window, "sign-in"), language


def looked_at(window: Any, name: str) -> list[str]:
    """What is wrong with a page: by axe, and by its width in windows of three sizes."""
    page = window.page
    window.shoot(name)
    wrong = window.faults()
    if page.evaluate("document.documentElement.lang") != window.language:
        wrong.append("another language")
    if page.locator("h1").count() != 1:
        wrong.append("not one main heading")
    if window.language == LANGUAGES[0]:
        wrong += page.evaluate(LARGE_TEXT)
    for width in NARROW:
        page.set_viewport_size({**WIDE, "width": width})
        if wider := window.overflow():
            wrong.append(f"wider than {width} px by {wider}")
    window.shoot(f"{name}-{NARROW[-1]}")
    page.set_viewport_size(WIDE)
    return wrong
