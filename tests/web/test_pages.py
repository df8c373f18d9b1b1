"""Every page, in each language: axe finds nothing, nothing is wider than the window, pictures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.moments import CONVENED, FOLLOWING, PREPARING, SIGNING

CASE_PARTS = ("process", "timeline", "documents", "people", "hearings", "decisions", "log")
LANGUAGES = ("fi", "sv", "en")
Pages = dict[str, str]


def preparing(here: Any, person: str) -> Pages:
    """An official's own pages while the secretariat prepares."""
    case = f"/cases/{here.stage.case_id}"
    return {
        "desk": "/",
        "desk-none-found": "/?search=eilöydy",
        "task": f"/tasks/{here.task_of(person)['id']}",
        "cases": "/cases",
        "case": case,
        **{f"case-{part}": f"{case}/{part}" for part in CASE_PARTS},
        "bodies": "/bodies",
        "body": "/bodies/sihteeristo",
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


def signing(here: Any, person: str) -> Pages:
    """The secretariat's chair is about to submit the proposal."""
    return {
        "sign-offs": "/sign-offs",
        "sign-off": f"/sign-offs/{here.task_of(person)['id']}",
    }


def following(here: Any, person: str) -> Pages:
    """The pages of following up after the first round."""
    return {"follow-up": "/follow-up", "meetings-past": "/meetings"}


def administering(here: Any, person: str) -> Pages:
    """An administrator's pages with a draft and a proposal."""
    caller = here.caller(person)
    draft = caller("POST", "/model-drafts", data={"name": "bpmn"}).json["draft"].split(".")[-1]
    path = "kuuleminen/forms/kuuleminen_anna_lausunto.form"
    text = caller.get(f"/model-drafts/{draft}/files/{path}").get_data(as_text=True)
    change = {"after": 1, "files": {path: text.replace("Anna lausunto", "Anna lausuntosi")}}
    assert caller("PUT", f"/model-drafts/{draft}", json=change).status_code == 200
    proposed = caller.post("/proposals", {"draft": int(draft), "reason": "Selvempi otsikko"})
    assert proposed.status_code == 201, proposed.text
    proposal = proposed.json["proposal"].split(".")[-1]
    return {
        "models": "/models",
        "models-draft": f"/models/drafts/{draft}",
        "models-proposal": f"/models/proposals/{proposal}",
        "operations": "/operations",
        "operations-heat": "/operations/processes/valmistelu",
        "operations-migrate": "/operations/migrations",
    }


VIEWS = {
    "preparing": (PREPARING, "katja-palonen", preparing),
    "convened": (CONVENED, "petteri-orpo", convened),
    "signing": (SIGNING, "katja-palonen", signing),
    "following": (FOLLOWING, "katja-palonen", following),
    "administering": (PREPARING, "yllapitaja-1", administering),
}
view = pytest.mark.parametrize("view", VIEWS)


@pytest.mark.web
@pytest.mark.parametrize("language", LANGUAGES)
@view
def test_pages_are_accessible_in_each_language(at: Any, view: str, language: str) -> None:
    moment, person, addresses = VIEWS[view]
    here = at(moment)
    signing_in = here.visit(language=language)
    signing_in.go("/sign-in")
    signing_in.shoot("sign-in")
    faults = {"sign-in": signing_in.faults()}
    window = here.visit(person, language)
    for name, path in addresses(here, person).items():
        window.go(path)
        window.shoot(name)
        faults[name] = window.faults()
        assert window.page.evaluate("document.documentElement.lang") == language
        assert window.page.locator("h1").count() == 1, name
    assert not {name: found for name, found in faults.items() if found}


@pytest.mark.web
@view
def test_nothing_is_lost_in_a_narrow_window_or_at_double_size(at: Any, view: str) -> None:
    """320 px is a phone, and 1280 px at 400 %; 640 px is 1280 px at 200 %."""
    moment, person, addresses = VIEWS[view]
    here = at(moment)
    pages = addresses(here, person)
    wide: dict[str, int] = {}
    for width in (320, 640):
        window = here.visit(person, width=width)
        for name, path in pages.items():
            window.go(path)
            window.shoot(f"{name}-{width}")
            wide[f"{name} {width}"] = window.overflow()
    assert not {name: by for name, by in wide.items() if by > 0}
