"""Local accounts: given by an administrator, guarded against guessing, changed by their owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner

from api.cli.account import command
from api.identity import credentials
from engine.errors import EngineError
from processes.accounts import Account, failed
from processes.passwords import checked_password

TIINA, ADMIN = "tiina-korhonen", "yllapitaja-1"
EARNEST = credentials._HASHER  # as imported: tests hash with less work
PASSWORD, NEW = "vihreä lamppu soutaa", "kolme harmaata kivimuuria"


@pytest.fixture
def admin(browser):
    return browser().signed_in(ADMIN)


@pytest.fixture
def tiina(browser, admin):
    """Tiina with a password."""
    given = admin.post("/accounts", {"person": TIINA, "username": "Tiina.Korhonen"})
    assert given.status_code == 201, given.text
    secret = given.json["link"].partition("#")[2]
    body = {"secret": secret, "password": PASSWORD}
    assert browser().post("/login/secret", body).json == {"username": "tiina.korhonen"}
    return lambda password=PASSWORD: browser().post(
        "/login", {"username": "tiina.korhonen", "password": password}
    )


def test_a_person_chooses_a_password_by_a_link_that_works_once(browser, admin, tiina) -> None:
    answer = tiina()
    assert answer.status_code == 201
    assert answer.json["token"] is None and "Set-Cookie" in answer.headers
    given = admin.post(f"/accounts/{TIINA}/reset").json
    assert tiina().status_code == 401, "the old password opens nothing any more"
    body = {"secret": given["link"].partition("#")[2], "password": NEW}
    assert browser().post("/login/secret", body).status_code == 200
    assert browser().post("/login/secret", body).status_code == 401
    assert tiina(NEW).status_code == 201


def test_a_link_is_good_for_a_day(browser, admin, tiina, clock) -> None:
    link = admin.post(f"/accounts/{TIINA}/reset").json["link"]
    clock.pass_by(hours=25)
    body = {"secret": link.partition("#")[2], "password": NEW}
    assert browser().post("/login/secret", body).status_code == 401


def test_a_hash_costs_a_guesser_64_megabytes() -> None:
    assert EARNEST.hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_what_was_wrong_is_not_told(browser, tiina) -> None:
    wrong = tiina("väärä salasana on tämä")
    unknown = browser().post("/login", {"username": "nobody", "password": PASSWORD})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json == unknown.json


def test_guessing_rests_the_account_longer_each_time(tiina, clock, admin, refused) -> None:
    for _ in range(5):
        assert tiina("arvaus arvaus arvaus 1").status_code == 401
    assert tiina().status_code == 401, "rests, though the password is right"
    clock.pass_by(seconds=61)
    assert tiina().status_code == 201
    assert len([each for each in refused() if each == (TIINA, "sign-in")]) == 6
    for _ in range(5):
        tiina("arvaus arvaus arvaus 1")
    assert admin.post(f"/accounts/{TIINA}/unlock").json["failures"] == 0
    assert tiina().status_code == 201


def test_the_rest_doubles_up_to_an_hour(clock) -> None:
    account, rests = Account("x"), []
    for _ in range(14):
        account = failed(account, clock.now())
        if account.locked_until:
            rests.append((account.locked_until - clock.now()) // timedelta(minutes=1))
    assert rests == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_one_address_guesses_a_bounded_number_of_times(browser, clock) -> None:
    def guess(number: int) -> int:
        body = {"username": f"user-{number}", "password": "arvaus arvaus arvaus"}
        return browser().post("/login", body).status_code

    answers = [guess(number) for number in range(62)]
    assert set(answers[:60]) == {401} and answers[60:] == [429, 429]
    clock.pass_by(minutes=5)
    assert guess(1) == 401


def test_one_name_from_one_address_is_counted_too(browser) -> None:
    body = {"username": "nobody", "password": "arvaus arvaus arvaus"}
    answers = [browser().post("/login", body) for _ in range(11)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_changing_the_password_ends_the_other_sessions(browser, tiina) -> None:
    mine, other = browser(), browser()
    for each in (mine, other):
        login = {"username": "tiina.korhonen", "password": PASSWORD}
        each.csrf = each.post("/login", login).json["csrf"]
    wrong = mine("PUT", "/password", json={"current": "ei tämä ole se", "password": NEW})
    assert wrong.status_code == 401
    same = mine("PUT", "/password", json={"current": PASSWORD, "password": PASSWORD})
    assert same.status_code == 422
    right = mine("PUT", "/password", json={"current": PASSWORD, "password": NEW})
    assert right.status_code == 204
    assert mine.get("/me").status_code == 200
    assert other.get("/me").status_code == 401
    assert tiina().status_code == 401 and tiina(NEW).status_code == 201


def test_a_closed_account_is_out_at_once(browser, admin, tiina) -> None:
    mine = browser().signed_in(TIINA)
    closed = admin("PATCH", f"/accounts/{TIINA}", json={"disabled": True})
    assert closed.json["disabled"] is True
    assert mine.get("/me").status_code == 401
    assert tiina().status_code == 401
    assert browser().post("/sessions", {"person": TIINA}).status_code == 403


def test_nobody_but_an_administrator_and_nobody_their_own(browser, admin) -> None:
    grants = {"grants": ["admin"]}
    tiina = browser().signed_in(TIINA)
    assert tiina("PATCH", f"/accounts/{TIINA}", json=grants).status_code == 403
    assert tiina.get("/accounts").status_code == 403
    assert tiina.post("/accounts", {"person": TIINA}).status_code == 403
    own = admin("PATCH", f"/accounts/{ADMIN}", json={"grants": []})
    assert own.status_code == 403 and own.json["type"].endswith("own-grants")
    other = browser().signed_in("yllapitaja-2")
    assert admin("PATCH", "/accounts/yllapitaja-2", json={"grants": ["audit"]}).status_code == 200
    assert other.get("/me").status_code == 401, "fewer rights: signed out"


@pytest.mark.parametrize(
    "password",
    [
        "lyhyt", "salasana12345", "Kesä2024Kesä2024!", "P@ssw0rd1234567", "qwertyuiop12",
        "123456789012", "aaaaaaaaaaaab", "TiinaKorhonen2024", "paatospolku2024!", "x" * 257,
    ],
)  # fmt: skip
def test_a_strangers_first_guesses_are_refused(password) -> None:
    with pytest.raises(EngineError):
        checked_password(password, ("tiina-korhonen", "Tiina Korhonen"))


@pytest.mark.parametrize(
    "password", [PASSWORD, NEW, "Tr0ub4dor&3xyz", "x9$kk2(Lq!0b", "ä" * 3 + "bcö 12345 z" * 20]
)
def test_any_other_password_will_do(password) -> None:
    assert checked_password(password, ("tiina-korhonen", "Tiina Korhonen")) == password


def test_what_stands_in_lists_of_leaked_passwords_is_refused(browser, admin, tiina) -> None:
    given = admin.post(f"/accounts/{TIINA}/reset").json
    body = {"secret": given["link"].partition("#")[2]}
    for leaked in ("thisismypassword", "ManchesterUnited", "masterofpuppets"):
        assert checked_password(leaked) == leaked, "no mere words and rows of keys"
        answer = browser().post("/login/secret", {**body, "password": leaked})
        assert answer.status_code == 422 and answer.json["type"].endswith("password-common")
    assert browser().post("/login/secret", {**body, "password": NEW}).status_code == 200


def test_no_hash_and_no_secret_is_ever_told(browser, admin, tiina) -> None:
    listed = admin.get("/accounts").text + admin.get("/sessions").text + admin.get("/audit").text
    for word in ("argon2", "token_hash", "password_hash", "id_token"):
        assert word not in listed


def test_accounts_are_kept_from_the_command_line(settings, application, browser, monkeypatch):
    monkeypatch.setenv("PAATOSPOLKU_DATABASE", settings.database)

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(command, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    told = run("add", "uusi-henkilo", "--name", "Uusi Henkilö", "--username", "uusi")
    secret = told.strip().rpartition("#")[2]
    body = {"secret": secret, "password": PASSWORD}
    late = browser().post("/login/secret", body)
    assert late.status_code == 200, late.text
    login = {"username": "uusi", "password": PASSWORD}
    assert browser().post("/login", login).status_code == 201
    run("lock", "uusi-henkilo")
    assert browser().post("/login", login).status_code == 401
    assert "uusi-henkilo\tUusi Henkilö\tuusi\t–\tclosed" in run("list")
    run("unlock", "uusi-henkilo")
    assert browser().post("/login", login).status_code == 201
    assert "one-time link" in run("reset", "uusi-henkilo")
    assert browser().post("/login", login).status_code == 401
