"""One command's reads and writes over one case."""

from __future__ import annotations

from typing import Protocol

from engine.ports.case_repositories import (
    Audit,
    Cases,
    Drafts,
    History,
    Incidents,
    Instances,
    Numbers,
    Tasks,
)
from engine.ports.definitions import Definitions
from engine.ports.waiting import Jobs, Subscriptions


class UnitOfWork(Protocol):
    """One command's view of the world; the domain adds its own nouns in `processes/ports.py`."""

    @property
    def cases(self) -> Cases: ...
    @property
    def instances(self) -> Instances: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def incidents(self) -> Incidents: ...
    @property
    def definitions(self) -> Definitions: ...
    @property
    def history(self) -> History: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def numbers(self) -> Numbers: ...
