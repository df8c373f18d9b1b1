"""Over HTTP: papers are read by whom they may be, printed, signed once, and hidden when secret."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

HELSINKI = ZoneInfo("Europe/Helsinki")
DECIDED = datetime(2023, 8, 31, 10, 45, tzinfo=HELSINKI)
AFTER = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)
APPOINTING = "asettamispaatos"


@pytest.fixture
def after(stage: Any) -> Any:
    """A few days after the appointing."""
    return stage(AFTER)


def one(caller: Any, **query: str) -> dict[str, Any]:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    items = caller.get(f"/documents?{asked}").json["items"]
    assert len(items) == 1, items
    return dict(items[0])


def test_a_signed_decision_is_public_and_opens_as_pdf_and_word(after: Any) -> None:
    katja = after.caller("katja-palonen")
    paper = one(katja, kind=APPOINTING, case_id=after.case_id)
    assert paper["number"] == "VN/24670/2023-TEM-12"
    assert paper["readable"] and paper["title"]
    pdf = katja.get(f"/documents/{paper['id']}/pdf")
    assert pdf.mimetype == "application/pdf"
    assert "Palonen" in "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.data)).pages)
    same = katja.get(
        f"/documents/{paper['id']}/pdf", headers={"If-None-Match": pdf.headers["ETag"]}
    )
    assert (same.status_code, same.data) == (304, b"")
    word = katja.get(f"/documents/{paper['id']}/docx?language=sv")
    assert word.data[:2] == b"PK"
    assert word.headers["Content-Disposition"].startswith("attachment")


def test_versions_tell_hash_words_and_preparers(after: Any) -> None:
    katja = after.caller("katja-palonen")
    paper = one(katja, kind=APPOINTING)
    (version,) = katja.get(f"/documents/{paper['id']}/versions").json["items"]
    assert version["prepared_by"] and version["locked_at"]
    detail = katja.get(f"/documents/{paper['id']}/versions/1").json
    assert detail["sha256"] == version["sha256"]
    assert "Sihteeristön jäsenet" in detail["text"]
    signed = katja.get(f"/documents/{paper['id']}/signatures").json
    assert {each["capacity"] for each in signed["items"]} == set(signed["signers"])
    assert signed["complete"]


def test_a_secret_paper_hides_title_and_contents_and_logs_who_reads(after: Any) -> None:
    tiina, expert = after.caller("tiina-korhonen"), after.caller("asiantuntija-1")
    paper = one(tiina, kind=APPOINTING)["id"]
    secret = {"publicity": "SECRET", "ground": "621/1999 § 24 (1) 2"}
    assert expert.post(f"/documents/{paper}/classify", secret).status_code == 403
    assert tiina.post(f"/documents/{paper}/classify", secret).status_code == 200
    seen = expert.get(f"/documents/{paper}").json
    assert (seen["title"], seen["readable"]) == (None, False)
    assert seen["hidden_because_fi"] and seen["ground"] == "621/1999 § 24 (1) 2"
    for path in ("pdf", "docx", "versions", "versions/1", "signatures", "distributions"):
        assert expert.get(f"/documents/{paper}/{path}").status_code == 403, path
    assert tiina.get(f"/documents/{paper}/pdf?purpose=tarkistus").status_code == 200
    audit = after.caller("yllapitaja-1")
    (read,) = audit.get("/audit?action=read-secret-document").json["items"]
    assert (read["actor"], read["reason"]) == ("tiina-korhonen", "tarkistus")
    refused = audit.get("/audit?action=read-document&ok=false").json["items"]
    assert {line["actor"] for line in refused} == {"asiantuntija-1"}
    public = {"publicity": "PUBLIC"}
    assert tiina.post(f"/documents/{paper}/classify", public).status_code == 403


def test_a_draft_is_written_on_what_was_read_and_locked_by_its_signature(after: Any) -> None:
    katja, olli = after.caller("katja-palonen"), after.caller("olli-voutilainen")
    content = {"question": "Miten kaupungit näkevät mallin?"}
    new = {"case_id": after.case_id, "kind": "muu", "title": "Muistio", "content": content}
    made = olli.post("/documents", new).json
    path = f"/documents/{made['id']}"
    assert olli.get(path).headers["ETag"] == '"1"'
    better = {"content": {"question": "Toinen"}}
    assert olli.post(f"{path}/versions", better).status_code == 428
    second = olli.post(f"{path}/versions", better, headers={"If-Match": '"1"'})
    assert second.status_code == 201
    assert katja.post(f"{path}/versions", better, headers={"If-Match": '"1"'}).status_code == 412
    stale = {"sha256": made["sha256"], "capacity": "author"}
    assert olli.post(f"{path}/signatures", stale).status_code == 409
    exact = {"sha256": second.json["sha256"], "capacity": "author"}
    signed = olli.post(f"{path}/signatures", exact)
    assert signed.json["number"] == "VN/24670/2023-TEM-13"
    assert olli.post(f"{path}/signatures", exact).status_code == 409
    late = olli.post(f"{path}/versions", better, headers={"If-Match": '"2"'})
    assert (late.status_code, late.json["ground"] != "") == (409, True)
    files = {"files": (BytesIO(b"x"), "liite.txt")}
    assert olli("POST", f"{path}/files", data=files).status_code == 409
    fix = olli.post(f"{path}/correct", {"reason": "Kirjoitusvirhe"})
    assert olli.get(f"/documents/{fix.json['id']}").json["corrects"] == made["id"]


def test_files_are_attached_and_fetched_as_they_came(after: Any) -> None:
    olli = after.caller("olli-voutilainen")
    new = {"case_id": after.case_id, "kind": "muu", "title": "Muistio", "content": {"a": 1}}
    path = f"/documents/{olli.post('/documents', new).json['id']}"
    data = {"files": [(BytesIO(b"<script>"), "liite.txt"), (BytesIO(b"x"), "../x")]}
    assert olli("POST", f"{path}/files", data=data).status_code == 422
    data = {"files": [(BytesIO(b"<script>"), "liite.txt")]}
    assert olli("POST", f"{path}/files", data=data).status_code == 201
    (file,) = olli.get(f"{path}/versions").json["items"][0]["attachments"]
    came = olli.get(f"{path}/files/{file['sha256']}")
    assert came.data == b"<script>"
    assert came.headers["Content-Disposition"].startswith("attachment")
    assert olli("DELETE", f"{path}/files?name=liite.txt").status_code == 204
    assert olli.get(f"{path}/versions").json["items"][0]["attachments"] == []


def test_who_may_not_sign_is_told_who_signs(after: Any) -> None:
    paper = one(after.caller("katja-palonen"), kind=APPOINTING)
    answer = after.caller("katja-palonen").post(
        f"/documents/{paper['id']}/signatures", {"sha256": "0" * 64, "capacity": "minister"}
    )
    assert answer.status_code == 403
    assert answer.json["reason_fi"] and answer.json["ground"]


def test_unknown_papers_and_hashes_are_not_found(after: Any) -> None:
    katja = after.caller("katja-palonen")
    paper = one(katja, kind=APPOINTING)["id"]
    for path in (f"{after.case_id}.1", f"{after.case_id}.999999999", "x", f"{paper}0000000000"):
        for more in ("", "/pdf", "/docx", "/versions", "/versions/1", "/signatures"):
            assert katja.get(f"/documents/{path}{more}").status_code == 404, (path, more)
    assert katja.get(f"/documents/{paper}/versions/99").status_code == 404
    assert katja.get(f"/documents/{paper}/files/{'0' * 64}").status_code == 404
