"""Operaton, the free successor of Camunda 7, on its own H2 database with full history."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from benchmarks.peers.peer import Figures, Missing, Run

FOLDER = Path(__file__).parent
MOST_S = 500
DOES = (
    "one transaction on an H2 file; runtime tables, variables and history “full” in it; H2 writes"
    " to the disk some 0.5 s later, not at the commit"
)


def installed() -> str:
    """The class path of the compiled program. Raises Missing."""
    maven, java = shutil.which("mvn"), shutil.which("java")
    if maven is None or java is None:
        raise Missing("there is no Maven or no Java in PATH")
    listed = FOLDER / "target" / "classpath"
    if not listed.exists():
        command = [
            maven, "-q", "-B", "compile", "dependency:build-classpath",
            f"-Dmdep.outputFile={listed}",
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, cwd=FOLDER, capture_output=True, text=True, timeout=MOST_S, check=False
            )
        except subprocess.TimeoutExpired:
            raise Missing(f"Maven did not end within {MOST_S} s") from None
        if done.returncode:
            raise Missing(f"Maven could not build it: {done.stdout.strip()[-300:]}")
    return f"{FOLDER / 'target' / 'classes'}:{listed.read_text().strip()}"


def measured(run: Run, model: Path, folder: Path) -> Figures:
    """Completes the tasks of the line. Raises Missing."""
    classes = installed()
    command = [
        "java", "-cp", classes, "bench.Line", str(model), "line",
        f"jdbc:h2:file:{folder}/operaton", "sa", "", str(run.cases), str(run.rounds),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_S, check=False)
    if done.returncode:
        raise Missing(f"it failed: {done.stderr.strip()[-300:]}")
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return Figures("Operaton 1.0, H2 file, history full", told["wall_us"], told["cpu_us"], DOES)
