"""What was loaded before the work begins is looked at by no later collection."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import gc
from api.memory import YOUNG, settled
from api.cli.worker import command
settled()
assert gc.get_freeze_count() > 1000
assert gc.get_threshold()[0] == YOUNG
assert gc.isenabled()
"""


def test_what_is_loaded_stays() -> None:
    subprocess.run([sys.executable, "-c", ASKED], check=True)
