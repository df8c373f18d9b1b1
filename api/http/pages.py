"""The pages: the built front end, served to people beside the API that it calls."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound
from werkzeug.utils import safe_join

from api.http import problems

BUILT = Path(__file__).resolve().parents[1] / "static" / "app"
NONCE = "%CSP_NONCE%"
FOREVER = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
NOT_BUILT = """<!doctype html><html lang="fi"><meta charset="utf-8"><title>Päätöspolku</title>
<p>Sivuja ei ole vielä rakennettu: <code>make setup</code>.</p>
<p lang="sv">Sidorna har inte byggts ännu: <code>make setup</code>.</p>
<p lang="en">The pages have not been built yet: <code>make setup</code>.</p></html>"""


def policy(nonce: str) -> str:
    """The content security policy of a page: our own files and the nonce, nothing else."""
    return (
        "default-src 'none'; "
        f"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        "worker-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def serve_pages(app: Flask, folder: Path = BUILT) -> None:
    """Adds the built files, and the page itself for every address that is nobody else's."""
    app.add_url_rule("/assets/<path:name>", "asset", lambda name: _file(folder / "assets", name))
    app.add_url_rule("/mark.svg", "mark", lambda: _file(folder, "mark.svg", "max-age=86400"))

    def elsewhere(error: NotFound) -> Response:
        """The pages have addresses that only the browser knows: each gets the same document."""
        if request.method in ("GET", "HEAD") and not request.path.startswith(("/api/", "/assets/")):
            return _page(folder / "index.html")
        return problems.from_http(error)

    app.register_error_handler(NotFound, elsewhere)


@lru_cache(maxsize=4)
def _document(path: Path, changed: int) -> str:
    return path.read_text(encoding="utf-8")


def _page(path: Path) -> Response:
    if not path.is_file():
        return Response(NOT_BUILT, status=503, mimetype="text/html")
    nonce = secrets.token_urlsafe(18)
    document = _document(path, path.stat().st_mtime_ns).replace(NONCE, nonce)
    response = Response(document, mimetype="text/html")
    response.headers["Content-Security-Policy"] = policy(nonce)
    return response


def _file(folder: Path, name: str, caching: str = FOREVER) -> Response:
    found = safe_join(str(folder), name)
    path = Path(found) if found else None
    kind = TYPES.get(path.suffix) if path else None
    if path is None or kind is None or not path.is_file():
        raise NotFound
    packed = path.with_name(f"{path.name}.gz")
    zipped = "gzip" in request.accept_encodings and packed.is_file()
    response = Response((packed if zipped else path).read_bytes(), content_type=kind)
    response.headers["Cache-Control"] = caching
    response.headers["Vary"] = "Accept-Encoding"
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return response
