"""Signing in by an identity provider: OpenID Connect, code flow with PKCE."""

from api.identity.provider.provider import Provider
from api.identity.provider.settings import provider_settings

__all__ = ["Provider", "provider_settings"]
