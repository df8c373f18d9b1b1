"""`paatospolku run` on a machine that has nothing yet: sets up, serves, works, and stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import orjson

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def ask(url: str, body: object = None, token: str = "") -> dict[str, object]:
    """The JSON answer of a request."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else orjson.dumps(body)
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as answer:
        return dict(orjson.loads(answer.read()))


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    for _ in range(1200):
        assert process.poll() is None, "the server has ended"
        try:
            urllib.request.urlopen(url, timeout=1)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_run_sets_up_and_serves_twice(tmp_path: Path) -> None:
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PAATOSPOLKU_DATABASE": f"sqlite:///{tmp_path}/data.db",
        "PAATOSPOLKU_MAIL_FOLDER": str(tmp_path / "mail"),
    }
    command = [sys.executable, "-c", "from api.cli import main; main()", "run", "--port", str(port)]
    seen: list[list[object]] = []
    for _ in range(2):
        process = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)
        try:
            base = f"http://127.0.0.1:{port}/api/v1"
            wait_for(f"{base}/openapi.json", process)
            seen.append(under_way(base))
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
    assert seen[0] == seen[1]


def under_way(base: str) -> list[object]:
    """What a first user finds: the source's case with its past, and work for today."""
    token = str(ask(f"{base}/sessions", {"person": "katja-palonen"})["token"])

    def listed(path: str) -> list[dict[str, object]]:
        return list(ask(f"{base}/{path}", token=token)["items"])  # type: ignore[call-overload]

    assert [case["number"] for case in listed("cases")] == ["VN/24670/2023"]
    signed = listed("documents?state=signed&sort=number&limit=200")
    assert "VN/24670/2023-TEM-12" in [each["number"] for each in signed]
    assert [each["element_id"] for each in listed("tasks")] == ["paata_kuulemisesta"]
    planned = listed("meetings?state=planned")
    assert len(planned) == 1
    return [each["id"] for each in (*signed, *planned)]
