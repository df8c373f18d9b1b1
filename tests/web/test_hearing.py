"""An expert finds the request on a desk of their own, and answers it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from processes.source.story.preparing import CHAIR, SECRETARY
from tests.web.keyboard import press, tab_to, write
from tests.web.moments import PLANNED

pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
EXPERT = "asiantuntija-1"
HEARING = {"experts": [EXPERT], "questions": "Mitä seurataan?", "mode": "statement"}


def asked(here: Any) -> None:
    """The secretary proposes the hearing, and the chair decides on it."""
    message = {"name": "KuulemistaPyydetty", "case_id": here.stage.case_id, "variables": HEARING}
    assert here.caller(SECRETARY).post("/messages", message).status_code == 200
    here.work()
    task, chair = here.task_of(CHAIR, "paata_kuulemisesta")["id"], here.caller(CHAIR)
    assert chair.post(f"/tasks/{task}/claim").status_code == 200
    answers = {"variables": {"hearing": "yes", **HEARING}}
    assert chair.post(f"/tasks/{task}/complete", answers).status_code == 200
    here.work()


def test_an_expert_answers_the_hearing(at: Any) -> None:
    here = at(PLANNED)
    asked(here)
    window = here.visit(EXPERT)
    page = window.page
    window.go("/")
    expect(page.locator("[data-task]")).to_have_count(1)
    tab_to(page, "Anna lausunto")  # its choice, then its link
    press(page, "Anna lausunto")
    page.wait_for_url("**/tasks/*")
    window.settle()
    expect(page.get_by_text("Mitä seurataan?")).to_be_visible()
    press(page, "Ota käsittelyyn")
    expect(page.get_by_role("textbox", name="Lausunto")).to_be_editable()
    write(page, "Lausunto", "Seurataan kasvusopimuksia.")
    window.shoot("task-hearing")
    assert window.faults() == []
    press(page, "Merkitse valmiiksi")
    expect(page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    here.work()
    path = f"/statements?case_id={here.stage.case_id}&expert={EXPERT}"
    given = here.caller(SECRETARY).get(path).json["items"][-1]
    assert (given["state"], given["text"]) == ("given", "Seurataan kasvusopimuksia.")
