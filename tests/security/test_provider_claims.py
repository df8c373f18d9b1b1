"""What an identity provider says is believed only when all of it holds."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from api.identity.provider.claims import (
    LOGOUT_EVENT,
    LOGOUT_TYPE,
    checked_id_token,
    checked_logout_token,
)
from api.identity.provider.settings import ProviderSettings, provider_settings
from engine.errors import EngineError
from engine.model import SYSTEM
from processes.commands.accounts import AddAccount
from processes.commands.provider import GroupRights, KnowByProvider, Office

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
ISSUER = "https://id.example.fi"
SETTINGS = ProviderSettings(ISSUER, "paatospolku")
KEY = RSAKey.generate_key(2048, {"kid": "a"})
OTHER = RSAKey.generate_key(2048, {"kid": "a"})


class Keys:
    """The issuer's keys, as if they had been fetched."""

    def keys(self, now: datetime, *, again: bool = False) -> KeySet:
        return KeySet([KEY])


def signed(claims: dict[str, Any], key: Any = KEY, **header: str) -> str:
    told = {"alg": "RS256", "kid": "a", **header}
    return jwt.encode(told, claims, key, algorithms=[told["alg"]])


def claims(**other: Any) -> dict[str, Any]:
    at = int(NOW.timestamp())
    found = {"iss": ISSUER, "aud": "paatospolku", "sub": "s", "iat": at, "exp": at + 300,
             "nonce": "n", **other}  # fmt: skip
    return {name: value for name, value in found.items() if value is not None}


def by_hand(algorithm: str, secret: bytes) -> str:
    """What no honest library makes: unsigned, or signed with the public key as a secret."""
    header, body = (
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in ({"alg": algorithm, "kid": "a"}, claims())
    )
    mac = hmac.digest(secret, header + b"." + body, "sha256") if secret else b""
    return b".".join((header, body, base64.urlsafe_b64encode(mac).rstrip(b"="))).decode()


def check(token: str, settings: ProviderSettings = SETTINGS) -> dict[str, Any]:
    return checked_id_token(token, "n", "access", settings, Keys(), NOW)  # type: ignore[arg-type]


def test_an_id_token_that_holds_is_believed() -> None:
    assert check(signed(claims()))["sub"] == "s"
    several = claims(aud=["paatospolku", "other"], azp="paatospolku")
    assert check(signed(several))["sub"] == "s"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://other.example"}, {"iss": None}, {"aud": "other"}, {"aud": None},
        {"aud": ["paatospolku", "other"]}, {"azp": "other"}, {"nonce": "m"}, {"nonce": None},
        {"exp": int(NOW.timestamp()) - 61}, {"exp": None}, {"iat": None}, {"sub": ""},
        {"iat": int(NOW.timestamp()) + 3600},
        {"sub": None}, {"sub": 7}, {"sub": "x" * 256}, {"at_hash": "nonsense"},
        {"nbf": int(NOW.timestamp()) + 3600},
    ],
)  # fmt: skip
def test_an_id_token_with_a_wrong_claim_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(EngineError, match="does not hold"):
        check(signed(claims(**wrong)))


def test_a_token_that_another_has_signed_is_refused() -> None:
    for token in (
        signed(claims(), OTHER),
        by_hand("HS256", KEY.as_pem(private=False)),
        by_hand("none", b""),
        signed(claims())[:-4] + "AAAA",
        "",
        "a.b",
    ):
        with pytest.raises(EngineError, match="does not hold"):
            check(token)


def test_a_wanted_strength_of_identification_is_demanded() -> None:
    strong = ProviderSettings(ISSUER, "paatospolku", acr=("http://ftn.ficora.fi/2017/loa2",))
    with pytest.raises(EngineError, match="acr"):
        check(signed(claims()), strong)
    assert check(signed(claims(acr="http://ftn.ficora.fi/2017/loa2")), strong)


def test_a_logout_token_says_what_is_over() -> None:
    token = signed(claims(nonce=None, jti="j", sid="x", events={LOGOUT_EVENT: {}}), typ=LOGOUT_TYPE)
    found = checked_logout_token(token, SETTINGS, Keys(), NOW)  # type: ignore[arg-type]
    assert found["sid"] == "x"


@pytest.mark.parametrize(
    "wrong",
    [
        {"events": {}}, {"events": None}, {"nonce": "n"}, {"sub": None, "sid": None},
        {"iss": "x"}, {"aud": "x"}, {"jti": None}, {"iat": int(NOW.timestamp()) - 3600},
    ],
)  # fmt: skip
def test_a_logout_token_that_does_not_hold_ends_nothing(wrong: dict[str, Any]) -> None:
    told = {**claims(nonce=None, jti="j", sid="x", events={LOGOUT_EVENT: {}}), **wrong}
    token = signed({k: value for k, value in told.items() if value is not None}, typ=LOGOUT_TYPE)
    with pytest.raises(EngineError, match="does not hold"):
        checked_logout_token(token, SETTINGS, Keys(), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["JWT", "at+jwt", ""])
