"""Nodes are replaced one by one, as an upgrade does: no request fails, no job is cut off.

The first nodes run the code before the newest migration, as far as the history of the repository
is at hand; they work on the newer schema beside those that replace them.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import threading
import time
import urllib.error
import warnings
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from api.settings import Settings
from api.wiring import wire
from tests.chaos.installation import ROOT, Installation, installation
from tests.chaos.sink import sink
from tests.chaos.test_many_nodes import TIINA, Model, check, complete, finish, prepare, settings_of


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_nobody_notices_a_rolling_upgrade(url: str, tmp_path: Path) -> None:
    application = wire(Settings(database=url, carrier="procrastinate"))
    prepare(application)
    with sink(tmp_path) as mails:
        settings = settings_of(url, "procrastinate", mails.port)
        with installation(settings, tmp_path, code=former_code(tmp_path)) as found:
            found.sign_in(TIINA)
            model, stop = Model(), threading.Event()
            clients = [threading.Thread(target=client, args=(found, model, stop)) for _ in range(2)]
            for each in clients:
                each.start()
            for node in found.nodes:
                assert node.stop() == 0
                node.code = ROOT
                node.start()
                node.wait()
            stop.set()
            for each in clients:
                each.join()
            finish(found, application)
    assert model.faults == []
    assert check(application, model) == len(model.started) >= 3
    application.close()


def former_code(folder: Path) -> Path:
    """The program before the newest migration came; the present one where that is not known."""
    scripts = sorted((ROOT / "storage" / "migrations" / "versions").glob("v*.py"))
    came = _git("log", "--diff-filter=A", "--format=%H", "-1", "--", str(scripts[-1]))
    archive = _git("archive", f"{came.decode().strip()}~1", "api", "engine", "processes", "storage")
    if not archive:
        warnings.warn("NO HISTORY: the nodes before run the same code as those after", stacklevel=1)
        return ROOT
    place = folder / "former"
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(place, filter="data")
    return place


def _git(*arguments: str) -> bytes:
    try:
        command = ["git", "-C", str(ROOT), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def client(found: Installation, model: Model, stop: threading.Event) -> None:
    """As the pages do: what a server that goes has cut off is sent again, under the same key."""
    try:
        while not stop.is_set():
            title = f"Asia {uuid4()}"
            body = {"title": title, "definition_key": "kuorma"}
            model.started[title] = ask(found, "POST", "/cases", body, f"start {title}")
            time.sleep(0.5)
        complete(found, model, "/tasks")
    except BaseException as error:
        model.faults.append(repr(error))


def ask(found: Installation, method: str, path: str, body: Any, key: str) -> Any:
    for node in [*found.servers, *found.servers]:
        try:
            return found.ask_node(node, method, path, body, key)
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
        except ConnectionError:
            pass
    raise AssertionError("no server takes connections")
