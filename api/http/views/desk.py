"""The desk: what I can do now, how it came to me, and what waits for others because of me."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import shown
from api.http.schemas import desk as schemas
from api.http.views.tasks import told
from api.http.visibility import may_see_case, visible_cases
from engine.authority import Hat, Via
from engine.model import Party, PartyKind
from processes.groups import Roster, candidates, hats
from processes.hats import personal_groups
from processes.roster import roster_of
from storage.queries import cases, tasks
from storage.queries.people import names_of

resource = Resource("desk")


@resource.get("/desk", answer=schemas.DeskTaskSchema, query=schemas.DeskQuery, paged=True)
def list_desk(call: Call) -> object:
    """My open tasks by effective due date, each with the way it came to me."""
    person = call.actor.person_id or ""
    with call.app.runner.unit() as uow:
        whose = sa.and_(
            tasks.of_person(person, personal_groups(person, call.today, uow)),
            visible_cases(call, uow.connection),
        )
        rows, after = tasks.list_tasks(uow.connection, whose=whose, **call.query)
        ways = _Ways(call, uow, person)
        items = [{**told(shown(row), call.now), **ways.of(row)} for row in rows]
        names = names_of(uow.connection, [each["principal"] for each in items])
    return Page([{**each, "principal_name": names.get(each["principal"])} for each in items], after)


@resource.get("/desk/waiting", answer=schemas.WaitingTaskSchema, paged=True)
def list_waiting(call: Call) -> object:
    """Open tasks of others in cases where I have completed or handed over work."""
    person = call.actor.person_id or ""
    with call.app.runner.unit() as uow:
        mine = tasks.of_person(person, personal_groups(person, call.today, uow))
        rows, after = tasks.list_tasks(
            uow.connection,
            whose=tasks.after_work_of(person) & ~mine & visible_cases(call, uow.connection),
            **call.query,
        )
        ways = _Ways(call, uow, person)
        holders = [ways.holders(row) for row in rows]
        names = names_of(uow.connection, [each for held in holders for each in held])
    return Page(
        [
            {**told(shown(row), call.now), "waits_for": [names.get(each, each) for each in held]}
            for row, held in zip(rows, holders, strict=True)
        ],
        after,
    )


@resource.get("/tasks/<task_id>/holders", answer=schemas.HoldersSchema)
def list_holders(call: Call) -> object:
    """Whose turn the task is."""
    key = key_of(call.args["task_id"], "task", "Tehtävää")
    with call.app.runner.unit() as uow:
        may_see_case(call, uow.connection, key.case_id)
        row = tasks.task_of(uow.connection, key.case_id, key.seq)
        if row is None:
            raise call.missing("task", "Tehtävää")
        held = _Ways(call, uow, call.actor.person_id or "").holders(row)
        names = names_of(uow.connection, held)
    return {"items": [{"person_id": each, "name": names.get(each, each)} for each in held]}


class _Ways:
    """How tasks come to people; cases with the same parties share one roster."""

    def __init__(self, call: Call, uow: Any, person: str) -> None:
        self._on, self._uow, self._person = call.today, uow, person
        self._roles: dict[str, Mapping[str, tuple[Party, ...]]] = {}
        self._rosters: dict[Any, Roster] = {}
        self._hats: dict[Any, tuple[Hat, ...]] = {}

    def of(self, row: Any) -> dict[str, Any]:
        """`way` and `principal` of a task on the person's desk."""
        me = self._person
        if row.delegated_to == me and row.claimant not in (None, me):
            return {"way": "substitute", "principal": row.claimant}
        if me in (row.claimant, row.assignee) or me in row.candidate_users:
            return {"way": "mine", "principal": None}
        worn = [hat for hat in self._worn(row) if _fits(hat, row.candidate_groups)]
        if any(hat.via is Via.OWN for hat in worn) or not worn:
            return {"way": "group", "principal": None}
        return {"way": "substitute", "principal": worn[0].principal}

    def holders(self, row: Any) -> list[str]:
        """Whose turn the task is: who holds it, else to whom it is offered."""
        named = [each for each in (row.delegated_to, row.claimant, row.assignee) if each]
        if named:
            return named[:1]
        roster, found = self._roster(row), dict.fromkeys(row.candidate_users)
        for group in row.candidate_groups:
            found.update(dict.fromkeys(h.person_id for h in candidates(group, roster, self._on)))
        return list(found)

    def _worn(self, row: Any) -> tuple[Hat, ...]:
        roster = self._roster(row)
        key = id(roster)
        if key not in self._hats:
            self._hats[key] = hats(self._person, roster, self._on)
        return self._hats[key]

    def _roster(self, row: Any) -> Roster:
        roles = self._roles_of(row.case_id)
        key = (tuple(sorted(roles.items())), tuple(sorted(row.candidate_groups)))
        if key not in self._rosters:
            self._rosters[key] = roster_of(roles, self._on, self._uow, row.candidate_groups)
        return self._rosters[key]

    def _roles_of(self, case_id: str) -> Mapping[str, tuple[Party, ...]]:
        if case_id not in self._roles:
            found: dict[str, tuple[Party, ...]] = {}
            for each in cases.parties_of(self._uow.connection, case_id):
                party = Party(PartyKind(each.party_kind), each.party_id)
                found[each.role] = (*found.get(each.role, ()), party)
            self._roles[case_id] = found
        return self._roles[case_id]


def _fits(hat: Hat, groups: Iterable[str]) -> bool:
    return any(hat.is_in(group) for group in groups)
