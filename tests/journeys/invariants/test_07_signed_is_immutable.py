"""7. What is signed is immutable; a correction is a new document; the hash is kept."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tests.journeys.invariants.breaking import moment, paper, refused


@pytest.fixture
def signed(stage: Any) -> tuple[Any, dict[str, Any]]:
    """The proposal of 6.10.2023."""
    there = stage(moment("2023-10-08"))
    found = paper(there, "esitys")
    assert found["state"] == "signed"
    return there, found


def test_no_new_version_and_no_second_signature(signed: tuple[Any, dict[str, Any]]) -> None:
    there, found = signed
    path = f"/documents/{found['id']}"
    shown = there.caller("katja-palonen").get(f"{path}/versions/{found['revision']}").json
    change = {"content": {**shown["content"], "goals": ["Toinen tavoite"]}, "title": "Toinen"}
    tag = {"If-Match": f'"{found["revision"]}"'}
    for person in ("olli-voutilainen", "katja-palonen"):
        answer = there.caller(person).post(f"{path}/versions", change, headers=tag)
        refused(answer, "signed-is-immutable")
    again = {"sha256": shown["sha256"], "capacity": "preparer_chair"}
    answer = there.caller("katja-palonen").post(f"{path}/signatures", again)
    assert answer.status_code in (403, 409), answer.text
    after = there.caller("katja-palonen").get(f"{path}/versions/{found['revision']}").json
    assert after["sha256"] == shown["sha256"]


def test_its_attachments_are_locked(signed: tuple[Any, dict[str, Any]]) -> None:
    there, found = signed
    files = {"file": (io.BytesIO(b"liite"), "liite.txt")}
    answer = there.caller("olli-voutilainen")("POST", f"/documents/{found['id']}/files", data=files)
    assert answer.status_code in (403, 409, 422), answer.text


def test_a_signature_over_another_hash_is_refused(stage: Any) -> None:
    there = stage(moment("2023-10-05", 10))
    found = paper(there, "esitys")
    other = {"sha256": "0" * 64, "capacity": "preparer_chair"}
    answer = there.caller("katja-palonen").post(f"/documents/{found['id']}/signatures", other)
    refused(answer, "hash-differs")


def test_a_correction_is_another_paper_linked_to_the_signed_one(
    signed: tuple[Any, dict[str, Any]],
) -> None:
    there, found = signed
    path = f"/documents/{found['id']}/correct"
    begun = there.caller("olli-voutilainen").post(path, {"title": "", "reason": "Kirjoitusvirhe"})
    assert begun.status_code == 201, begun.text
    new = there.caller("olli-voutilainen").get(f"/documents/{begun.json['id']}").json
    assert (new["corrects"], new["state"]) == (found["id"], "draft")
    still = there.caller("olli-voutilainen").get(f"/documents/{found['id']}").json
    assert (still["state"], still["number"]) == ("signed", found["number"])
