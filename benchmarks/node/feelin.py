"""The condition on feelin, the FEEL of the JavaScript world."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.node.npm import installed, node

FOLDER = Path(__file__).parent / "feelin"


def measured(expression: str, scope: dict[str, Any], times: int) -> float | str:
    """Median µs of CPU for one evaluation, or why there is none."""
    problem = installed(FOLDER)
    program = node()
    if problem or program is None:
        return problem
    command = [program, FOLDER / "condition.mjs", expression, json.dumps(scope), str(times)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        return f"it failed: {done.stderr.strip()[-300:]}"
    return float(json.loads(done.stdout)["cpu_us"])
