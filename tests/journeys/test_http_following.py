"""Over HTTP: measures and where they stand, rounds with their gaps, costs, the exported table."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from api.http.table import guarded

HELSINKI = ZoneInfo("Europe/Helsinki")
ROUND_TWO = datetime(2024, 11, 19, 9, tzinfo=HELSINKI)
REPORT = {"status": "on_track", "text": "Työ etenee."}


@pytest.fixture
def following(stage: Any) -> Any:
    """The second round of reports has begun."""
    return stage(ROUND_TWO)


def measures(caller: Any, query: str = "") -> list[dict[str, Any]]:
    answer = caller.get(f"/measures?{query}")
    assert answer.status_code == 200, answer.text
    return list(answer.json["items"])


def owner_of(measure: dict[str, Any]) -> str:
    return {"vantaa": "paula-harju", "tem": "tem-edustaja"}.get(
        measure["owner"], f"{measure['owner']}-edustaja"
    )


def test_measures_are_listed_by_owner_status_and_trend(following: Any) -> None:
    katja = following.caller("katja-palonen")
    every = measures(katja)
    assert len(every) == 3
    for name in ("owner", "theme"):
        chosen = measures(katja, f"{name}={every[0][name]}")
        assert chosen and all(each[name] == every[0][name] for each in chosen)
    status = every[0]["status"]
    assert status and every[0]["round_number"] == 1
    assert every[0] in measures(katja, f"status={status}")
    assert measures(katja, "trend=worse") == []
    assert measures(katja, "late=true") == []
    assert len(measures(katja, "late=false")) == 3


def test_a_report_shows_the_trend_and_its_owner_alone_gives_it(following: Any) -> None:
    katja = following.caller("katja-palonen")
    mine = next(e for e in measures(katja, "state=active") if e["owner"] == "tem")
    path = f"/measures/{mine['id']}/reports"
    other = following.caller("vantaa-johtaja").post(path, REPORT)
    assert other.status_code == 403 and other.json["reason_fi"]
    owner = following.caller("tem-edustaja")
    unexplained = owner.post(path, {"status": "delayed", "text": "Myöhässä"})
    assert (unexplained.status_code, "ground" in unexplained.json) == (422, True)
    explained = {"deviation": "Henkilöstövaje", "correction": "Lisää väkeä"}
    given = owner.post(path, {"status": "delayed", "text": "Myöhässä", **explained})
    assert given.status_code == 201, given.text
    assert (given.json["status"], given.json["trend"]) == ("delayed", "worse")
    assert owner.post(path, REPORT).status_code == 409
    reports = katja.get(path).json["items"]
    assert [each["round_number"] for each in reports] == [2, 1]


def test_a_round_shows_its_gaps_and_takes_no_report_once_compiled(following: Any) -> None:
    katja, olli = following.caller("katja-palonen"), following.caller("olli-voutilainen")
    rounds = katja.get(f"/rounds?case_id={following.case_id}&state=open").json["items"]
    assert [each["number"] for each in rounds] == [2]
    path = f"/rounds/{rounds[0]['id']}"
    assert katja.get(path).json["missing"] == 2
    following.clock.move(ROUND_TWO + timedelta(days=20))
    katja, olli = following.caller("katja-palonen"), following.caller("olli-voutilainen")
    assert len(measures(katja, "late=true")) == 2
    assert following.caller("petteri-orpo").post(f"{path}/compile").status_code == 403
    done = olli.post(f"{path}/compile")
    assert (done.json["state"], done.json["missing"]) == ("compiled", 2)
    tem = next(e for e in measures(katja, "state=active") if e["owner"] == "tem")
    late = following.caller("tem-edustaja").post(f"/measures/{tem['id']}/reports", REPORT)
    assert late.status_code == 409
    period = {"case_id": following.case_id, "start": "2024-12-01", "end": "2024-11-01"}
    assert olli.post("/rounds", period).status_code == 422


def test_a_measure_is_added_ended_and_never_late_from_the_start(following: Any) -> None:
    chair = following.caller("katja-palonen")
    new = {
        "case_id": following.case_id, "theme": "Asuminen", "title": "=2+3", "owner": "turku",
        "indicator": "Asunnot", "target": "1 000", "due": "2025-06-30",
    }  # fmt: skip
    assert chair.post("/measures", {**new, "due": "2020-01-01"}).status_code == 422
    assert chair.post("/measures", {**new, "owner": "ei-ole"}).status_code == 404
    assert following.caller("turku-johtaja").post("/measures", new).status_code == 403
    made = chair.post("/measures", new)
    assert (made.status_code, made.json["trend"]) == (201, "new")
    table = chair.get("/measures.csv?theme=Asuminen&language=sv")
    assert table.mimetype == "text/csv"
    head, row = list(csv.reader(io.StringIO(table.data.decode("utf-8-sig")), delimiter=";"))
    assert head[2] == "Åtgärd" and row[2] == "'=2+3" and row[6] == "30.6.2025"
    book = load_workbook(io.BytesIO(chair.get("/measures.xlsx?theme=Asuminen&language=fi").data))
    head, row = list(book["Toimenpiteet"].rows)
    assert (head[2].value, row[2].value, row[2].data_type) == ("Toimenpide", "=2+3", "s")
    assert (row[6].value, row[6].number_format) == (datetime(2025, 6, 30), "d.m.yyyy")
    assert book["Toimenpiteet"].freeze_panes == "A2"
    path = f"/measures/{made.json['id']}/end"
    assert chair.post(path, {"state": "dropped"}).status_code == 422
    dropped = chair.post(path, {"state": "dropped", "reason": "Rahoitus puuttuu"})
    assert dropped.json["state"] == "dropped"
    assert chair.post(path, {"state": "done"}).status_code == 409


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "\n+1"])
def test_no_cell_begins_a_formula(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded("Turku") == "Turku"


def test_what_the_appointing_decision_denies_is_not_paid(following: Any) -> None:
    olli = following.caller("olli-voutilainen")
    cost = {
        "case_id": following.case_id, "body_id": "sihteeristo", "kind": "meeting_fee",
        "cents": 10_000, "spent_on": "2024-11-01", "text": "Kokouspalkkio",
    }  # fmt: skip
    denied = olli.post("/expenses", cost)
    assert denied.status_code in (403, 409) and denied.json["ground"]
    assert olli.post("/expenses", {**cost, "kind": "travel"}).status_code in (403, 409)
    assert olli.post("/expenses", {**cost, "kind": "other"}).status_code == 201
    listed = olli.get("/expenses?body_id=sihteeristo").json["items"]
    assert [(each["kind"], each["cents"]) for each in listed] == [("other", 10_000)]
