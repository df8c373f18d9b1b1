"""Hypothesis draws the same examples each time, so that a red run means a change, not luck.

The collector of cycles looks at what was imported once, and at the rest seldom: it was a quarter
of the time of tests that make many small objects. Whatever the tests and their processes put into
the temporary folder is gone with them: killed servers cannot clean up after themselves.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.load_profile("same")

_MADE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # the folder of the whole run is in its environment already
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())  # tmp_path stays there
    folder = tempfile.mkdtemp(prefix="paatospolku-tests-")
    os.chmod(folder, 0o755)
    os.environ["TMPDIR"], tempfile.tempdir = folder, None
    config.stash[_MADE] = folder


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    if _MADE in config.stash:
        shutil.rmtree(config.stash[_MADE], ignore_errors=True)
