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
    for _ in range(300):
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
    for _ in range(2):
        process = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)
        try:
            base = f"http://127.0.0.1:{port}/api/v1"
            wait_for(f"{base}/openapi.json", process)
            token = str(ask(f"{base}/sessions", {"person": "tiina-korhonen"})["token"])
            cases = ask(f"{base}/cases", token=token)["items"]
            assert [case["number"] for case in cases] == ["VN/24670/2023"]  # type: ignore[index]
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
