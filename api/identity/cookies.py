"""The session's cookie, and what protects it from other sites."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from flask import Request, Response

from api.settings import Settings
from engine.errors import NotAllowed

CSRF_HEADER = "X-CSRF-Token"
_FORBIDDEN = "rules of procedure (työjärjestys): requests of other sites"


def is_secure(settings: Settings) -> bool:
    """Whether people reach the product by https."""
    return settings.base_url.startswith("https://")


def cookie_name(settings: Settings, name: str = "paatospolku") -> str:
    """`__Host-` binds the cookie to this very host, where https allows it."""
    return f"__Host-{name}" if is_secure(settings) else name


def set_cookie(
    response: Response, settings: Settings, token: str, name: str = "paatospolku",
    seconds: int | None = None,
) -> None:  # fmt: skip
    """For the whole host, unreadable to scripts, not sent along by other sites' requests."""
    response.set_cookie(
        cookie_name(settings, name), token, max_age=seconds, path="/", httponly=True,
        secure=is_secure(settings), samesite="Lax",
    )  # fmt: skip


def clear_cookie(response: Response, settings: Settings, name: str = "paatospolku") -> None:
    """The browser forgets it."""
    response.delete_cookie(
        cookie_name(settings, name), path="/", httponly=True, secure=is_secure(settings),
        samesite="Lax",
    )  # fmt: skip


def csrf_token(token: str) -> str:
    """What a page of ours sends back with each write; no other site can know it."""
    return sha256(b"csrf:" + token.encode()).hexdigest()


def demand_own_site(request: Request, settings: Settings) -> None:
    """NotAllowed for a request that a page of another site has made."""
    origin = request.environ.get("HTTP_ORIGIN")
    foreign = origin is not None and origin not in (
        _origin(settings.base_url),
        _origin(request.host_url),
    )
    if foreign or request.environ.get("HTTP_SEC_FETCH_SITE") == "cross-site":
        raise NotAllowed(
            "This request comes from a page of another site.",
            reason_fi="Pyyntö tulee toisen sivuston sivulta.",
            ground=_FORBIDDEN,
            code="foreign-site",
        )


def demand_csrf(request: Request, token: str) -> None:
    """NotAllowed for a write by cookie that does not carry the session's own mark."""
    if request.headers.get(CSRF_HEADER) != csrf_token(token):
        raise NotAllowed(
            f"A write by cookie needs the {CSRF_HEADER} header with the `csrf` of GET /me.",
            reason_fi="Pyynnöstä puuttuu istunnon varmiste. Lataa sivu uudelleen.",
            ground=_FORBIDDEN,
            code="csrf",
        )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def local_path(text: str | None) -> str:
    """Where to go after signing in: a path of our own, else the front page.

    Backslashes, controls and a second slash would lead a browser to another host.
    """
    if not text or len(text) > 1000 or not text.startswith("/") or text.startswith("//"):
        return "/"
    if any(each in "\\" or not each.isprintable() or each.isspace() for each in text):
        return "/"
    return "/" if text.startswith(("/api/", "/auth/")) else text
