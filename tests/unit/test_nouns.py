"""Nouns are values: frozen in the tests, plain and just as equal in the product."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from engine.model import ALLOWED

CHANGED = """
from datetime import datetime, UTC
from engine.model import Job, JobKind, Key
at = datetime(2030, 1, 1, tzinfo=UTC)
one, other = (Job(Key("a", 1), JobKind.TIMER, "e", at) for _ in range(2))
assert one == other and not hasattr(one, "__dict__")
one.topic = "x"
"""


def test_a_test_cannot_change_a_noun() -> None:
    with pytest.raises(FrozenInstanceError):
        ALLOWED.code = "other"  # type: ignore[misc]


@pytest.mark.parametrize("frozen", [True, False])
def test_the_product_makes_plain_ones(frozen: bool) -> None:
    name = "PAATOSPOLKU_FROZEN_NOUNS"
    environment = {**os.environ, name: "1" if frozen else ""}
    done = subprocess.run([sys.executable, "-c", CHANGED], env=environment, capture_output=True)
    assert (b"FrozenInstanceError" in done.stderr) is frozen
    assert (done.returncode == 0) is not frozen
