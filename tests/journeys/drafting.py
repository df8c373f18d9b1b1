"""What administrators do to drafts and proposals over HTTP, for the tests of their journeys."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "bpmn" / "kuuleminen"
FILES = {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*") if p.is_file()}
MODEL = "kuuleminen.bpmn"
LONGER = FILES[MODEL].replace(b"P14D", b"P21D").decode()


def form(files: dict[str, bytes], **more: Any) -> dict[str, Any]:
    """A multipart body."""
    return {"files": [(io.BytesIO(data), name) for name, data in files.items()], **more}


def code(answer: Any) -> str:
    """What kind of refusal it is."""
    return str(answer.json["type"].rpartition(":")[2])


def begun(ask: Any, files: dict[str, bytes] = FILES, name: str = "kuuleminen") -> int:
    """A new draft of these files; its number."""
    answer = ask("POST", "/model-drafts", data=form(files, name=name, title="Pidempi aika"))
    assert answer.status_code == 201, answer.text
    return int(answer.json["draft"])


def saved(ask: Any, draft: int, text: str = LONGER, after: int = 1) -> Any:
    """The answer to saving the process."""
    body = {"after": after, "files": {MODEL: text}, "note": "21 päivää"}
    return ask("PUT", f"/model-drafts/{draft}", json=body)


def proposed(ask: Any, draft: int, **more: Any) -> int:
    """A proposal of the draft."""
    answer = ask.post("/proposals", {"draft": draft, "reason": "Lausuntoaika 21 päivää", **more})
    assert answer.status_code == 201, answer.text
    return int(answer.json["proposal"])


def versions(ask: Any) -> list[int]:
    """The deployed versions of the process, the latest first."""
    rows = ask.get("/definitions?kind=process&key=kuuleminen").json["items"]
    return [row["version"] for row in rows]
