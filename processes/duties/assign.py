"""Assigning the work: preparing goes to members of the preparing body alone (rule 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.deadlines import finnish
from processes.duties.act import Act, Duty, nothing
from processes.groups import hats
from processes.refusals import refusal
from processes.roles import PREPARER
from processes.roster import case_roster

ASSIGNEES = ("assignee", "assignees", "responsible", "compiler", "reviewer", "reviewers")


def check(act: Act) -> Mapping[str, Any]:
    """Every person named for preparing is a member on this day."""
    roster = case_roster(act.case, act.day, act.uow)
    for person in _named(act.variables):
        if not any(hat.is_in(PREPARER) for hat in hats(person, roster, act.day)):
            raise refusal("not-a-member", person=person, body=PREPARER, day=finnish(act.day))
    return act.variables


def _named(variables: Mapping[str, Any]) -> Iterator[str]:
    """Persons in the variables that name assignees, also in lists of themes with one each."""
    for name, value in variables.items():
        if name in ASSIGNEES or name.endswith(("_assignee", "_assignees")):
            yield from _texts(value)
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, Mapping):
                    yield from _named(each)


def _texts(value: Any) -> Iterator[str]:
    values = value if isinstance(value, list | tuple) else [value]
    yield from (each for each in values if isinstance(each, str) and each)


DUTY = Duty(check, nothing)
