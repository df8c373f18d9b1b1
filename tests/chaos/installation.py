"""A whole installation as an operator runs it: servers and workers, each a process of its own."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Node:
    """One server or worker; `start` once more after `kill` is what a supervisor does."""

    role: str
    environment: dict[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    code: Path = ROOT
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        port = "PAATOSPOLKU_PORT" if self.role == "serve" else "PAATOSPOLKU_WORKER_HEALTH_PORT"
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from api.cli import main; main()", self.role],
                env={**self.environment, "PYTHONPATH": str(self.code), port: str(self.port)},
                cwd=self.code, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip

    def kill(self) -> None:
        """The whole process group, at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """As systemd does; the exit status."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGTERM)
        return self.process.wait(PATIENCE_S)

    def wait(self) -> None:
        """Until it is ready."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            assert self.process is not None and self.process.poll() is None, self.log.read_text()
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=2)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"{self.role} is not ready: {self.log.read_text()[-2000:]}")


@dataclass
class Installation:
    """Its nodes, and a client that asks one after the other until one answers."""

    nodes: list[Node]
    token: str = ""

    @property
    def servers(self) -> list[Node]:
        return [node for node in self.nodes if node.role == "serve"]

    def sign_in(self, person: str) -> None:
        self.token = self.ask("POST", "/sessions", {"person": person})["token"]

    def ask(self, method: str, path: str, body: Any = None, key: str = "") -> Any:
        """The JSON of the first answer that is none of 5xx or “busy”; a refusal is raised."""
        end = time.monotonic() + PATIENCE_S
        while True:
            node = random.choice(self.servers)
            try:
                return self.ask_node(node, method, path, body, key)
            except urllib.error.HTTPError as error:
                answer = error.read()
                if error.code < 500 and b"busy" not in answer:
                    raise AssertionError(f"{error.code} {answer!r}") from None
            except (OSError, http.client.HTTPException):
                pass  # killed before, or within, its answer
            assert time.monotonic() < end, f"nobody answers {method} {path}"
            time.sleep(0.05)

    def ask_node(self, node: Node, method: str, path: str, body: Any = None, key: str = "") -> Any:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        if key:
            headers["Idempotency-Key"] = key
        url = f"http://127.0.0.1:{node.port}/api/v1{path}"
        data = None if body is None else orjson.dumps(body)
        request = urllib.request.Request(url, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return orjson.loads(answer.read())


@contextmanager
def installation(
    settings: dict[str, str], folder: Path, servers: int = 2, workers: int = 2, code: Path = ROOT
) -> Iterator[Installation]:
    """Runs until the block ends; then every process is gone."""
    environment = {**os.environ, **settings}
    roles = ["serve"] * servers + ["worker"] * workers
    nodes = [
        Node(role, environment, folder / f"{role}{n}.log", code=code)
        for n, role in enumerate(roles)
    ]
    try:
        for node in nodes:
            node.start()
        for node in nodes:
            node.wait()
        yield Installation(nodes)
    finally:
        for node in nodes:
            if node.process is not None and node.process.poll() is None:
                node.kill()
