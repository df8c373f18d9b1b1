"""The domain's word on each action (see `engine.ports.Rules`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from msgspec.structs import replace as changed

from engine.authority import Publicity, Subject
from engine.deadlines import as_day
from engine.errors import NotAllowed
from engine.model import Actor, Case, Instance, Task, Verdict
from processes.beginning import first_variables
from processes.disqualifications import barred
from processes.duties import DUTY, PLAIN
from processes.duties.act import Act
from processes.groups import candidates
from processes.policy import SIGNING_OFF, authenticates, duty_action
from processes.preparation import preparers
from processes.refusals import refusal
from processes.roster import case_roster
from processes.staffing import Staffing
from processes.standing import (
    ask,
    case_hats,
    delegated_in_task,
    in_case,
    in_general,
    rights,
)

WORK = frozenset({"claim", "complete", "save-draft", "delegate", "release", "offer"})
"""What one does with a task that is one's own to do: each stands on the task's duty."""

PUBLICITY = {each.value: each for each in Publicity}
NO_MACHINE = Verdict(
    False,
    "A task is done by a person, never by the passing of time or by a program.",
    "Tehtävän tekee ihminen; määräajan kuluminen tai ohjelma ei sitä täytä.",
    "Vain ihminen täyttää tehtävän (järjestelmän sääntö 9)",
    "not-a-person",
)


class DomainRules:
    """Stateless: all it knows comes from the unit of work and the one table of authority."""

    def may(
        self, actor: Actor, action: str, subject: Task | Case | None, now: datetime, uow: Any
    ) -> Verdict:
        """May the actor do `action` to the subject now? See docs/reference/authority.md."""
        if subject is None:
            return in_general(actor, action, Subject(), now, uow)
        if isinstance(subject, Case):
            return in_case(actor, action, subject, case_subject(subject, now, uow), now, uow)
        case = uow.cases.get(subject.key.case_id)
        if action in WORK:
            verdict = self._may_work(actor, action, subject, case, now, uow)
            if verdict.allowed or action != "release":
                return verdict
        about = changed(case_subject(case, now, uow), about=subject.claimant)
        return in_case(actor, action, case, about, now, uow)

    def _may_work(
        self, actor: Actor, action: str, task: Task, case: Case, now: datetime, uow: Any
    ) -> Verdict:
        if actor.person_id is None:
            return NO_MACHINE
        on = as_day(now)
        roster, own = case_hats(actor.person_id, case, on, uow, task.candidate_groups)
        lent = delegated_in_task(task, actor, roster, now)
        worn = (*own, *lent, *rights(actor))
        subject = task_subject(task, case, now, uow)
        if action in ("delegate", "release") and task.claimant is not None:
            subject = changed(subject, assignee=task.claimant)
        verdict = ask(actor, worn, duty_action(task.duty, task.document), subject, on)
        if not verdict.allowed and verdict.code == "no-role":
            return _waits_for_chair(task, roster, now) or verdict
        return verdict

    def staff(self, case: Case | None, now: datetime, uow: Any) -> Staffing:
        """Who there is to do a model's tasks: by the table, with a case by its roster too."""
        on = as_day(now)
        return Staffing(on, None if case is None else case_roster(case, on, uow))

    def candidates(self, group: str, case: Case, now: datetime, uow: Any) -> Sequence[str]:
        """The persons who are the group of the case today; substitutes while members are away."""
        on = as_day(now)
        roster = case_roster(case, on, uow, (group,))
        away = barred(uow.disqualifications.of_case(case.id), now)
        found = candidates(group, roster, on)
        return [each.person_id for each in found if each.person_id not in away]

    def first_variables(
        self, case: Case, needs: Sequence[str], given: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Filled from the case's number, title and roles; see `processes.beginning`."""
        return first_variables(case, needs, given)

    def before_complete(
        self,
        actor: Actor,
        task: Task,
        case: Case,
        variables: Mapping[str, Any],
        now: datetime,
        uow: Any,
    ) -> Mapping[str, Any]:
        """The duty does its part; what forbids it is raised. `may` has been asked already, but
        for the system itself, which may all else.

        A duty's effects are written before the process moves on: there the variables of the task's
        own scope, an item of a loop among them, are still seen.
        """
        if actor.person_id is None:
            raise NotAllowed(
                NO_MACHINE.reason,
                reason_fi=NO_MACHINE.reason_fi,
                ground=NO_MACHINE.ground,
                code=NO_MACHINE.code,
            )
        duty = DUTY.get(task.duty)
        if duty is None or duty is PLAIN:
            return variables
        act = Act(actor, task, case, variables, now, uow)
        answers = duty.check(act)
        duty.effect(act if answers is variables else replace(act, variables=answers))
        return answers

    def after_complete(
        self,
        actor: Actor,
        task: Task,
        case: Case,
        variables: Mapping[str, Any],
        now: datetime,
        uow: Any,
    ) -> None:
        """Nothing more: the duty has acted already (see `before_complete`)."""

    def task_opened(self, task: Task, case: Case, now: datetime, uow: Any) -> None:
        """Nothing beyond the row: lists resolve the candidates by date."""

    def instance_ended(self, instance: Instance, case: Case, now: datetime, uow: Any) -> None:
        """Nothing: an open term stays open, and a case is closed by a decision."""


def case_subject(case: Case, now: datetime, uow: Any) -> Subject:
    """The case, as far as authority is concerned."""
    return Subject(**_of_case(case, now, uow))


def _of_case(case: Case, now: datetime, uow: Any) -> dict[str, Any]:
    publicity = PUBLICITY[case.publicity.upper()]
    found = uow.disqualifications.of_case(case.id)
    return {
        "disqualified": barred(found, now) if found else None,
        "publicity": publicity,
        "secrecy_ground": case.secrecy_ground,
        "cleared": _named(case, uow) if publicity is Publicity.SECRET else frozenset(),
    }


def _named(case: Case, uow: Any) -> frozenset[str]:
    """Whom an open task of a secret case names: they need to know what it is about."""
    found: set[str | None] = set()
    for task in uow.tasks.open_of_case(case.id):
        found |= {task.assignee, task.claimant, task.delegated_to, *task.candidate_users}
    return frozenset(each for each in found if each)


def task_subject(task: Task, case: Case, now: datetime, uow: Any) -> Subject:
    """The task: to whom it is offered, and who prepared what it signs off."""
    signs_off = task.duty in SIGNING_OFF
    return Subject(
        **_of_case(case, now, uow),
        groups=frozenset(task.candidate_groups),
        users=frozenset(task.candidate_users),
        assignee=task.assignee,
        prepared_by=preparers(task, case, uow) if signs_off else frozenset(),
        authenticates=task.duty == "sign" and authenticates(task.document, task.candidate_groups),
    )


def _waits_for_chair(task: Task, roster: Any, now: datetime) -> Verdict | None:
    """Why a chair's task stands still: the post has no holder, or nobody acts for the absent."""
    for group in task.candidate_groups:
        if group.endswith(".chair") and not candidates(group, roster, as_day(now)):
            error = refusal("chair-missing", body=group.split(".")[0])
            return Verdict(False, error.reason, error.reason_fi, error.ground, error.code)
    return None
