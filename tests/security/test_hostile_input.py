"""Names that deceive, files that are not what they say, addresses that lead elsewhere."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

TIINA, ADMIN = "tiina-korhonen", "yllapitaja-1"
DOCTYPE = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions>&c;&x;</definitions>"""


@pytest.fixture
def tiina(browser: Any) -> Any:
    return browser().signed_in(TIINA)


@pytest.fixture
def admin(browser: Any) -> Any:
    return browser().signed_in(ADMIN)


@pytest.mark.parametrize(
    "name",
    [
        "Matti\u202eikremeiN",  # reads the other way round on the screen
        "Matti\u0000Niemi", "Matti\r\nBcc: kaikki@example.fi", "\ud800", "Matti\u2028Niemi",
        "Mat\u200bti", "x" * 201, "", "   ", "\u2066Matti",
    ],
)  # fmt: skip
def test_a_name_that_deceives_is_refused(tiina: Any, name: str) -> None:
    body = b'{"name": "%s"}' % name.encode("unicode_escape").replace(b"\\x", b"\\u00")
    answer = tiina("POST", "/persons", data=body, content_type="application/json")
    assert answer.status_code in (400, 422), answer.text


def test_one_name_is_one_name_however_it_is_composed(tiina: Any) -> None:
    made = tiina.post("/persons", {"name": "A\u0308ija\u0308 O\u0308hman"})
    assert made.status_code == 201
    assert tiina.get(f"/persons/{made.json['id']}").json["name"] == "Äijä Öhman"
    again = tiina.post("/persons", {"name": "Äijä Öhman"})
    assert again.status_code == 409


@pytest.mark.parametrize(
    "email",
    [
        "a@b.fi\r\nBcc: c@d.fi", "a@b.fi\nSubject: x", "a@b.fi, c@d.fi", "<a@b.fi>", "a b@c.fi",
        '"x\r\n"@b.fi', "a@b.fi\u0000", "a" * 255 + "@b.fi", "a;c@b.fi",
    ],
)  # fmt: skip
def test_an_address_carries_no_header(tiina: Any, email: str) -> None:
    assert tiina.post("/persons", {"name": "Matti", "email": email}).status_code == 422


@pytest.mark.parametrize("header", ["Idempotency-Key", "If-Match"])
def test_a_header_that_is_none_is_refused(tiina: Any, header: str) -> None:
    for value in ("x" * 201, "\u00ff\u0001"):
        answer = tiina.post("/signals", {"name": "x"}, headers={header: value})
        assert answer.status_code in (400, 403), answer.text


def _archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.bpmn", DOCTYPE), ("x.dmn", DOCTYPE), ("x.bpmn", b"\x00" * 1000),
        ("x.bpmn", b"<a>" * 20_000), ("x.bpmn", b"GIF89a;<html><script>1</script>"),
        ("x.form", b"[" * 100_000), ("x.form", b"\xff\xfe"), ("../../x.bpmn", b"<a/>"),
        ("/etc/x.bpmn", b"<a/>"), ("x.bpmn\u0000.txt", b"<a/>"), ("x.bpmn", b""),
        ("bomb.zip", _archive(**{"x.bpmn": b" " * 300_000_000})),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_model_is_refused_at_once(admin: Any, name: str, content: bytes) -> None:
    files = {"name": "x", "files": (io.BytesIO(content), name)}
    answer = admin("POST", "/deployments", data=files)
    assert answer.status_code in (400, 413, 422), answer.text[:300]
    assert "root:" not in answer.text


def test_fifty_megabytes_are_refused_before_they_are_read(admin: Any) -> None:
    class Endless(io.RawIOBase):
        """Tells how much was taken of it."""

        taken = 0

        def readinto(self, buffer: Any) -> int:
            self.taken += len(buffer)
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

        def readable(self) -> bool:
            return True

    stream = Endless()
    answer = admin(
        "POST", "/deployments", content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": "50000000", "wsgi.input": io.BufferedReader(stream)},
    )  # fmt: skip
    assert answer.status_code == 413
    assert stream.taken < 1_000_000


def test_a_body_that_is_not_json_by_its_type_is_refused(tiina: Any) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = tiina("POST", "/cases", data=b'{"title": "x"}', content_type=kind)
        assert answer.status_code == 415, kind


@pytest.mark.parametrize(
    "path",
    [
        "/cases/../audit", "/cases/%2e%2e/audit", "/cases/%00", "/persons/%0d%0aX-Evil:1",
        "/deployments/x/files/..%2f..%2fetc%2fpasswd", "/tasks/" + "9" * 5000,
        "/tasks/%F0%28%8C%28", "/definitions/process/x/99999999999999999999999/source",
        "/deployments/null", "/deployments/%00/files/x.bpmn", "/persons/" + "x" * 201,
    ],
)  # fmt: skip
def test_a_path_that_leads_astray_leads_nowhere(tiina: Any, path: str) -> None:
    answer = tiina.get(path)
    assert answer.status_code in (400, 403, 404), answer.text[:200]
    assert "X-Evil" not in answer.headers and "root:" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "cursor=" + "A" * 1001, "cursor=W10", "cursor=bnVsbA", "limit=1e9", "limit=-1",
        "search=%00", "search=%25%5f%27%3b--", "sort=title%3bdrop", "limit=1&limit=2",
    ],
)  # fmt: skip
def test_a_query_that_is_none_is_told_so(tiina: Any, query: str) -> None:
    assert tiina.get(f"/cases?{query}").status_code in (200, 400, 422)


@pytest.mark.parametrize("until", ["0001-01-01T00:00:00+01:01", "9999-12-31T23:59:59-01:00"])
def test_a_moment_beyond_all_calendars_is_refused(tiina: Any, until: str) -> None:
    assert tiina.post("/notices/read", {"until": until}).status_code == 422
    assert tiina.get("/audit", query_string={"since": until}).status_code in (403, 422)
    day = {"start": until[:10], "end": until[:10]}
    assert tiina.post(f"/persons/{TIINA}/absences", day).status_code == 422


@pytest.mark.parametrize("sign", ["%", "_", "\\", "%25", "[a-z]", ".*"])
def test_what_is_searched_for_is_no_pattern(tiina: Any, sign: str) -> None:
    for path in ("/persons", "/cases"):
        assert tiina.get(path, query_string={"search": sign}).json["items"] == [], path
    assert tiina.get("/persons", query_string={"search": "tiina"}).json["items"]
