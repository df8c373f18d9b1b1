"""Bind the bodies, organizations and persons that play the roles of a case."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.act import record
from engine.commands.registry import Answer, Command, handles
from engine.model import Party, PartyKind
from engine.ports import Context
from processes.commands.act import permit_in_case
from processes.refusals import refusal

CASE_ROLES = frozenset(
    {"setter", "preparer", "approver", "registry", "nominators", "owners", "experts"}
)


class BindCaseRole(Command, frozen=True):
    """Who plays `role` from now on, instead of those before; nobody is allowed."""

    action: ClassVar[str] = "bind-case-roles"
    case_id: str
    role: str
    parties: tuple[Party, ...]
    revision: int | None = None


@handles(BindCaseRole)
def bind_case_role(command: BindCaseRole, uow: Any, context: Context) -> Answer:
    """The parties must be in the registers; refused for roles that no case has."""
    case = uow.cases.lock(command.case_id, command.revision)
    verdict = permit_in_case(uow, context, command.action, case)
    if command.role not in CASE_ROLES:
        raise refusal("case-role-unknown", role=command.role[:60])
    for party in command.parties:
        _check_known(uow, party)
    before = case.roles.get(command.role, ())
    uow.cases.bind(case.id, command.role, command.parties)
    record(
        uow, context, case.id, command.action, subject=command.role, verdict=verdict,
        before={"parties": [each.id for each in before]},
        after={"parties": [each.id for each in command.parties]},
    )  # fmt: skip
    return {"role": command.role, "parties": [each.id for each in command.parties]}


def _check_known(uow: Any, party: Party) -> None:
    registers = {
        PartyKind.PERSON: uow.people,
        PartyKind.BODY: uow.bodies,
        PartyKind.ORGANIZATION: uow.organizations,
    }
    if registers[party.kind].find(party.id) is None:
        raise refusal("unknown-in-register", what=party.kind, id=party.id[:100])
