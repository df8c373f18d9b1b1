"""What the core asks of its surroundings: a unit of work over one case, rules, and handlers.

A unit of work reads from one consistent snapshot and gathers what is to be written; `storage.run`
commits it once. Reading one's own writes works for what was got, added or saved through the
repositories below. One unit writes one case: the one it has locked or added.
"""

from __future__ import annotations

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
from engine.ports.handlers import (
    BusinessError,
    Context,
    Handler,
    HandlerContext,
    Outward,
    OutwardFailed,
    Work,
)
from engine.ports.rules import Rules
from engine.ports.unit_of_work import UnitOfWork
from engine.ports.waiting import Jobs, Subscriptions

__all__ = [
    "Audit",
    "BusinessError",
    "Cases",
    "Context",
    "Definitions",
    "Drafts",
    "Handler",
    "HandlerContext",
    "History",
    "Incidents",
    "Instances",
    "Jobs",
    "Numbers",
    "Outward",
    "OutwardFailed",
    "Rules",
    "Subscriptions",
    "Tasks",
    "UnitOfWork",
    "Work",
]
