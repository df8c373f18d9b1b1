"""What a repository asks of the unit of work that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from engine.model import Key
from storage.database import Database
from storage.link import Link, Write
from storage.prepared import Params, Prepared


class Session(Protocol):
    """One snapshot to read from, and the writes that are gathered; `storage.unit` implements it.

    A repository reaches its sisters by their names (`cases`, `instances`, `remembered` …).
    """

    database: Database
    foreseen: Key | None
    presumes: bool
    changed: bool

    @property
    def link(self) -> Link: ...
    @property
    def connection(self) -> sa.Connection: ...
    @property
    def is_writing(self) -> bool: ...
    def rows(self, prepared: Prepared, params: Params) -> list[Any]: ...
    def begin_writing(self) -> sa.Connection: ...
    def write_now(self, writes: Sequence[Write]) -> None: ...
    def write_last(self, write: Write) -> None: ...

    def __getattr__(self, name: str) -> Any: ...
