"""Tokens for programs: told once, for what they were made, until they expire or are revoked."""

from __future__ import annotations

import pytest

TIINA, ADMIN = "tiina-korhonen", "yllapitaja-1"


@pytest.fixture
def made(browser, program):
    """A program with a token of the person's."""

    def make(person: str = TIINA, **what: object):
        mine = browser().signed_in(person)
        body = {"label": "oma ohjelma", "scopes": ["*:read"], **what}
        answer = mine.post("/tokens", body)
        assert answer.status_code == 201, answer.text
        return program(answer.json["token"]), answer.json["id"], mine

    return make


def test_a_token_acts_as_the_person_within_its_scopes(made, refused) -> None:
    reader, _, _ = made(scopes=["cases:read", "sessions:read"])
    assert reader.get("/me").json["person_id"] == TIINA
    assert reader.get("/cases").status_code == 200
    answer = reader.get("/tasks")
    assert answer.status_code == 403 and answer.json["type"].endswith(":scope")
    opened = reader.post("/cases", {"definition_key": "yhteistyomalli", "title": "Asia"})
    assert opened.status_code == 403 and opened.json["type"].endswith(":scope")
    assert (TIINA, "start_case") in refused()


def test_a_token_is_told_once(made, browser) -> None:
    _, _, mine = made()
    body = {"label": "toinen", "scopes": ["*:read"]}
    key = {"Idempotency-Key": "kerran"}
    first, again = (mine.post("/tokens", body, headers=key).json for _ in range(2))
    assert first["token"] and again == {"id": first["id"], "token": None}


def test_a_token_expires_and_is_revoked(made, clock) -> None:
    short, _, _ = made(days=1)
    gone, identifier, mine = made(days=30)
    assert mine("DELETE", f"/sessions/{identifier}").status_code == 204
    assert gone.get("/me").status_code == 401
    assert short.get("/me").status_code == 200
    clock.pass_by(days=1)
    assert short.get("/me").status_code == 401


def test_no_token_keeps_the_keys(made) -> None:
    everything, _, _ = made(ADMIN, scopes=["*:write"], grants=["admin"])
    for method, path in (
        ("POST", "/tokens"), ("GET", "/accounts"), ("POST", f"/accounts/{TIINA}/reset"),
        ("PUT", "/password"), ("POST", "/sessions/revoke-others"),
    ):  # fmt: skip
        answer = everything(method, path, json={})
        assert answer.status_code == 403, path
        assert answer.json["type"].endswith(":scope")
    assert everything.get("/jobs").status_code == 200


def test_a_token_has_no_right_that_was_not_given_and_none_that_was_lost(made, browser) -> None:
    plain, _, _ = made(ADMIN)
    assert plain.get("/jobs").status_code == 403
    granted, _, _ = made("yllapitaja-2", grants=["operate"])
    assert granted.get("/jobs").status_code == 200
    tiina = browser().signed_in(TIINA)
    beyond = tiina.post("/tokens", {"label": "x", "scopes": ["*:read"], "grants": ["admin"]})
    assert beyond.status_code == 403
    admin = browser().signed_in(ADMIN)
    admin("PATCH", "/accounts/yllapitaja-2", json={"grants": ["audit"]})
    assert granted.get("/jobs").status_code == 401


def test_a_service_is_nobody_but_itself(made, browser, program, application) -> None:
    admin = browser().signed_in(ADMIN)
    body = {
        "label": "lausuntopalvelu", "service": True, "scopes": ["messages:write", "sessions:read"],
    }  # fmt: skip
    service = program(admin.post("/tokens", body).json["token"])
    me = service.get("/me").json
    assert (me["person_id"], me["name"], me["kind"]) == (None, "lausuntopalvelu", "service")
    assert service.get("/sessions").json == {"items": []}
    assert service.post("/messages", {"name": "EiKukaanOdota"}).status_code == 404
    lines = admin.get("/audit?actor=service:lausuntopalvelu").json
    assert [line["action"] for line in lines["items"]] == ["correlate-message"]
    assert browser().signed_in(TIINA).post("/tokens", body).status_code == 403
    listed = admin.get("/service-tokens").json["items"]
    assert [each["label"] for each in listed] == ["lausuntopalvelu"]


@pytest.mark.parametrize("scopes", [[], ["everything"], ["nonsense:read"], ["cases:delete"]])
def test_a_scope_that_there_is_not_is_refused(browser, scopes) -> None:
    mine = browser().signed_in(TIINA)
    assert mine.post("/tokens", {"label": "x", "scopes": scopes}).status_code == 422


def test_a_bearer_needs_no_cookie_protection_and_a_cookie_beside_it_counts_for_nothing(
    made, app
) -> None:
    writer, _, _ = made(scopes=["*:write"])
    client = app.test_client()
    client.set_cookie("paatospolku", "nonsense")
    answer = client.put("/api/v1/tasks/x.1/draft", headers=writer.headers, json={"data": {}})
    assert answer.status_code == 404


def test_a_caller_is_slowed_down_and_no_other(settings, clock, tmp_path) -> None:
    from dataclasses import replace

    from api.http.app import create_app
    from api.wiring import wire
    from tests.security.conftest import Browser

    made = wire(replace(settings, rate_per_second=0.001, rate_burst=5), clock)
    app = create_app(made)
    one, two = Browser(app).signed_in(TIINA), Browser(app).signed_in(TIINA)
    answers = [one.get("/me").status_code for _ in range(7)]
    assert answers == [200] * 5 + [429] * 2
    assert two.get("/me").status_code == 200
    made.close()
