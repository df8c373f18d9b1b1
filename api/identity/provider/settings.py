"""The identity provider an installation has: `PAATOSPOLKU_OIDC_…` in the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from engine.errors import InvalidInput
from processes.commands.provider import GroupRights, Office

PREFIX = "PAATOSPOLKU_OIDC_"
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
_TEXTS = ("ISSUER", "CLIENT_ID", "NAME", "SCOPES", "PERSON_CLAIM", "GROUPS_CLAIM")
_KNOWN = frozenset(
    {*_TEXTS, "CLIENT_SECRET", "CLIENT_SECRET_FILE", "GROUPS_FILE", "PROVISION", "ACR",
     "ALGORITHMS"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """See docs/how-to/sign-in-with-an-identity-provider.md for each, and for three providers."""

    issuer: str
    client_id: str
    client_secret: str = ""
    name: str = "Tunnistuspalvelu"
    scopes: str = "openid profile email"
    person_claim: str = "preferred_username"
    groups_claim: str = "groups"
    groups: Mapping[str, GroupRights] = field(default_factory=dict)
    provision: bool = False
    acr: tuple[str, ...] = ()
    algorithms: tuple[str, ...] = ALGORITHMS


def provider_settings(environment: Mapping[str, str]) -> ProviderSettings | None:
    """None without an ISSUER; InvalidInput names what is wrong."""
    given = {k.removeprefix(PREFIX): v for k, v in environment.items() if k.startswith(PREFIX)}
    if unknown := sorted(set(given) - _KNOWN):
        raise _wrong(unknown[0], "there is no such setting")
    if not given.get("ISSUER"):
        return None
    check_address(given["ISSUER"], "ISSUER")
    if not given.get("CLIENT_ID"):
        raise _wrong("CLIENT_ID", "it is needed beside the ISSUER")
    plain = {name.lower(): given[name] for name in _TEXTS if name in given}
    return ProviderSettings(
        **plain,
        client_secret=_secret(given),
        groups=_groups(given.get("GROUPS_FILE", "")),
        provision=given.get("PROVISION", "").lower() in ("1", "true", "yes", "on"),
        acr=tuple(given.get("ACR", "").split()),
        algorithms=_algorithms(given.get("ALGORITHMS", "")),
    )


def check_address(address: str, name: str) -> str:
    """https, or this machine itself; InvalidInput for anything else, with a user or a fragment."""
    parts = urlsplit(address)
    near = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and near):
        raise _wrong(name, "it must begin with https://")
    if not parts.hostname or parts.username is not None or parts.fragment:
        raise _wrong(name, "it must be a plain address")
    return address


def _secret(given: Mapping[str, str]) -> str:
    path = given.get("CLIENT_SECRET_FILE")
    return (
        Path(path).read_text(encoding="utf-8").strip() if path else given.get("CLIENT_SECRET", "")
    )


def _algorithms(text: str) -> tuple[str, ...]:
    wanted = tuple(text.split()) or ALGORITHMS
    if beyond := sorted(set(wanted) - set(ALGORITHMS)):
        raise _wrong("ALGORITHMS", f"{beyond[0]} is none of {', '.join(ALGORITHMS)}")
    return wanted


def _groups(path: str) -> Mapping[str, GroupRights]:
    """`groups: {name: {grants: [...], organization: id, post: role}}` of a YAML file."""
    if not path:
        return {}
    read: Any = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    listed = read.get("groups") if isinstance(read, dict) else None
    if not isinstance(listed, dict):
        raise _wrong("GROUPS_FILE", "it must hold `groups:` with a group a line")
    return {str(name): _rights(str(name), what) for name, what in listed.items()}


def _rights(name: str, what: Any) -> GroupRights:
    if not isinstance(what, dict) or set(what) - {"grants", "organization", "post"}:
        raise _wrong("GROUPS_FILE", f"{name} may have grants, organization and post")
    organization = str(what.get("organization", ""))
    if what.get("post") and not organization:
        raise _wrong("GROUPS_FILE", f"the post of {name} needs an organization")
    office = Office(organization, str(what.get("post", ""))) if organization else None
    return GroupRights(frozenset(map(str, what.get("grants", ()))), office)


def _wrong(name: str, why: str) -> InvalidInput:
    return InvalidInput(
        f"{PREFIX}{name}: {why}.",
        reason_fi=f"Asetuksen {PREFIX}{name} arvo ei kelpaa.",
        code="provider-setting",
    )
