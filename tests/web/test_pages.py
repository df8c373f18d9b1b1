"""Every page, in each language: axe finds nothing, nothing is wider than the window, pictures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.moments import PREPARING

PERSON = "katja-palonen"
CASE_PARTS = ("process", "timeline", "documents", "people", "hearings", "decisions", "log")
LANGUAGES = ("fi", "sv", "en")


def addresses(here: Any) -> dict[str, str]:
    """The pages by the names of their pictures."""
    case = f"/cases/{here.stage.case_id}"
    task = here.task_of(PERSON)["id"]
    return {
        "desk": "/",
        "desk-none-found": "/?search=eilöydy",
        "task": f"/tasks/{task}",
        "cases": "/cases",
        "case": case,
        **{f"case-{part}": f"{case}/{part}" for part in CASE_PARTS},
        "notices": "/notices",
        "profile": "/profile",
        "missing": "/nowhere",
    }


@pytest.mark.web
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_accessible_in_each_language(at: Any, language: str) -> None:
    here = at(PREPARING)
    signing_in = here.visit(language=language)
    signing_in.go("/sign-in")
    signing_in.shoot("sign-in")
    faults = {"sign-in": signing_in.faults()}
    window = here.visit(PERSON, language)
    for name, path in addresses(here).items():
        window.go(path)
        window.shoot(name)
        faults[name] = window.faults()
        assert window.page.evaluate("document.documentElement.lang") == language
        assert window.page.locator("h1").count() == 1, name
    assert not {name: found for name, found in faults.items() if found}


@pytest.mark.web
def test_nothing_is_lost_in_a_narrow_window_or_at_double_size(at: Any) -> None:
    """320 px is a phone, and 1280 px at 400 %; 640 px is 1280 px at 200 %."""
    here = at(PREPARING)
    wide: dict[str, int] = {}
    for width in (320, 640):
        window = here.visit(PERSON, width=width)
        for name, path in addresses(here).items():
            window.go(path)
            window.shoot(f"{name}-{width}")
            wide[f"{name} {width}"] = window.overflow()
    assert not {name: by for name, by in wide.items() if by > 0}
