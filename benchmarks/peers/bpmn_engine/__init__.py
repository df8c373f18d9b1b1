"""bpmn-engine on Node, without a database: in memory, and with its state on the disk."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from benchmarks.node.npm import installed, node
from benchmarks.peers.peer import Figures, Missing, Run

FOLDER = Path(__file__).parent
MOST_S = 500
DOES = {
    "state": "its state is written as JSON to a file with fsync, then read back and resumed;"
    " no history, no log, no queries",
    "memory": "nothing is kept at all",
}


def measured(run: Run, model: Path, way: str) -> Figures:
    """Completes the tasks of the line. Raises Missing."""
    problem, program = installed(FOLDER), node()
    if problem or program is None:
        raise Missing(problem)
    command = [program, FOLDER / "line.mjs", model, str(run.cases), str(run.rounds), way]
    done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_S, check=False)
    if done.returncode:
        raise Missing(f"it failed: {done.stderr.strip()[-300:]}")
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return Figures(f"bpmn-engine 25, {way}", told["wall_us"], told["cpu_us"], DOES[way])
