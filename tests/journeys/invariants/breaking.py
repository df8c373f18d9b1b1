"""What the attempts share: a refusal says why and on which ground, and is in the log."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
ADMINISTRATOR = "yllapitaja-1"


def moment(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in Helsinki."""
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=HELSINKI)


def code_of(answer: Any) -> str:
    """The code of a problem."""
    return str(answer.json["type"].rsplit(":", 1)[-1])


def refused(answer: Any, code: str, status: int = 0) -> None:
    """Refused with that code, a reason in both languages and a ground (rule 17)."""
    assert answer.mimetype == "application/problem+json", answer.text
    assert code_of(answer) == code, answer.text
    assert 400 <= answer.status_code < 500
    assert not status or answer.status_code == status
    assert answer.json["detail"] and answer.json["reason_fi"], answer.text
    assert answer.json.get("ground") or answer.json.get("details"), answer.text


def refusals(stage: Any, action: str = "") -> list[dict[str, Any]]:
    """The refused attempts in the log (rule 15)."""
    query = f"&action={action}" if action else ""
    found = stage.caller(ADMINISTRATOR).get(f"/audit?ok=false&limit=100{query}").json["items"]
    return list(found)


def open_task(stage: Any, person: str, element: str) -> str:
    """The id of the open task of an element on somebody's desk."""
    tasks = stage.caller(person).get("/tasks?limit=100").json["items"]
    return str(next(each["id"] for each in tasks if each["element_id"] == element))


def complete(stage: Any, person: str, task: str, variables: Any = None) -> Any:
    """Somebody completes a task."""
    return stage.caller(person).post(f"/tasks/{task}/complete", {"variables": variables or {}})


def paper(stage: Any, kind: str, reader: str = "katja-palonen") -> dict[str, Any]:
    """The latest paper of a kind."""
    path = f"/documents?case_id={stage.case_id}&kind={kind}&limit=100"
    return dict(stage.caller(reader).get(path).json["items"][0])
