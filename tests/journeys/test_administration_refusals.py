"""What administrators cannot propose, and who is no administrator."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.drafting import FILES, MODEL, begun, form, proposed, versions

BAD = {
    "the ids collide": (
        FILES[MODEL].replace(b'id="laadi_yhteenveto"', b'id="paata_kuulemisesta"'),
        "paata_kuulemisesta",
    ),
    "an entity": (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "DOCTYPE"),
    "nothing": (b"", MODEL),
    "another language": (FILES[MODEL].replace(b">=context merge", b">=import os; context "), ""),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_package_cannot_be_proposed(anna: Any, what: str) -> None:
    data, told = BAD[what]
    before = versions(anna)
    body = form({**FILES, MODEL: data}, name="kuuleminen", reason="x")
    answer = anna("POST", "/proposals/files", data=body)
    assert answer.status_code == 422, answer.text
    assert told in answer.text
    assert versions(anna) == before
    assert anna.get("/proposals").json["items"] == []


def test_fifty_megabytes_are_too_many(anna: Any) -> None:
    body = form({MODEL: b"<a>" + b" " * 50_000_000 + b"</a>"}, name="x", reason="x")
    assert anna("POST", "/proposals/files", data=body).status_code == 413
    body = form({"a.bpmn": b" " * 50_000_000}, name="x")
    assert anna("POST", "/model-drafts", data=body).status_code == 413


DMN = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="{own}" name="{own}"'
    ' namespace="urn:{own}"><import name="{other}" namespace="urn:{other}" importType="dmn"/>'
    '<decision id="d_{own}" name="d_{own}"><literalExpression id="l_{own}"><text>1</text>'
    "</literalExpression></decision></definitions>"
)
BPMN = (
    '<import namespace="urn:{other}" location="{other}.bpmn"'
    ' importType="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'
)


def imports(own: str, other: str) -> bytes:
    """A copy of our process, of another name, that imports the other's file."""
    data = FILES[MODEL].replace(b"kuuleminen", own.encode())
    return data.replace(b"<collaboration", BPMN.format(other=other).encode() + b"<collaboration", 1)


@pytest.mark.parametrize("kind", ["dmn", "bpmn"])
@pytest.mark.parametrize("pairs", [("ab", "ba"), ("aa",)])
def test_imports_in_a_circle_are_refused(anna: Any, kind: str, pairs: tuple[str, ...]) -> None:
    files = {
        f"{own}.{kind}": DMN.format(own=own, other=other).encode()
        if kind == "dmn"
        else imports(own, other)
        for own, other in pairs
    }
    before = anna.get("/definitions").json
    for path, more in (("/proposals/files", {"reason": "x"}), ("/deployments", {})):
        answer = anna("POST", path, data=form(files, name="x", **more))
        assert answer.status_code == 422, answer.text
        assert answer.mimetype == "application/problem+json"
        assert "import-cycle" in answer.text
        told = answer.json["details"]["findings"]
        assert {each["file"] for each in told} == set(files)
        assert "kehässä" in told[0]["message_fi"]
        assert "circle" in told[0]["message_en"]
    assert anna.get("/definitions").json == before
    assert anna.get("/proposals").json["items"] == []


def test_ids_that_collide_across_files_are_refused(anna: Any) -> None:
    before = anna.get("/definitions").json
    twice = {**FILES, "toinen.bpmn": FILES[MODEL]}
    answer = anna("POST", "/proposals/files", data=form(twice, name="kuuleminen", reason="x"))
    assert answer.status_code == 422
    (told,) = answer.json["details"]["findings"]
    assert (told["code"], told["file"]) == ("process-twice", "toinen.bpmn")
    assert "kuuleminen on paketissa kahdesti" in told["message_fi"]
    assert anna.get("/definitions").json == before


@pytest.mark.parametrize("person", ["tiina-korhonen", "katja-palonen"])
def test_only_administrators_change_models(caller: Any, anna: Any, person: str) -> None:
    draft = begun(anna)
    proposal = proposed(anna, draft)
    ask = caller(person)
    for method, path in (
        ("GET", "/model-drafts"), ("GET", f"/model-drafts/{draft}"),
        ("GET", f"/model-drafts/{draft}/files/{MODEL}"),
        ("GET", "/proposals"), ("GET", f"/proposals/{proposal}"),
        ("POST", f"/proposals/{proposal}/approve"), ("DELETE", f"/model-drafts/{draft}"),
    ):  # fmt: skip
        assert ask(method, path, json={} if method == "POST" else None).status_code == 403, path


def test_unknown_numbers_are_not_found(anna: Any) -> None:
    drafts = ("999999999", "99999999999999", "1/files/x")
    for path in ("/proposals/4", *(f"/model-drafts/{each}" for each in drafts)):
        assert anna.get(path).status_code == 404, path
    assert anna.post("/proposals", {"draft": 77, "reason": "x"}).status_code == 404
