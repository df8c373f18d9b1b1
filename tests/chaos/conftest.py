"""What a test of these changes in its own process ends with it."""

from __future__ import annotations

import pytest

import engine.definitions


@pytest.fixture(autouse=True)
def the_reader_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """`load.runner_on` puts a tiny reader in place of the real one; undone after the test."""
    monkeypatch.setattr(engine.definitions, "read_models", engine.definitions.read_models)
