"""Sessions: fixed by nobody, ended at once, over in time, of no use to another site."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from api.http.app import create_app
from api.identity.cookies import local_path
from api.server import serve
from api.settings import Settings
from api.wiring import wire
from engine.errors import InvalidInput
from storage.sessions import clear_expired
from storage.tables import audit, session
from tests.security.conftest import Browser

TIINA, ADMIN = "tiina-korhonen", "yllapitaja-1"


def test_each_sign_in_has_a_session_of_its_own_and_ends_the_one_before(browser) -> None:
    mine = browser().signed_in(TIINA)
    first = mine.cookie
    mine.signed_in(TIINA)
    assert mine.cookie != first
    other = browser()
    other.client.set_cookie("paatospolku", first)
    assert other.get("/me").status_code == 401


def test_a_cookie_that_somebody_planted_is_never_taken_over(browser) -> None:
    mine = browser()
    mine.client.set_cookie("paatospolku", "planted")
    mine.signed_in(TIINA)
    assert mine.cookie != "planted"
    thief = browser()
    thief.client.set_cookie("paatospolku", "planted")
    assert thief.get("/me").status_code == 401


def test_a_session_is_over_when_left_alone_or_after_a_day_of_work(browser, clock) -> None:
    mine = browser().signed_in(TIINA)
    for _ in range(12):
        clock.pass_by(minutes=50)
        assert mine.get("/me").status_code == 200
    clock.pass_by(minutes=61)
    assert mine.get("/me").status_code == 401
    busy = browser().signed_in(TIINA)
    for _ in range(14):
        clock.pass_by(minutes=50)
        busy.get("/me")
    clock.pass_by(minutes=21)
    assert busy.get("/me").status_code == 401


def test_my_sessions_are_listed_and_ended_one_by_one_or_all_others(browser) -> None:
    one, two, three = (browser().signed_in(TIINA) for _ in range(3))
    listed = one.get("/sessions").json["items"]
    assert len(listed) == 3
    assert [each["current"] for each in listed].count(True) == 1
    current = next(each["id"] for each in two.get("/sessions").json["items"] if each["current"])
    assert one("DELETE", f"/sessions/{current}").status_code == 204
    assert two.get("/me").status_code == 401
    assert len(one.post("/sessions/revoke-others").json["sessions"]) == 1
    assert three.get("/me").status_code == 401
    assert one.get("/me").status_code == 200


def test_anothers_session_is_not_even_known_of(browser, refused) -> None:
    mine, other = browser().signed_in(TIINA), browser().signed_in("katja-palonen")
    target = other.get("/sessions").json["items"][0]["id"]
    answer = mine("DELETE", f"/sessions/{target}")
    nothing = mine("DELETE", "/sessions/00000000-0000-0000-0000-00000000dead")
    assert answer.status_code == nothing.status_code == 404
    assert answer.json == nothing.json
    assert other.get("/me").status_code == 200
    assert (TIINA, "revoke-session") in refused()
    assert browser().signed_in(ADMIN)("DELETE", f"/sessions/{target}").status_code == 204
    assert other.get("/me").status_code == 401


def test_signing_out_ends_the_session_on_the_server(browser) -> None:
    mine = browser().signed_in(TIINA)
    kept = mine.cookie
    assert mine.post("/logout").json == {"redirect": None}
    assert mine.cookie == ""
    mine.client.set_cookie("paatospolku", kept)
    assert mine.get("/me").status_code == 401


def test_a_write_by_cookie_needs_the_sessions_own_mark(browser) -> None:
    mine, other = browser().signed_in(TIINA), browser().signed_in(TIINA)
    for wrong in ("", "nonsense", other.csrf):
        answer = mine.post("/sessions/revoke-others", headers={"X-CSRF-Token": wrong})
        assert answer.status_code == 403
        assert answer.json["type"].endswith(":csrf")
    assert other.get("/me").status_code == 200
    assert mine.get("/me").json["csrf"] == mine.csrf


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://attacker.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.attacker.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_of_another_site_writes_nothing_and_signs_nobody_in(browser, headers) -> None:
    mine = browser().signed_in(TIINA)
    assert mine.post("/sessions/revoke-others", headers=headers).status_code == 403
    answer = browser().post("/sessions", {"person": TIINA, "cookie": True}, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    own = mine.post("/sessions/revoke-others", headers={"Origin": "http://localhost"})
    assert own.status_code == 200


def test_the_cookie_is_kept_from_scripts_and_other_sites(browser, application) -> None:
    answer = browser().post("/sessions", {"person": TIINA, "cookie": True})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    assert answer.json["token"] is None
    with application.reading() as connection:
        kept = connection.execute(sa.select(session.c.token_hash)).scalars().all()
    assert all(value not in cookie for value in kept)


@pytest.mark.parametrize(
    ("host", "headers", "address"),
    [
        ("attacker.example", {}, "127.0.0.1"),
        ("localhost.attacker.example", {}, "127.0.0.1"),
        ("localhost", {"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1"),
        ("localhost", {"Forwarded": "for=127.0.0.1"}, "127.0.0.1"),
        ("localhost", {}, "192.0.2.7"),
    ],
)
def test_the_development_sign_in_answers_this_machine_alone(
    browser, host, headers, address
) -> None:
    answer = browser().post(
        "/sessions", {"person": TIINA}, headers=headers, base_url=f"http://{host}",
        environ_base={"REMOTE_ADDR": address},
    )  # fmt: skip
    assert answer.status_code == 403
    methods = browser().get(
        "/sign-in", headers=headers, base_url=f"http://{host}",
        environ_base={"REMOTE_ADDR": address},
    )  # fmt: skip
    assert methods.json["development"] is False


@pytest.mark.parametrize(
    "path",
    [
        "//attacker.example", "https://attacker.example", "/\\attacker.example", "\\\\attacker",
        "/\t/attacker.example", "/\n/attacker.example", "javascript:alert(1)", "", None,
        "/" + "a" * 2000, " //attacker.example", "/api/v1/logout", "/auth/logout",
    ],
)  # fmt: skip
def test_the_way_back_leads_nowhere_but_here(path) -> None:
    assert local_path(path) == "/"


def test_the_way_back_keeps_a_page_of_ours() -> None:
    assert local_path("/tehtavat/1.2?näytä=kaikki") == "/tehtavat/1.2?näytä=kaikki"


def test_every_answer_carries_the_security_headers(browser) -> None:
    for path in ("/me", "/openapi.json", "/nowhere"):
        headers = browser().get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_the_development_sign_in_is_not_served_to_other_machines() -> None:
    with pytest.raises(InvalidInput, match="without a password"):
        serve(Settings(development=True, host="0.0.0.0"))


def test_what_has_long_been_over_is_forgotten(browser, application, clock) -> None:
    browser().signed_in(TIINA)
    for days, left in ((29, 1), (2, 0)):
        clock.pass_by(days=days)
        clear_expired(application.database, clock.now())
        with application.reading() as connection:
            assert len(connection.execute(sa.select(session.c.id)).all()) == left


def test_no_other_site_may_read_an_answer(browser) -> None:
    mine = browser().signed_in(TIINA)
    answer = mine.get("/me", headers={"Origin": "https://attacker.example"})
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
    asked = mine("OPTIONS", "/me", headers={"Origin": "https://attacker.example"})
    assert not [name for name, _ in asked.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(("proxies", "told"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_an_address_is_the_proxys_word_only_where_there_is_one(
    settings, clock, proxies, told
) -> None:
    made = wire(replace(settings, proxies=proxies), clock)
    mine = Browser(create_app(made))
    forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9", "X-Forwarded-Host": "evil.example"}
    mine.post("/login", {"username": "nobody", "password": "x"}, headers=forwarded)
    with made.reading() as connection:
        line = sa.select(audit.c.ip).where(audit.c.action == "sign-in", ~audit.c.ok)
        assert connection.execute(line).scalars().all() == [told]
    made.close()
