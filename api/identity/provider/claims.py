"""Checks on what the identity provider has signed: ID tokens and logout tokens."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import datetime
from hashlib import sha256, sha384, sha512
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from api.identity.provider.discovery import Discovery
from api.identity.provider.settings import ProviderSettings
from processes.refusals import refusal

LEEWAY_S = 60
LOGOUT_TYPE = "logout+jwt"
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_HASHES = {"256": sha256, "384": sha384, "512": sha512}


def checked_id_token(
    token: str, nonce: str, access_token: str, settings: ProviderSettings, discovery: Discovery,
    now: datetime,
) -> dict[str, Any]:  # fmt: skip
    """The claims of an ID token (OpenID Connect Core 1.0 § 3.1.3.7)."""
    header, claims = _signed(token, settings, discovery, now)
    if _type(header) not in ("", "jwt"):
        raise _failed("typ")
    _check(
        claims, settings, now, exp={"essential": True}, nonce={"essential": True, "value": nonce}
    )
    _check_azp(claims, settings)
    if "at_hash" in claims and claims["at_hash"] != _half_hash(access_token, str(header["alg"])):
        raise _failed("at_hash")
    if settings.acr and claims.get("acr") not in settings.acr:
        raise _failed("acr")
    return claims


def checked_logout_token(
    token: str, settings: ProviderSettings, discovery: Discovery, now: datetime
) -> dict[str, Any]:
    """The claims of a logout token (OpenID Connect Back-Channel Logout 1.0 § 2.6)."""
    header, claims = _signed(token, settings, discovery, now)
    if _type(header) != LOGOUT_TYPE:
        raise _failed("typ")
    _check(claims, settings, now, jti={"essential": True})
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(LOGOUT_EVENT), dict):
        raise _failed("events")
    if "nonce" in claims or not (claims.get("sub") or claims.get("sid")):
        raise _failed("nonce" if "nonce" in claims else "sub")
    if now.timestamp() - float(claims["iat"]) > 10 * LEEWAY_S:
        raise _failed("iat")
    return claims


def _signed(
    token: str, settings: ProviderSettings, discovery: Discovery, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, if one of the issuer's keys has signed them; fresh keys are tried once."""
    for again in (False, True):
        try:
            found = jwt.decode(token, discovery.keys(now, again=again), settings.algorithms)
        except (InvalidKeyIdError, JoseError, ValueError) as error:
            if again:
                raise _failed("signature") from error
        else:
            return dict(found.header), dict(found.claims)
    raise _failed("signature")


def _type(header: dict[str, Any]) -> str:
    """What the token says it is, so that none is taken for another (RFC 8725 § 3.11)."""
    return str(header.get("typ") or "").lower().removeprefix("application/")


def _check(claims: dict[str, Any], settings: ProviderSettings, now: datetime, **more: Any) -> None:
    registry = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY_S,
        iss={"essential": True, "value": settings.issuer},
        aud={"essential": True, "value": settings.client_id},
        iat={"essential": True},
        **more,
    )
    try:
        registry.validate(claims)
    except JoseError as error:
        raise _failed(getattr(error, "claim", "") or type(error).__name__) from error
    if "nonce" not in more and not isinstance(claims.get("iat"), int | float):
        raise _failed("iat")


def _check_azp(claims: dict[str, Any], settings: ProviderSettings) -> None:
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != settings.client_id:
        raise _failed("azp")
    if not isinstance(claims.get("sub"), str) or not 1 <= len(claims["sub"]) <= 255:
        raise _failed("sub")


def _half_hash(text: str, algorithm: str) -> str:
    digest = _HASHES.get(algorithm[-3:], sha512)(text.encode()).digest()
    return urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def _failed(why: str) -> Exception:
    return refusal("identification-failed", why=why)
