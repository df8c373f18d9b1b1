"""Asks the advisory services about every dependency: `python -m tests.security.advisories`.

Exit status 1 for a known vulnerability. Where a service does not answer, that is said loudly and
is no failure: a machine without a way out can still check everything else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = ("run.lock", "dev.lock")
NODE = (ROOT / "web", ROOT / "tests" / "security" / "provider")


def python_faults(lock: str) -> list[str] | None:
    """Known vulnerabilities of the packages of a lock file; None where nobody answers."""
    told = _run(
        [
            str(Path(sys.executable).parent / "pip-audit"), "--requirement",
            str(ROOT / "requirements" / lock), "--disable-pip", "--progress-spinner", "off",
            "--format", "json",
        ]
    )  # fmt: skip
    found = told.get("dependencies")
    if not isinstance(found, list) or not found or all("skip_reason" in each for each in found):
        return None
    return [
        f"{each['name']} {each['version']}: {', '.join(v['id'] for v in each['vulns'])}"
        for each in found
        if each.get("vulns")
    ]


def node_faults(folder: Path) -> list[str] | None:
    """Known vulnerabilities of the packages of a package-lock.json; None where nobody answers."""
    npm = [sys.executable, str(ROOT / "web" / "npm.py"), "--prefix", str(folder)]
    told = _run([*npm, "audit", "--audit=true", "--json", "--package-lock-only"])
    found = told.get("vulnerabilities")
    if not isinstance(found, dict):
        return None
    return [f"{name}: {each.get('severity')}" for name, each in found.items()]


def _run(command: Sequence[str]) -> dict[str, object]:
    try:
        done = subprocess.run(command, capture_output=True, timeout=180, check=False)
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def main() -> int:
    """Prints what was found, and what could not be asked."""
    asked = {f"requirements/{lock}": python_faults(lock) for lock in LOCKS}
    asked |= {str(folder.relative_to(ROOT)): node_faults(folder) for folder in NODE}
    bad = False
    for place, faults in asked.items():
        if faults is None:
            sys.stdout.write(f"!!! NOT CHECKED: no advisory service answers for {place} !!!\n")
        else:
            sys.stdout.write(f"{place}: {len(faults)} known vulnerabilities\n")
            sys.stdout.writelines(f"  {fault}\n" for fault in faults)
            bad = bad or bool(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
