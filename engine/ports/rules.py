"""What a body's own rules say to a command: who may, and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from engine.model import Actor, Case, Instance, Task, Verdict


class Rules(Protocol):
    """The domain's word on each action, injected; `processes/rules.py` implements it."""

    def may(
        self, actor: Actor, action: str, subject: Task | Case | None, now: datetime, uow: Any
    ) -> Verdict:
        """May the actor do `action` (`claim`, `complete`, `start-case` …) to the subject now?"""

    def candidates(self, group: str, case: Case, now: datetime, uow: Any) -> Sequence[str]:
        """The persons who are the candidate group of the case on that date."""

    def staff(self, case: Case | None, now: datetime, uow: Any) -> Any:
        """Who there is to do tasks, for the check of a model: `soundness.staffing.Staff`.

        With a case, those whom its roles are bound to on that date.
        """

    def first_variables(
        self, case: Case, needs: Sequence[str], given: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """What a process that begins in the case is given, and what the case itself knows of it.

        Raises what forbids the beginning: something that the process needs is nowhere.
        """

    def before_complete(
        self,
        actor: Actor,
        task: Task,
        case: Case,
        variables: Mapping[str, Any],
        now: datetime,
        uow: Any,
    ) -> Mapping[str, Any]:
        """Raises what forbids the completion; returns the variables that go into the process.

        `may` has allowed it, unless the actor is the system; the actor stands in for whom it said.
        """

    def after_complete(
        self,
        actor: Actor,
        task: Task,
        case: Case,
        variables: Mapping[str, Any],
        now: datetime,
        uow: Any,
    ) -> None:
        """The domain's own effects of a completed task, in the same commit."""

    def task_opened(self, task: Task, case: Case, now: datetime, uow: Any) -> None:
        """A task was offered: notices and the like, as jobs in the same commit."""

    def instance_ended(self, instance: Instance, case: Case, now: datetime, uow: Any) -> None:
        """A root instance came to its end."""
