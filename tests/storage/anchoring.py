"""Anchors as they come about while versions are replaced one by one."""

from __future__ import annotations

from random import Random

import pytest

from storage import audit
from storage.database import Database
from tests.storage.fakes import NOW


def anchored_in_part(
    database: Database, draw: Random, monkeypatch: pytest.MonkeyPatch, listing: str
) -> None:
    """All that has grown or a part, by this version or by one that does not do that `listing`."""
    with monkeypatch.context() as former:
        if draw.random() < 0.3:
            former.setattr(audit, listing, lambda link, seq: None)
        audit.anchor(database, NOW, most=draw.randrange(1, 6))
