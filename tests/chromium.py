"""A real browser for the tests: Debian's Chromium, else the one that npm delivers."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

WEB = Path(__file__).resolve().parents[1] / "web"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage",
)  # fmt: skip
MISSING = "NO BROWSER: what only a browser proves was not run (no Chromium of Debian or npm)"
NPM = "@sparticuz/chromium@153.0.0"
SCRIPT = (
    "import('@sparticuz/chromium').then(async c=>console.log(await c.default.executablePath()))"
)


@cache
def chromium() -> Browser:
    """The one browser of this process: Playwright can be started only once in it."""
    path = executable()
    if path is None:
        warnings.warn(MISSING, stacklevel=2)
        pytest.skip(MISSING)
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    atexit.register(browser.close)
    return browser


@cache
def executable() -> str | None:
    """Where it is; taken from Debian where one may, once for all workers of a run."""
    found = _installed()
    if found:
        return found
    with open(_kept() / "paatospolku-chromium.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _installed() or _from_debian() or _from_npm()


def _kept() -> Path:
    """A folder that outlives the run, unlike what the tests call the temporary one."""
    return Path(os.environ.get("PYTEST_DEBUG_TEMPROOT") or tempfile.gettempdir())


def _installed() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _from_debian() -> str | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for command in (
        ["update", "-q"],
        ["install", "-y", "-q", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(["apt-get", *command], **quiet, check=False)
    return _installed()


def _from_npm() -> str | None:
    folder = _kept() / "paatospolku-chromium"
    folder.mkdir(exist_ok=True)
    npm = [sys.executable, str(WEB / "npm.py"), "--prefix", str(folder)]
    got = subprocess.run(
        [*npm, "install", "--no-save", "--ignore-scripts", NPM], capture_output=True, check=False
    )
    if got.returncode != 0:
        return None
    asked = subprocess.run(
        [*npm, "exec", "--", "node", "-e", SCRIPT],
        capture_output=True, text=True, cwd=folder, check=False,
    )  # fmt: skip
    path = asked.stdout.strip().splitlines()[-1:] or [""]
    return path[0] if Path(path[0]).is_file() else None
