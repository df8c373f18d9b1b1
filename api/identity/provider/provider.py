"""One identity provider: send the browser there, take it back, end the session in both places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session

from api.identity.provider.claims import checked_id_token, checked_logout_token
from api.identity.provider.discovery import TIMEOUT_S, Discovery, fetched
from api.identity.provider.settings import ProviderSettings
from processes.commands.provider import KnowByProvider
from processes.refusals import refusal
from processes.sessions import Session
from storage.attempts import Attempt
from storage.sessions import token_hash

LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom the provider has identified, and its session."""

    claims: dict[str, Any]
    id_token: str

    @property
    def provider_session(self) -> str | None:
        """The provider's name for its session, where it tells one."""
        found = self.claims.get("sid")
        return found[:255] if isinstance(found, str) else None


class Provider:
    """OpenID Connect Core 1.0 with PKCE (RFC 7636), state, nonce and `iss` (RFC 9207)."""

    def __init__(self, settings: ProviderSettings, base_url: str) -> None:
        self.settings = settings
        self.base_url = base_url.rstrip("/")
        self.discovery = Discovery(settings.issuer)

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.settings.name

    @property
    def redirect_uri(self) -> str:
        """Where it sends the browser back; registered there."""
        return f"{self.base_url}/auth/callback"

    def begin(self, back_to: str, now: datetime) -> tuple[str, str, Attempt]:
        """The address to send the browser to, the state for its cookie, and what is kept of it."""
        state, nonce, verifier = generate_token(48), generate_token(48), generate_token(64)
        extra = {"acr_values": " ".join(self.settings.acr)} if self.settings.acr else {}
        with self._client() as client:
            address, _ = client.create_authorization_url(
                self.discovery.metadata(now)["authorization_endpoint"],
                state=state, nonce=nonce, code_verifier=verifier, **extra,
            )  # fmt: skip
        attempt = Attempt(token_hash(state), nonce, verifier, back_to, now + LASTS)
        return str(address), state, attempt

    def finish(self, code: str, attempt: Attempt, now: datetime) -> Identified:
        """Trades the code for an ID token and checks it; asks for claims that it lacks."""
        metadata = self.discovery.metadata(now)
        try:
            with self._client() as client:
                token = client.fetch_token(
                    metadata["token_endpoint"], code=code, code_verifier=attempt.verifier,
                    timeout=TIMEOUT_S, allow_redirects=False,
                )  # fmt: skip
        except OAuthError as error:
            raise refusal("identification-failed", why=str(error.error)[:80]) from error
        except (requests.RequestException, ValueError) as error:
            raise refusal("provider-unreachable") from error
        if not token.get("id_token") or not token.get("access_token"):
            raise refusal("identification-failed", why="id_token")
        access = str(token["access_token"])
        claims = checked_id_token(
            str(token["id_token"]), attempt.nonce, access, self.settings, self.discovery, now
        )
        return Identified(self._completed(claims, access, metadata), str(token["id_token"]))

    def _completed(
        self, claims: dict[str, Any], access_token: str, metadata: Any
    ) -> dict[str, Any]:
        """With what the provider tells only when asked (OpenID Connect Core 1.0 § 5.3)."""
        wanted = {
            self.settings.person_claim,
            *([self.settings.groups_claim] if self.settings.groups else []),
        }
        if wanted <= set(claims) or "userinfo_endpoint" not in metadata:
            return claims
        told = fetched(metadata["userinfo_endpoint"], Authorization=f"Bearer {access_token}")
        if told.get("sub") != claims["sub"]:
            raise refusal("identification-failed", why="userinfo")
        return {**told, **claims}

    def command(self, identified: Identified) -> KnowByProvider:
        """Who that is here."""
        claims = identified.claims
        groups = claims.get(self.settings.groups_claim, ())
        verified = claims.get("email") if claims.get("email_verified") is True else ""
        return KnowByProvider(
            self.settings.issuer,
            claims["sub"],
            _text(claims.get(self.settings.person_claim)),
            _text(claims.get("name")),
            _text(verified),
            frozenset(each for each in groups if isinstance(each, str))
            if isinstance(groups, list | tuple)
            else frozenset(),
            self.settings.groups,
            self.settings.provision,
        )

    def ended(self, logout_token: str, now: datetime) -> dict[str, Any]:
        """The claims of a logout token, if it holds."""
        return checked_logout_token(logout_token, self.settings, self.discovery, now)

    def logout_address(self, session: Session, now: datetime) -> str | None:
        """Where the browser ends the provider's own session (RP-Initiated Logout 1.0)."""
        if session.issuer != self.settings.issuer:
            return None
        endpoint = self.discovery.metadata(now).get("end_session_endpoint")
        if not endpoint:
            return None
        query = {
            "client_id": self.settings.client_id,
            "post_logout_redirect_uri": f"{self.base_url}/sign-in",
            **({"id_token_hint": session.id_token} if session.id_token else {}),
        }
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"

    def _client(self) -> OAuth2Session:
        return OAuth2Session(
            self.settings.client_id,
            self.settings.client_secret or None,
            scope=self.settings.scopes,
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            token_endpoint_auth_method=(
                "client_secret_basic" if self.settings.client_secret else "none"
            ),
        )


def _text(value: Any) -> str:
    return value.strip()[:300] if isinstance(value, str) else ""
