"""Cases: start, change, bind roles, close, call off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec.structs import replace as changed

from engine.authority import Publicity
from engine.commands.act import authorise, given, record
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import PREFIX, begin, new_case, plain
from engine.commands.steps import RUNNING, advance
from engine.errors import InvalidInput, InvalidState
from engine.lookalikes import demand_one_script
from engine.model import Case, CaseState, DefinitionKind, Key, Party
from engine.ports import Context, UnitOfWork
from engine.runtime.commands import CancelInstance

LANGUAGES = ("fi", "sv", "en")
LONGEST_TITLE, LONGEST_KEY = 500, 200


class StartCase(Command, frozen=True):
    """Opens a matter; with `process` its first instance begins at once (latest version)."""

    action: ClassVar[str] = "start-case"
    title: str
    process: str = ""
    variables: Mapping[str, Any] = {}
    number: str = ""
    prefix: str = PREFIX
    roles: Mapping[str, tuple[Party, ...]] = {}
    business_key: str = ""
    project_number: str = ""
    register: str = ""
    title_sv: str = ""
    title_en: str = ""
    publicity: str = Publicity.PUBLIC
    secrecy_ground: str = ""
    language: str = "fi"
    properties: Mapping[str, Any] = {}


@handles(StartCase)
def start_case(command: StartCase, uow: UnitOfWork, context: Context) -> Answer:
    """Answers `case_id`, `number`, and the `instance` when one was begun."""
    authorise(uow, context, command.action, None)
    title = given(command.title, "the title", "Otsikko", LONGEST_TITLE)
    _check(command.publicity, command.language, command.number, command.business_key)
    definition = None
    if command.process:
        definition = uow.definitions.get(DefinitionKind.PROCESS, command.process)
    case = new_case(
        uow,
        context,
        title,
        number=command.number,
        prefix=command.prefix,
        business_key=command.business_key,
        project_number=command.project_number,
        register=command.register,
        title_sv=command.title_sv,
        title_en=command.title_en,
        publicity=command.publicity,
        secrecy_ground=command.secrecy_ground,
        language=command.language,
        properties=dict(command.properties),
        roles={role: tuple(parties) for role, parties in command.roles.items()},
    )
    after = {"number": case.number, "title": title, "process": command.process}
    record(uow, context, case.id, command.action, subject=case.id, after=after)
    answer: Answer = {"case_id": case.id, "number": case.number}
    if definition is not None:
        variables = plain(command.variables) | {"case_number": case.number}
        answer["instance"] = str(begin(uow, context, case, definition, variables).key)
    return answer


def _check(publicity: str, language: str, number: str, business_key: str) -> None:
    if publicity not in tuple(Publicity):
        raise InvalidInput(f"no such publicity: {publicity[:40]!r}", code="invalid-publicity")
    if language not in LANGUAGES:
        raise InvalidInput(f"no such language: {language[:40]!r}", code="invalid-language")
    if len(number) > 100 or len(business_key) > LONGEST_KEY:
        raise InvalidInput("a number or a key is too long", code="too-long")


class StartInstance(Command, frozen=True):
    """Begins one more process in an open case; `version` None: the latest."""

    action: ClassVar[str] = "start-instance"
    case_id: str
    process: str
    variables: Mapping[str, Any] = {}
    version: int | None = None
    business_key: str = ""
    element: str | None = None
    revision: int | None = None


@handles(StartInstance)
def start_instance(command: StartInstance, uow: UnitOfWork, context: Context) -> Answer:
    case = open_case(uow, command.case_id, command.revision)
    verdict = authorise(uow, context, command.action, case)
    definition = uow.definitions.get(DefinitionKind.PROCESS, command.process, command.version)
    instance = begin(
        uow, context, case, definition, plain(command.variables), element=command.element,
        business_key=command.business_key,
    )  # fmt: skip
    after = {"process": definition.key, "version": definition.version}
    record(
        uow, context, case.id, command.action, subject=str(instance.key), verdict=verdict,
        after=after,
    )  # fmt: skip
    return {"instance": str(instance.key), "version": definition.version}


class ChangeCase(Command, frozen=True):
    """Changes what a case tells of itself; None leaves as it is."""

    action: ClassVar[str] = "change-case"
    case_id: str
    title: str | None = None
    title_sv: str | None = None
    title_en: str | None = None
    project_number: str | None = None
    publicity: str | None = None
    secrecy_ground: str | None = None
    properties: Mapping[str, Any] | None = None
    roles: Mapping[str, tuple[Party, ...]] | None = None
    revision: int | None = None


_CHANGEABLE = (
    "title", "title_sv", "title_en", "project_number", "publicity", "secrecy_ground", "properties",
)  # fmt: skip


@handles(ChangeCase)
def change_case(command: ChangeCase, uow: UnitOfWork, context: Context) -> Answer:
    case = open_case(uow, command.case_id, command.revision)
    verdict = authorise(uow, context, command.action, case)
    changes = {name: getattr(command, name) for name in _CHANGEABLE}
    changes = {name: value for name, value in changes.items() if value is not None}
    if "title" in changes:
        changes["title"] = given(changes["title"], "the title", "Otsikko", LONGEST_TITLE)
    for name in ("title", "title_sv", "title_en"):
        demand_one_script(changes.get(name, ""), name)
    _check(changes.get("publicity", case.publicity), case.language, "", "")
    before = {name: getattr(case, name) for name in changes}
    uow.cases.save(changed(case, **changes))
    for role, parties in (command.roles or {}).items():
        before[f"role:{role}"] = [f"{p.kind}:{p.id}" for p in case.roles.get(role, ())]
        changes[f"role:{role}"] = [f"{p.kind}:{p.id}" for p in parties]
        uow.cases.bind(case.id, role, parties)
    record(
        uow, context, case.id, command.action, verdict=verdict, before=before, after=changes,
        subject=case.id,
    )  # fmt: skip
    return {"case_id": case.id}


class CloseCase(Command, frozen=True):
    """Ends a matter in which nothing runs any more."""

    action: ClassVar[str] = "close-case"
    case_id: str
    reason: str = ""
    revision: int | None = None


@handles(CloseCase)
def close_case(command: CloseCase, uow: UnitOfWork, context: Context) -> Answer:
    case = open_case(uow, command.case_id, command.revision)
    verdict = authorise(uow, context, command.action, case)
    if any(instance.state in RUNNING for instance in uow.instances.of_case(case.id)):
        raise InvalidState(
            "a process of the case is still running",
            reason_fi="Asian prosessi on vielä kesken.",
            code="case-is-running",
        )
    return _end(uow, context, case, CaseState.CLOSED, command, verdict)


class CancelCase(Command, frozen=True):
    """Calls a matter off, with all that runs in it; the reason is obligatory."""

    action: ClassVar[str] = "cancel-case"
    case_id: str
    reason: str
    revision: int | None = None


@handles(CancelCase)
def cancel_case(command: CancelCase, uow: UnitOfWork, context: Context) -> Answer:
    case = open_case(uow, command.case_id, command.revision)
    verdict = authorise(uow, context, command.action, case)
    reason = given(command.reason, "the reason", "Perustelu")
    for instance in uow.instances.of_case(case.id):
        if instance.state in RUNNING:
            advance(uow, context, case, instance, CancelInstance(reason))
    return _end(uow, context, case, CaseState.CANCELLED, command, verdict)


def _end(
    uow: UnitOfWork,
    context: Context,
    case: Case,
    state: CaseState,
    command: CloseCase | CancelCase,
    verdict: Any,
) -> Answer:
    ended = changed(case, state=state, closed_at=context.now, close_reason=command.reason)
    uow.cases.save(ended)
    record(
        uow, context, case.id, command.action, subject=case.id, reason=command.reason,
        verdict=verdict, before={"state": case.state}, after={"state": state},
    )  # fmt: skip
    return {"case_id": case.id, "state": str(state)}


def open_case(uow: UnitOfWork, case_id: str, revision: int | None = None) -> Case:
    """The case, locked; InvalidState when it has ended."""
    case = uow.cases.lock(case_id, revision)
    if case.state is not CaseState.OPEN:
        raise InvalidState(
            f"the case is {case.state}", reason_fi="Asia on jo päätetty.", code="case-ended"
        )
    return case


def case_of(uow: UnitOfWork, key: Key, revision: int | None = None) -> Case:
    """The open case that the key belongs to, locked."""
    return open_case(uow, key.case_id, revision)
