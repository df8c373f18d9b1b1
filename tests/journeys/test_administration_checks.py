"""An administrator checks models over HTTP: soundness with words, and with a case's people."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from uuid import UUID

from processes.source.case import NUMBER
from tests.unit.definitions.test_soundness import branching, signing

BPMN = Path(__file__).parents[2] / "bpmn"


def checked(ask: Any, files: dict[str, bytes], **more: Any) -> dict[str, Any]:
    """The answer to a check of these files."""
    listed = [(io.BytesIO(data), name) for name, data in files.items()]
    answer = ask("POST", "/checks", data={"name": "x", "files": listed, **more})
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def test_our_own_package_is_sound(caller: Any) -> None:
    kinds = (".bpmn", ".dmn", ".form")
    files = {p.name: p.read_bytes() for p in (BPMN / "kokous").rglob("*") if p.suffix in kinds}
    answer = checked(caller("yllapitaja-1"), files)
    assert [f["code"] for f in answer["findings"] if f["code"].startswith("sound-")] == []
    assert (answer["refused"], answer["decided"]) == (False, True)
    assert {each["process"] for each in answer["looked"]} == {"kokous"}


def test_a_deadlock_is_told_in_three_languages(caller: Any) -> None:
    model = branching("exclusiveGateway", "parallelGateway")
    answer = checked(caller("yllapitaja-1"), {"m.bpmn": model})
    (finding,) = [each for each in answer["findings"] if each["code"] == "sound-deadlock"]
    assert finding["element_id"] == "join"
    for name in ("message_fi", "message_sv", "message_en", "mend_fi", "mend_sv", "mend_en"):
        assert finding[name], name


def test_the_people_of_a_case_could_do_the_tasks(caller: Any) -> None:
    ask = caller("tiina-korhonen")
    case_id = ask.get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    files = {"m.bpmn": signing("setter.presenting_official", "setter.minister")}
    codes = {f["code"] for f in checked(ask, files, staffed_by=case_id)["findings"]}
    assert not codes & {"sound-nobody", "sound-separation"}
    nobody = {"m.bpmn": signing("preparer", "preparer.chair")}  # their term begins tomorrow
    found = checked(ask, nobody, staffed_by=case_id)["findings"]
    assert ("sound-nobody", "sign") in [(f["code"], f["element_id"]) for f in found]
    assert checked(ask, nobody)["decided"]


def test_a_case_that_is_not_there_is_not_found(caller: Any) -> None:
    files = [(io.BytesIO(signing()), "m.bpmn")]
    data = {"name": "x", "files": files, "staffed_by": str(UUID(int=7))}
    assert caller("yllapitaja-1")("POST", "/checks", data=data).status_code == 404


HEARING = BPMN / "kuuleminen" / "kuuleminen.bpmn"


def upload(ask: Any, path: str, data: bytes) -> Any:
    """What is answered to the hearing process sent there."""
    files = [(io.BytesIO(data), "kuuleminen.bpmn")]
    return ask("POST", path, data={"name": "kokeilu", "files": files})


def test_two_versions_are_compared(caller: Any) -> None:
    ask = caller("yllapitaja-1")
    old = HEARING.read_bytes()
    new = old.replace(b"P14D", b"P21D")
    first = upload(ask, "/deployments", old).json["definitions"][0]["version"]
    (difference,) = upload(ask, "/comparisons", new).json["differences"]
    assert (difference["element_id"], difference["change"]) == ("aseta_maaraajat", "changed")
    assert difference["aspect"] == "data"
    assert "P14D" in difference["told_sv"] and "P21D" in difference["told_sv"]
    second = upload(ask, "/deployments", new).json["definitions"][0]["version"]
    path = f"/comparisons?kind=process&key=kuuleminen&old={first}&new={second}"
    assert ask.get(path).json["differences"] == [difference]
    assert ask.get(path.replace(f"new={second}", "new=999")).status_code == 404
    assert ask.get("/comparisons?kind=process&key=kuuleminen&old=0&new=1").status_code == 422


def test_what_cannot_be_read_is_not_compared(caller: Any) -> None:
    ask = caller("yllapitaja-1")
    upload(ask, "/deployments", HEARING.read_bytes())
    answer = upload(ask, "/comparisons", b"<!DOCTYPE a><a/>")
    assert answer.status_code == 422
    assert "DOCTYPE" in answer.text


def test_a_draft_is_checked_with_the_people_of_a_case(caller: Any) -> None:
    ask = caller("yllapitaja-1")
    model = signing("preparer", "preparer.chair")  # their term begins tomorrow
    data = {"name": "kokeilu", "files": [(io.BytesIO(model), "m.bpmn")]}
    draft = ask("POST", "/model-drafts", data=data).json["draft"]
    case_id = ask.get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    found = ask.post(f"/model-drafts/{draft}/check", {"staffed_by": case_id}).json["findings"]
    assert "sound-nobody" in {each["code"] for each in found}
    found = ask.post(f"/model-drafts/{draft}/check").json["findings"]
    assert "sound-nobody" not in {each["code"] for each in found}
