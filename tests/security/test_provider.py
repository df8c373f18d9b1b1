"""Signing in by a real identity provider, in a real browser, and out again from either side."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import chromium
from tests.security.processes_beside import free_port, product, provider

GROUPS = {
    "groups": {
        "paatospolku-yllapito": {"grants": ["operate", "audit"]},
        "tem-virkamiehet": {"organization": "tem"},
    }
}
ACCOUNTS = {
    "s-tiina": {
        "preferred_username": "tiina-korhonen",
        "name": "Tiina Korhonen",
        "groups": ["paatospolku-yllapito"],
    },
    "s-uusi": {
        "preferred_username": "uusi.virkailija",
        "name": "Uusi Virkailija",
        "email": "uusi.virkailija@example.fi",
        "email_verified": True,
        "groups": ["tem-virkamiehet"],
    },
    "s-impostor": {"preferred_username": "tiina-korhonen", "name": "Toinen Tiina"},
}


@dataclass
class Place:
    """Both servers, and a browser."""

    product: str
    issuer: str
    chromium: Browser
    database: Path

    def page(self) -> Page:
        """In a context of its own: no cookies."""
        context = self.chromium.new_context()
        context.set_default_timeout(15_000)
        return context.new_page()


@pytest.fixture(scope="module")
def place(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("provider")
    shutil.copy(template, folder / "data.db")
    (folder / "groups.yaml").write_text(yaml.safe_dump(GROUPS))
    ports = free_port(), free_port()
    mine = f"http://127.0.0.1:{ports[0]}"
    client = {
        "client_id": "paatospolku",
        "client_secret": "of the tests alone",
        "redirect_uris": [f"{mine}/auth/callback"],
        "post_logout_redirect_uris": [f"{mine}/sign-in"],
        "backchannel_logout_uri": f"{mine}/auth/logout/back",
        "backchannel_logout_session_required": True,
        "scope": "openid profile email groups",
    }
    with (
        provider([client], ACCOUNTS, ports[1], folder / "provider.log") as issuer,
        product(
            {
                "PAATOSPOLKU_DATABASE": f"sqlite:///{folder}/data.db",
                "PAATOSPOLKU_MAIL_FOLDER": str(folder / "mail"),
                "PAATOSPOLKU_OIDC_ISSUER": issuer,
                "PAATOSPOLKU_OIDC_CLIENT_ID": "paatospolku",
                "PAATOSPOLKU_OIDC_CLIENT_SECRET": "of the tests alone",
                "PAATOSPOLKU_OIDC_SCOPES": "openid profile email groups",
                "PAATOSPOLKU_OIDC_GROUPS_FILE": str(folder / "groups.yaml"),
                "PAATOSPOLKU_OIDC_PROVISION": "yes",
            },
            ports[0],
            folder / "product.log",
        ) as address,
    ):
        yield Place(address, issuer, chromium(), folder / "data.db")


def sign_in(place: Place, page: Page, login: str, back_to: str = "/api/v1/me") -> None:
    """As a person does: name and password at the provider, then its question."""
    page.goto(f"{place.product}/auth/login?next={back_to}")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", "anything")
    page.click("button[type=submit]")
    page.click("button[type=submit]")
    page.wait_for_url(re.compile(re.escape(place.product)))


def me(place: Place, page: Page) -> dict[str, object]:
    answer = page.request.get(f"{place.product}/api/v1/me")
    found: dict[str, object] = answer.json()
    return found


def cookies(context: BrowserContext, address: str) -> dict[str, object]:
    return {each["name"]: each for each in context.cookies(address)}


def test_a_person_signs_in_and_the_groups_give_rights(place: Place) -> None:
    page = place.page()
    sign_in(place, page, "s-tiina", "/tehtavat")
    assert page.url == f"{place.product}/tehtavat"
    found = me(place, page)
    assert (found["person_id"], found["how"]) == ("tiina-korhonen", "provider")
    assert found["grants"] == ["audit", "operate"]
    held = cookies(page.context, place.product)
    assert held["paatospolku"]["httpOnly"] and held["paatospolku"]["sameSite"] == "Lax"
    assert "paatospolku-sign-in" not in held


def test_somebody_new_is_registered_and_holds_the_office_of_the_group(place: Place) -> None:
    page = place.page()
    sign_in(place, page, "s-uusi")
    assert me(place, page)["name"] == "Uusi Virkailija"
    person = me(place, page)["person_id"]
    listed = page.request.get(f"{place.product}/api/v1/memberships?person_id={person}").json()
    assert [(each["body_id"], each["role"]) for each in listed["items"]] == [("tem", "official")]
    assert listed["items"][0]["appointed_by"].startswith("tunnistuspalvelu")


def test_another_subject_of_the_same_name_is_not_taken_for_the_person(place: Place) -> None:
    first = place.page()
    sign_in(place, first, "s-tiina")
    page = place.page()
    sign_in(place, page, "s-impostor")
    assert page.url == f"{place.product}/sign-in?error=known-by-another"
    assert "paatospolku" not in cookies(page.context, place.product)


def test_signing_out_here_ends_the_session_there(place: Place) -> None:
    page = place.page()
    sign_in(place, page, "s-tiina")
    csrf = str(me(place, page)["csrf"])
    answer = page.request.post(
        f"{place.product}/api/v1/logout", headers={"X-CSRF-Token": csrf}, data={}
    )
    away = answer.json()["redirect"]
    assert away.startswith(place.issuer)
    page.goto(away)
    page.click("button[value=yes]")
    page.wait_for_url(f"{place.product}/sign-in*")
    page.goto(f"{place.product}/auth/login")
    assert page.locator("input[name=login]").is_visible(), "must say again who one is"
    assert page.request.get(f"{place.product}/api/v1/me").status == 401


def test_signing_out_there_ends_the_session_here(place: Place) -> None:
    page = place.page()
    sign_in(place, page, "s-tiina")
    assert page.request.get(f"{place.product}/api/v1/me").status == 200
    page.goto(f"{place.issuer}/session/end")
    page.click("button[value=yes]")
    page.wait_for_load_state()
    for _ in range(50):
        if page.request.get(f"{place.product}/api/v1/me").status == 401:
            break
        page.wait_for_timeout(100)
    assert page.request.get(f"{place.product}/api/v1/me").status == 401


def test_the_front_channel_ends_the_session_by_its_name(place: Place) -> None:
    page = place.page()
    sign_in(place, page, "s-tiina")
    with sqlite3.connect(place.database) as connection:
        select = "SELECT provider_session FROM session ORDER BY created_at DESC LIMIT 1"
        (sid,) = connection.execute(select).fetchone()
    address = f"{place.product}/auth/logout/front"
    for iss, told in ((place.issuer, "nonsense"), ("http://other.example", sid)):
        page.request.get(address, params={"iss": iss, "sid": told})
        assert page.request.get(f"{place.product}/api/v1/me").status == 200
    answer = page.request.get(address, params={"iss": place.issuer, "sid": sid})
    assert f"frame-ancestors {place.issuer}" in answer.headers["content-security-policy"]
    assert page.request.get(f"{place.product}/api/v1/me").status == 401


def test_a_state_is_good_once_and_in_one_browser(place: Place) -> None:
    page, other = place.page(), place.page()
    page.goto(f"{place.product}/auth/login")
    state = cookies(page.context, place.product)["paatospolku-sign-in"]["value"]
    callback = f"{place.product}/auth/callback?code=stolen&state={state}"
    answer = other.request.get(callback, max_redirects=0)
    assert answer.headers["location"].endswith("identification-failed")
    forged = page.request.get(f"{place.product}/auth/callback?code=x&state=guess", max_redirects=0)
    assert forged.headers["location"].endswith("identification-failed")


@pytest.mark.parametrize("back_to", ["//attacker.example", "https://attacker.example/", "/%5Cx"])
def test_the_way_back_is_ours_alone(place: Place, back_to: str) -> None:
    page = place.page()
    sign_in(place, page, "s-tiina", back_to)
    assert page.url == f"{place.product}/"


def test_a_logout_token_that_nobody_signed_ends_nothing(place: Place) -> None:
    page = place.page()
    for token in ("", "a.b.c", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0."):
        answer = page.request.post(
            f"{place.product}/auth/logout/back", form={"logout_token": token}
        )
        assert answer.status == 400
        assert json.loads(answer.text())["type"].endswith("identification-failed")
