"""The databases of the storage tests, for processes that are killed."""

from __future__ import annotations

import pytest

import engine.definitions
from tests.storage.conftest import (  # noqa: F401
    database,
    postgresql,
    postgresql_template,
    sqlite_template,
    url,
)


@pytest.fixture(autouse=True)
def the_reader_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """`load.runner_on` puts a tiny reader in place of the real one; undone after the test."""
    monkeypatch.setattr(engine.definitions, "read_models", engine.definitions.read_models)
