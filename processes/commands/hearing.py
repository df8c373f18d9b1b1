"""Hear experts: ask for a statement, give it, write down a session, go on without, summarise."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.acts import following
from processes.commands.desks import desk_in_case
from processes.statements import Mode, Statement


class RequestStatement(Command, frozen=True):
    """Ten working days, unless another day is given."""

    action: ClassVar[str] = "request-statement"
    case_id: str
    expert: str
    question: str
    mode: Mode = Mode.STATEMENT
    due: date | None = None


@handles(RequestStatement)
def request_statement(command: RequestStatement, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.case_id)
    expert = uow.people.get(command.expert)
    made = following.ask(desk, expert.id, command.question, command.mode, None, command.due)
    return {"id": str(made.key), "due": made.due.isoformat()}


class GiveStatement(Command, frozen=True):
    """The expert's own words; a late one is taken and marked late."""

    action: ClassVar[str] = "give-statement"
    key: Key
    text: str


@handles(GiveStatement)
def give_statement(command: GiveStatement, uow: Any, context: Context) -> Answer:
    uow.cases.lock(command.key.case_id)
    found = uow.statements.get(command.key)
    case_id = command.key.case_id
    desk = desk_in_case(uow, context, command.action, case_id, about=found.expert)
    return _told(following.give(desk, found, command.text))


class HearExpert(Command, frozen=True):
    """What was said in a session, as a member wrote it down."""

    action: ClassVar[str] = "hear-expert"
    key: Key
    notes: str


@handles(HearExpert)
def hear_expert(command: HearExpert, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    return _told(following.hear(desk, uow.statements.get(command.key), command.notes))


class RecordNoStatement(Command, frozen=True):
    """The work goes on without: the time is out, or the expert has declined for a reason."""

    action: ClassVar[str] = "record-no-statement"
    key: Key
    declined: bool
    reason: str = ""


@handles(RecordNoStatement)
def record_no_statement(command: RecordNoStatement, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    why = "declined" if command.declined else "timeout"
    found = uow.statements.get(command.key)
    return _told(following.go_without(desk, found, why, command.reason))


class SummariseStatements(Command, frozen=True):
    """One summary over all that was heard since the last one."""

    action: ClassVar[str] = "summarise-statements"
    case_id: str
    summary: str


@handles(SummariseStatements)
def summarise_statements(command: SummariseStatements, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.case_id)
    following.summarise(desk, command.summary)
    return {"id": command.case_id}


def _told(statement: Statement) -> Answer:
    return {"id": str(statement.key), "state": str(statement.state), "late": statement.late}
