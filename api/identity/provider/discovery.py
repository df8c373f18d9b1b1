"""What the identity provider says of itself: its addresses and its keys, fetched and kept."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.identity.provider.settings import check_address
from processes.refusals import refusal

TIMEOUT_S = 10
LARGEST = 1_000_000
FRESH = timedelta(hours=1)
_PAUSE = timedelta(seconds=30)
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OPTIONAL = ("userinfo_endpoint", "end_session_endpoint")


class Discovery:
    """The metadata of one issuer (OpenID Connect Discovery 1.0). Threads may share it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._lock = threading.Lock()
        self._metadata: Mapping[str, Any] = {}
        self._read_at: datetime | None = None
        self._keys: KeySet | None = None
        self._keys_at: datetime | None = None

    def metadata(self, now: datetime) -> Mapping[str, Any]:
        """Its addresses, an hour old at most; while it does not answer, those known before."""
        with self._lock:
            if self._read_at is None or now - self._read_at >= FRESH:
                try:
                    self._metadata = self._checked()
                except Exception:
                    if self._read_at is None:
                        raise
                self._read_at = now
            return self._metadata

    def keys(self, now: datetime, *, again: bool = False) -> KeySet:
        """Its keys, an hour old at most; `again` after a key that was not among them."""
        address = self.metadata(now)["jwks_uri"]
        with self._lock:
            age = None if self._keys_at is None else now - self._keys_at
            if self._keys is None or age is None or age >= (_PAUSE if again else FRESH):
                try:
                    self._keys = KeySet.import_key_set(fetched(address))
                except (JoseError, ValueError, KeyError) as error:
                    raise refusal("provider-unreachable") from error
                self._keys_at = now
            return self._keys

    def _checked(self) -> Mapping[str, Any]:
        """The document, if it is the issuer's own and its addresses are safe to call."""
        found = fetched(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            raise refusal("identification-failed", why="issuer")
        for name in (*_NEEDED, *(each for each in _OPTIONAL if each in found)):
            check_address(str(found.get(name, "")), name)
        return found


def fetched(address: str, **headers: str) -> dict[str, Any]:
    """A JSON object: no redirects, bounded in size and time."""
    try:
        with requests.get(
            address, timeout=TIMEOUT_S, allow_redirects=False, stream=True,
            headers={"Accept": "application/json", **headers},
        ) as answer:  # fmt: skip
            content = answer.raw.read(LARGEST + 1, decode_content=True)
            if answer.status_code != 200 or len(content) > LARGEST:
                raise refusal("provider-unreachable")
            answer._content = content
            found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise refusal("provider-unreachable") from error
    if not isinstance(found, dict):
        raise refusal("provider-unreachable")
    return found
