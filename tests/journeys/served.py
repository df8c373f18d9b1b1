"""The product served by its real server, in a process of its own, over real HTTP."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tests.journeys.test_run import ROOT, free_port, wait_for


@dataclass(frozen=True)
class Answer:
    """Status, headers (by names in small letters) and the body of an answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return orjson.loads(self.body)

    @property
    def code(self) -> str:
        """The problem's own code."""
        return str(self.json["type"]).split(":")[-1]


class Server:
    """One running server."""

    def __init__(self, port: int, database: Path) -> None:
        self.port, self.database = port, database
        self._tokens: dict[str, str] = {}

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        person: str = "",
        **headers: str,
    ) -> Answer:
        """One request on one connection; `headers` in capitals with _ for -."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if person:
            sent["Authorization"] = f"Bearer {self._token(person)}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, f"/api/v1{path}", body, sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def json(self, method: str, path: str, body: Any, person: str, **headers: str) -> Answer:
        """A request with a JSON body."""
        headers = {"Content_Type": "application/json", **headers}
        return self.send(method, path, orjson.dumps(body), person, **headers)

    def get(self, path: str, person: str) -> Any:
        """What a read answers."""
        answer = self.send("GET", path, person=person)
        assert answer.status == 200, answer.body
        return answer.json

    def upload(self, path: str, files: dict[str, bytes], person: str) -> Answer:
        """A multipart request with files."""
        mark = "raja-7f3a"
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="name"\r\n\r\nkoe\r\n'.encode()]
        for name, content in files.items():
            head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
            parts.append(f"{head}\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join([*parts, f"--{mark}--\r\n".encode()])
        kind = f"multipart/form-data; boundary={mark}"
        return self.send("POST", path, body, person, Content_Type=kind)

    def _token(self, person: str) -> str:
        if person not in self._tokens:
            answer = self.json("POST", "/sessions", {"person": person}, "")
            assert answer.status == 201, answer.body
            self._tokens[person] = answer.json["token"]
        return self._tokens[person]


@contextmanager
def served(database: Path, folder: Path) -> Iterator[Server]:
    """The database served by `paatospolku serve`, with the development sign-in."""
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PAATOSPOLKU_DATABASE": f"sqlite:///{database}",
        "PAATOSPOLKU_DEVELOPMENT": "1",
        "PAATOSPOLKU_PORT": str(port),
        "PAATOSPOLKU_MAIL_FOLDER": str(folder / "mail"),
        "PAATOSPOLKU_RATE_PER_SECOND": "10000",
        "PAATOSPOLKU_RATE_BURST": "10000",
    }
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        wait_for(f"http://127.0.0.1:{port}/api/v1/openapi.json", process)
        yield Server(port, database)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