def test_no_other_token_is_a_logout_token(kind: str) -> None:
    told = claims(nonce=None, jti="j", sid="x", events={LOGOUT_EVENT: {}})
    with pytest.raises(EngineError, match="does not hold"):
        checked_logout_token(signed(told, typ=kind), SETTINGS, Keys(), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [LOGOUT_TYPE, f"application/{LOGOUT_TYPE}", "at+jwt"])
def test_no_other_token_is_an_id_token(kind: str) -> None:
    with pytest.raises(EngineError, match="does not hold"):
        check(signed(claims(), typ=kind))


def test_settings_are_read_and_wrong_ones_named(tmp_path) -> None:
    groups = tmp_path / "groups.yaml"
    groups.write_text("groups:\n  clerks: {organization: tem, post: registrar}\n")
    given = {
        "PAATOSPOLKU_OIDC_ISSUER": ISSUER,
        "PAATOSPOLKU_OIDC_CLIENT_ID": "paatospolku",
        "PAATOSPOLKU_OIDC_GROUPS_FILE": str(groups),
    }
    found = provider_settings(given)
    assert found is not None and found.groups["clerks"].office.post_id == "tem.registrar"
    assert provider_settings({}) is None
    for wrong, said in (
        ({"PAATOSPOLKU_OIDC_ISSUER": "http://id.example.fi"}, "https"),
        ({"PAATOSPOLKU_OIDC_ISSUER": "https://user@id.example.fi"}, "plain address"),
        ({"PAATOSPOLKU_OIDC_ISSUER": "file:///etc/passwd"}, "https"),
        ({"PAATOSPOLKU_OIDC_CLIENT_ID": ""}, "needed"),
        ({"PAATOSPOLKU_OIDC_NONSENSE": "x"}, "no such setting"),
        ({"PAATOSPOLKU_OIDC_ALGORITHMS": "HS256"}, "none of"),
        ({"PAATOSPOLKU_OIDC_ALGORITHMS": "none"}, "none of"),
    ):
        with pytest.raises(EngineError, match=said):
            provider_settings(given | wrong)


def known(**other: Any) -> KnowByProvider:
    rights = {
        "ops": GroupRights(frozenset({"operate"})),
        "tem": GroupRights(office=Office("tem")),
        "minister": GroupRights(office=Office("tem", "minister")),
    }
    plain = {
        "issuer": ISSUER, "provider_subject": "s", "username": "niko-ferm", "name": "Niko",
        "email": "", "groups": frozenset(), "rights": rights, "provision": False,
    }  # fmt: skip
    return KnowByProvider(**{**plain, **other})


def test_groups_give_and_take_and_leave_the_rest(application, clock) -> None:
    application.run(AddAccount("niko-ferm", grants=frozenset({"audit"})), SYSTEM, clock.now())

    def follow(*groups: str) -> tuple[set[str], dict[str, Any]]:
        application.run(known(groups=frozenset(groups)), SYSTEM, clock.now())
        with application.runner.unit() as uow:
            account = uow.accounts.get("niko-ferm")
            held = uow.memberships.of_person("niko-ferm")
        given = {each.body_id: each.end for each in held if "tunnistus" in each.appointed_by}
        return set(account.grants), given

    assert follow("ops", "tem") == ({"audit", "operate"}, {"tem": None})
    clock.pass_by(days=10)
    grants, offices = follow("nonsense")
    assert grants == {"audit"}
    assert offices["tem"] is not None
    assert follow("nonsense") == (grants, offices)


def test_a_post_that_somebody_holds_is_not_taken_by_a_group(application, clock) -> None:
    answer = application.run(known(groups=frozenset({"minister"})), SYSTEM, clock.now())
    assert answer["not_given"] == ["tem.minister"]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"username": "stranger"}, "not-registered"),
        ({"username": ""}, "not-registered"),
        ({"username": "", "name": "Niko Ferm", "provision": True}, "not-registered"),
        ({"provider_subject": "other"}, "known-by-another"),
    ],
)
def test_whom_the_register_does_not_know_stays_out(application, clock, other, code) -> None:
    application.run(known(), SYSTEM, clock.now())
    with pytest.raises(EngineError) as refused:
        application.run(known(**{"provider_subject": "new", **other}), SYSTEM, clock.now())
    assert refused.value.code == code
