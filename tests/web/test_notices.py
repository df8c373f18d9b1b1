"""Of new work one hears in the page at once and by mail, whose link leads to the task."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default
from typing import Any

import pytest
from playwright.sync_api import expect

from api.mail import MailHandler, SmtpMailer
from api.mail.server import Security, SmtpSettings
from api.notices import look_out
from processes.source.story.preparing import MONITORING
from tests.unit.mail.conftest import certificate, smtp_server
from tests.web.keyboard import press, write
from tests.web.moments import PREPARING

__all__ = ["certificate", "smtp_server"]
pytestmark = [pytest.mark.web, pytest.mark.usefixtures("by_keyboard")]
KATJA, OLLI = "katja-palonen", "olli-voutilainen"
NEXT = "Kuvaa toimintamalli ja aikataulu"
LINK = re.compile(r"http://\S+/tasks/\S+")


def looked_out(here: Any) -> None:
    """What the server does by itself every few seconds."""
    runner, now = here.stage.application.runner, here.stage.clock.now()
    assert look_out(runner, now, here.base, "Europe/Helsinki") > 0


def test_a_mail_leads_who_is_signed_out_to_the_task(at: Any, smtp_server: Any) -> None:
    here = at(PREPARING)
    received, port = smtp_server()
    sender = Address("Päätöspolku", "polku", "tem.example")
    server = SmtpSettings("localhost", sender, port, Security.NONE)
    here.stage.application.runner.outward = {"mail": MailHandler(SmtpMailer(server))}
    here.stage.clock.move(PREPARING + timedelta(days=6))
    looked_out(here)
    here.work()
    mine = [each for each in received.envelopes if each.rcpt_tos == [f"{KATJA}@tem.example"]]
    mail = message_from_bytes(mine[0].content, policy=default)
    link = LINK.search(mail.get_body(("plain",)).get_content())
    assert link is not None
    task = here.caller(KATJA).get(f"/tasks/{link[0].rsplit('/', 1)[1]}").json

    window = here.visit()
    page = window.page
    page.goto(link[0])
    expect(page.get_by_role("button", name="Katja Palonen")).to_be_visible()
    press(page, "Katja Palonen")
    page.wait_for_url(link[0])
    expect(page.locator("#main")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_contain_text(task["name"])
    expect(page.get_by_role("button", name="Ota käsittelyyn")).to_be_visible()


def test_what_one_does_the_other_hears_and_nothing_moves(at: Any) -> None:
    here = at(PREPARING)
    katja = here.caller(KATJA)
    monitoring = here.task_of(KATJA, "seurantaehdotus")["id"]
    assert katja.post(f"/tasks/{monitoring}/claim").status_code == 200
    done = katja.post(
        f"/tasks/{monitoring}/complete", {"variables": {"monitoring_text": MONITORING}}
    )
    assert done.status_code == 200, done.text
    theme = here.task_of(KATJA, "teema")["id"]
    assert katja.post(f"/tasks/{theme}/claim").status_code == 200
    other = here.visit(OLLI)
    other.go("/")
    expect(other.page.get_by_role("link", name="Ilmoitukset", exact=True)).to_be_visible()
    empty = other.page.get_by_role("heading", name="Työpöydälläsi ei ole tehtäviä")
    place = empty.bounding_box()

    window = here.visit(KATJA)
    window.go(f"/tasks/{theme}")
    write(window.page, "Kuvaus", "Eriytymistä ehkäistään yhdessä.")
    press(window.page, "Merkitse valmiiksi")
    expect(window.page.get_by_role("heading", name="Tehtävä on valmis")).to_be_focused()
    here.work()
    looked_out(here)

    page = other.page
    page.bring_to_front()
    expect(page.get_by_role("link", name="Ilmoitukset, 1 uusi")).to_be_visible(timeout=20_000)
    expect(page.get_by_text(f"Uusi tehtävä: {NEXT}")).to_be_visible()
    expect(page.get_by_role("button", name="Päivitä lista")).to_be_visible()
    assert empty.bounding_box() == place
    expect(page.locator("[data-task]")).to_have_count(0)
    press(page, "Päivitä lista")
    expect(page.locator("[data-task]")).to_contain_text(NEXT)
    expect(page.locator("h1")).to_be_focused()
