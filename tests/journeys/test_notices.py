"""People are told of tasks once: in the page, live, and by mail as each has chosen."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from api.notices import look_out
from processes.source.story.scene import at
from storage.tables import job

PREPARING = at("2023-09-05", 10)
BASE = "https://polku.example"


@pytest.fixture
def preparing(stage: Any) -> Any:
    """The secretariat prepares; its members have tasks."""
    return stage(PREPARING)


def look(stage: Any) -> int:
    return look_out(stage.application.runner, stage.clock.now(), BASE, "Europe/Helsinki")


def mails(stage: Any) -> list[dict[str, Any]]:
    with stage.application.reading() as connection:
        rows = connection.execute(job.select().where(job.c.topic == "mail")).all()
    return [row.payload for row in rows]


def someone_with_a_notice(stage: Any) -> tuple[Any, dict[str, Any]]:
    for person in ("katja-palonen", "olli-voutilainen", "kirsi-kaunisharju", "lotta-mattsson"):
        caller = stage.caller(person)
        items = caller.get("/notices").json["items"]
        if items:
            return caller, items[0]
    raise AssertionError("nobody was told")


def test_new_tasks_are_told_of_once(preparing: Any) -> None:
    stage = preparing
    assert look(stage) > 0
    assert look(stage) == 0
    caller, notice = someone_with_a_notice(stage)
    assert caller.get(f"/tasks/{notice['about']}").status_code == 200
    assert any(mail["data"]["link"].startswith(f"{BASE}/tasks/") for mail in mails(stage))


def test_reading_counts_down(preparing: Any) -> None:
    stage = preparing
    look(stage)
    caller, notice = someone_with_a_notice(stage)
    assert caller.get("/notices/unread").json["count"] > 0
    assert caller.post("/notices/read", {"until": notice["made_at"]}).status_code == 204
    assert caller.get("/notices/unread").json["count"] == 0
    assert caller.get("/notices").json["items"][0]["read_at"] is not None


def test_the_stream_tells_what_is_new_since_the_last_event(preparing: Any) -> None:
    stage = preparing
    before = (stage.clock.now() - timedelta(minutes=1)).isoformat()
    look(stage)
    caller, notice = someone_with_a_notice(stage)
    begun = caller.get("/notices/stream")
    assert begun.mimetype == "text/event-stream"
    assert "event: notice" not in begun.text
    text = caller.get("/notices/stream", headers={"Last-Event-ID": before}).text
    data = [line[6:] for line in text.splitlines() if line.startswith("data: ")]
    assert notice["id"] in {json.loads(each).get("id") for each in data}
    assert text.startswith("retry: ")


def test_each_chooses_when_mail_comes(preparing: Any) -> None:
    stage = preparing
    look(stage)
    caller, notice = someone_with_a_notice(stage)
    person = notice["id"].rpartition(":")[2]
    assert caller.get("/me/preferences").json["mail"] == "at-once"
    changed = caller("PATCH", "/me/preferences", json={"mail": "digest"})
    assert changed.json["mail"] == "digest"
    sent = len(mails(stage))
    assert look(stage) == 1  # the day's digest, at ten on a working day
    assert look(stage) == 0
    (digest,) = [mail for mail in mails(stage)[sent:] if mail["template"] == "digest"]
    assert digest["to"][0]["email"].startswith(person)
    assert digest["data"]["count"] == len(digest["data"]["items"]) > 0


def test_preferences_are_checked(preparing: Any) -> None:
    caller = preparing.caller("katja-palonen")
    refused = caller("PATCH", "/me/preferences", json={"mail": "hourly"})
    assert refused.status_code == 422
    kept = [{"name": "Myöhässä", "query": "due=overdue"}]
    assert caller("PATCH", "/me/preferences", json={"filters": kept}).json["filters"] == kept
    assert caller.get("/me/preferences").json["filters"] == kept
