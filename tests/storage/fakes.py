"""Rules that say yes: what the storage does is tested apart from who may do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from engine.model import ALLOWED, Actor, Verdict

NOW = datetime(2023, 8, 31, 12, 0, tzinfo=UTC)
KATJA = Actor("katja-palonen", name="Katja Palonen")
OLLI = Actor("olli-voutilainen", name="Olli Voutilainen")


@dataclass
class PermitAll:
    """See `engine.ports.Rules`; `denied` maps actions to the verdict that refuses them."""

    denied: dict[str, Verdict] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)

    def may(self, actor: Actor, action: str, subject: Any, now: datetime, uow: Any) -> Verdict:
        return self.denied.get(action, ALLOWED)

    def candidates(self, group: str, case: Any, now: datetime, uow: Any) -> Sequence[str]:
        return ()

    def staff(self, case: Any, now: datetime, uow: Any) -> None:
        return None

    def first_variables(
        self, case: Any, needs: Sequence[str], given: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        return given

    def before_complete(
        self, actor: Actor, task: Any, case: Any, variables: Mapping[str, Any], now: Any, uow: Any
    ) -> Mapping[str, Any]:
        return variables

    def after_complete(self, *args: Any) -> None:
        return None

    def task_opened(self, task: Any, case: Any, now: datetime, uow: Any) -> None:
        self.opened.append(task.element_id)

    def instance_ended(self, *args: Any) -> None:
        return None
