"""Tries every operation as everybody, and tells what the table of authority says of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from marshmallow import Schema

from api.http.hiding import IN_CASE
from api.http.operation import Operation
from api.http.views import operations
from engine.authority import Hat
from engine.deadlines import as_day
from engine.model import SYSTEM_CASE, Actor, ActorKind, Key
from processes import standing
from processes.groups import hats
from processes.policy import ACCOUNTS, COMPOSITION, POLICY, REGISTERS
from processes.roster import body_roles, case_roster, roster_of
from processes.standing import general_hats, participation, rights
from storage import tables
from tests.security.endpoints import call
from tests.security.standing_case import AT, PERSONS, SERVICE, STRANGER, Standing

REFUSALS = frozenset(
    {
        "no-role", "secret", "disqualified", "assigned-to-another", "prepared-by-you",
        "prepared-by-principal", "not-a-person", "scope",
    }
)  # fmt: skip
"""Codes by which the table refuses; a rule of the domain may refuse what the table opens."""

ABOUT = {
    "change_person": "kirsi-kaunisharju", "record_absence": "kirsi-kaunisharju",
    "delegate_authority": "kirsi-kaunisharju", "revoke_delegation": "kirsi-kaunisharju",
    "end_absence": "kirsi-kaunisharju", "take_back_absence": "kirsi-kaunisharju",
    "record_arrival": "niko-ferm", "record_departure": "niko-ferm", "raise_recusal": "niko-ferm",
    "end_membership": "anna-kaisa-ikonen", "give_statement": "nobody of ours",
}  # fmt: skip
"""Whom an operation concerns; where it is not here, the caller."""

OF_BODY = frozenset({"confirm-meeting", "decide", *COMPOSITION})
"""Actions judged by the posts of the body itself and of its setter."""

GENERAL = frozenset(
    {
        *REGISTERS, *ACCOUNTS, "start-case", "deploy", "check-models", "read-audit", "read-jobs",
        "read-desk", "evaluate-decision", "broadcast-signal", "draft-models",
        "propose-deployment", "approve-deployment", "roll-back", "read-instances",
    }
)  # fmt: skip
"""Actions that belong to no case and no body."""

READING = frozenset(
    {"read-case", "read-document", "read-meeting", "read-working-data", "read-jobs"}
)
"""What is asked to shape an answer; the operation itself may be open without it."""

SHAPED = frozenset(
    {
        "get_document",
        "list_documents",
        "list_meetings",
        "list_case_decisions",
        "list_activities",
        "list_timeline",
        "get_instance",
        "get_permissions",
        "get_case_permissions",
        "get_planning",
    }
)
"""Reads that are open to all who know of the case, and tell each what they may read."""

CASELESS = frozenset({"administration", "mails"})
"""What is of no case: not to be found there is no refusal."""

OF_ONESELF = frozenset({"read_notices", "change_preferences"})
SKIPPED = frozenset({"stream_notices", "sign_out"})
"""An answer without end; and what would sign everybody out."""

READERS = frozenset(
    {"katja-palonen", "okm-edustaja", "asiantuntija-1", "x-admin", "x-audit", STRANGER, SERVICE, ""}
)
"""Who tries what only reads: that depends on less than what is done."""

UNSPEAKABLE = "xyzzy"


@dataclass(frozen=True)
class Answer:
    """What somebody was told, and which actions the core was asked for meanwhile."""

    operation: Operation
    person: str
    status: int
    code: str
    asked: tuple[str, ...]
    tells: bool

    def __str__(self) -> str:
        who = self.person or "nobody"
        return f"{self.operation.name} by {who}: {self.status} {self.code} {self.asked}"


def tried(place: Standing, whole: bool) -> Iterator[Answer]:
    """Every operation as everybody, each on what the one before has not changed.

    What changes no case is left out where not the `whole` is wanted.
    """
    persons = tuple(place.headers)
    readers = [each for each in persons if each in READERS]
    asked: list[str] = []
    judged = standing.judge

    def listening(person: str, worn: Any, action: str, *more: Any) -> Any:
        asked.append(action)
        return judged(person, worn, action, *more)

    standing.judge = listening
    app, client = place.opened()
    try:
        for operation in operations():
            if operation.public or operation.interactive or operation.name in SKIPPED:
                continue
            if not whole and _changes_no_case(operation):
                continue
            for person in readers if operation.method == "GET" else persons:
                asked.clear()
                answer = call(client, operation, place.nouns, place.headers[person])
                yield _answer(operation, person, answer, tuple(dict.fromkeys(asked)))
                if operation.method != "GET" and answer.status_code < 300:
                    place.restore(app)
    finally:
        standing.judge = judged
        app.close()


def _answer(operation: Operation, person: str, answer: Any, asked: tuple[str, ...]) -> Answer:
    code = ""
    if answer.mimetype == "application/problem+json":
        code = answer.json["type"].rpartition(":")[2]
    tells = UNSPEAKABLE.encode() in answer.data.lower()
    return Answer(operation, person, answer.status_code, code, asked, tells)


class Roles:
    """Which roles each person has on the day, and what the table makes of them."""

    def __init__(self, place: Standing) -> None:
        self.is_secret = False
        self._held: dict[tuple[str, str], frozenset[str]] = {}
        app, _ = place.opened()
        with app.runner.unit() as unit:
            on = as_day(AT)
            case = unit.cases.get(place.case_id)
            self.is_secret = case.publicity == "SECRET"
            body = unit.bodies.get(place.nouns.ids["body_id"])
            rosters = {
                "case": case_roster(case, on, unit),
                "body": roster_of(body_roles(body), on, unit),
            }
            self.offered = unit.tasks.get(Key.parse(place.nouns.ids["task_id"])).candidate_groups
            for person in place.headers:
                held = rights(actor_of(person))
                known = person in PERSONS
                for where, roster in rosters.items():
                    worn = hats(person, roster, on) if known else ()
                    self._keep(person, where, (*worn, *participation(worn), *held))
                general = general_hats(person, on, unit) if known else ()
                self._keep(person, "general", (*general, *held))
        app.close()

    def _keep(self, person: str, where: str, worn: Collection[Hat]) -> None:
        self._held[person, where] = frozenset(hat.role for hat in worn)

    def hold(self, person: str, where: str, wanted: Collection[str]) -> bool:
        """Whether one of the person's roles is, or belongs to, one of the wanted."""
        held = self._held[person, where]
        return any(role == each or role.startswith(f"{each}.") for role in held for each in wanted)

    def sees(self, person: str) -> bool:
        """Whether the person may know of the case."""
        return not self.is_secret or self.hold(person, "case", POLICY.cleared)

    def may(self, answer: Answer, action: str) -> bool:
        """What the table says."""
        person, wanted = answer.person, POLICY.roles(action)
        if action not in GENERAL and action not in POLICY.blind and not self.sees(person):
            return False
        if "self" in wanted and ABOUT.get(answer.operation.name, person) == person:
            return True
        if action in GENERAL:
            return self.hold(person, "general", wanted)
        if action.startswith("duty."):
            mine = self.hold(person, "case", self.offered)
            return mine and self.hold(person, "case", wanted)
        return self.hold(person, "body" if action in OF_BODY else "case", wanted)

    def refused(self, answer: Answer) -> bool:
        """Whether authority, or what one may know of, stood in the way."""
        caseless = answer.operation.tag in CASELESS and not leads_into_case(answer.operation)
        hidden = answer.status == 404 and not caseless and not self.sees(answer.person)
        return answer.status == 401 or answer.code in REFUSALS or hidden


def leads_into_case(operation: Operation) -> bool:
    """Whether its path has an id of something that lies in a case; a model's decision does not."""
    path = operation.path.replace("/decisions/<decision_id>", "")
    return any(f"<{name}>" in path for name in IN_CASE)


def _changes_no_case(operation: Operation) -> bool:
    """Whether it writes to a register, an account or a model, whose answer hangs on no case."""
    noun = "<body_id>" in operation.path or {"case_id", "body_id"} & set(_fields(operation.body))
    return operation.method != "GET" and not leads_into_case(operation) and not noun


def actor_of(person: str) -> Actor:
    """Who calls by that name."""
    if person == SERVICE:
        return Actor(kind=ActorKind.SERVICE, name="palvelu")
    if not person:
        return Actor(kind=ActorKind.SYSTEM)
    grants = frozenset({person.removeprefix("x-")}) if person.startswith("x-") else frozenset()
    return Actor(person_id=person, grants=grants)


class Matrix:
    """All answers in one place, against the table."""

    def __init__(self, place: Standing, whole: bool = True) -> None:
        self.roles = Roles(place)
        self.answers = list(tried(place, whole))

    @cached_property
    def actions(self) -> dict[str, tuple[str, ...]]:
        """For each operation the actions that it stands on."""
        found: dict[str, set[str]] = {}
        for each in self.answers:
            asked = found.setdefault(each.operation.name, set())
            asked.update(set(each.asked) - _to_hide(each.operation))
        return {name: tuple(sorted(_standing_on(asked))) for name, asked in found.items()}

    def wrong(self) -> list[str]:
        """Answers that the table does not give; and writes that it was not asked about."""
        return [str(each) for each in self.answers if not self._is_right(each)]

    def _is_right(self, answer: Answer) -> bool:
        if not answer.person:
            return answer.status == 401
        if answer.status >= 500:
            return False
        name = answer.operation.name
        if name in OF_ONESELF:
            return (answer.status < 300) == (answer.person != SERVICE)
        expected = self._read(answer) if answer.operation.method == "GET" else self._write(answer)
        return expected != self.roles.refused(answer)

    def _write(self, answer: Answer) -> bool:
        """What the table says of a write; one that asks no action is not allowed to be."""
        actions = self.actions[answer.operation.name]
        assert actions, f"{answer.operation.name} asks the table of authority nothing"
        said = [self.roles.may(answer, action) for action in actions]
        return any(said) if answer.operation.name == "release_task" else all(said)

    def _read(self, answer: Answer) -> bool:
        """Lists are open and hold what one may know of; what has an address may be hidden."""
        operation, person = answer.operation, answer.person
        if leads_into_case(operation) and not self.roles.sees(person):
            blind = operation.name == "get_instance"
            return blind and self.roles.may(answer, "read-jobs")
        if operation.name in SHAPED:
            return True
        actions = set(self.actions[operation.name]) - {"read-case"}
        return all(self.roles.may(answer, action) for action in actions)

    def tattling(self) -> list[str]:
        """Answers that tell a secret name to somebody who may not know of it."""
        return [
            str(each) for each in self.answers if each.tells and not self.roles.sees(each.person)
        ]


def given_away(place: Standing, persons: Collection[str]) -> Iterator[str]:
    """What tells those who may not know of the case that there is one: an answer that is another
    than where there is none."""
    app, client = place.opened()
    none = str(UUID(int=7))
    ids = {name: each.replace(place.case_id, none) for name, each in place.nouns.ids.items()}
    nowhere = replace(place.nouns, ids=ids)
    try:
        for operation, filtered in _addressed(operations()):
            for person in persons:
                head = place.headers[person]
                query = {"case_id": place.case_id} if filtered else {}
                here = call(client, operation, place.nouns, head, query)
                there = call(client, operation, nowhere, head, dict.fromkeys(query, none))
                if _said(here) != _said(there).replace(none.encode(), place.case_id.encode()):
                    yield f"{operation.name} {query} by {person}: {here.status_code} {here.text}"
    finally:
        app.close()


def _addressed(every: Iterable[Operation]) -> Iterator[tuple[Operation, bool]]:
    """Those that lead into a case by their path or body; and those that filter by one."""
    for operation in every:
        if leads_into_case(operation) or "case_id" in _fields(operation.body):
            yield operation, False
        if "case_id" in _fields(operation.query):
            yield operation, True


def _fields(schema: type[Schema] | None) -> Collection[str]:
    return schema().fields if schema is not None else ()


def _said(answer: Any) -> bytes:
    return b"%d %s" % (answer.status_code, answer.data)


def _to_hide(operation: Operation) -> set[str]:
    """What is asked only to tell a refusal from what is not there, if anything is."""
    return {"read-jobs"} if leads_into_case(operation) else set()


def _standing_on(asked: set[str]) -> set[str]:
    """Without what only shapes the answer, unless that is all."""
    return asked - READING or asked


def in_other_hands() -> list[sa.Executable]:
    """Nobody of ours plays any role in the case, or is invited to its meetings."""
    return [sa.delete(tables.case_role), sa.delete(tables.invitation)]


FREE = frozenset(
    {
        "title", "title_sv", "title_en", "name", "name_sv", "name_en", "text", "question",
        "account",
        "proposal", "discussion", "conclusion", "summary", "explanation", "reason", "comment",
        "theme", "indicator", "target", "correction", "deviation", "place", "link", "message",
        "error", "end_reason", "ended_reason", "missing_reason", "late_reason",
        "late_notice_reason", "late_materials_reason", "delegation_source", "purpose",
    }
)  # fmt: skip
"""Columns that hold what somebody wrote or named."""

OF_SYSTEM = frozenset({"audit", "proposal", "model_draft", "migration_batch", "draft_save"})
"""Tables of no case that can be secret; and the log, which is looked at by a test of its own."""


def kept_secret() -> list[sa.Executable]:
    """The case is secret; nothing that was written or named in it is to be spoken."""
    case, notice = tables.case, tables.notice
    ground = {"publicity": "SECRET", "secrecy_ground": "621/1999 § 24.1 k. 20"}
    change = sa.update(case).where(case.c.id != SYSTEM_CASE)
    told = {"name": UNSPEAKABLE, "case_number": UNSPEAKABLE, "case_title": UNSPEAKABLE}
    return [
        change.values(title=UNSPEAKABLE, title_sv=UNSPEAKABLE, title_en=UNSPEAKABLE, **ground),
        *(_unspeakable(table) for table in tables.metadata.sorted_tables if _written_in(table)),
        sa.insert(notice).from_select(
            ["id", "person_id", "kind", "about", "made_at", "data"],
            sa.select(
                sa.literal("n"), sa.literal(STRANGER), sa.literal("offered"),
                case.c.id + ".1", sa.literal(AT, notice.c.made_at.type),
                sa.literal(told, notice.c.data.type),
            ).where(case.c.id != SYSTEM_CASE),
        ),
    ]  # fmt: skip


def _written_in(table: sa.Table) -> set[str]:
    """Its columns of free text, where it belongs to a case."""
    if table.name in OF_SYSTEM or "case_id" not in table.c:
        return set()
    return {column.name for column in table.c if type(column.type) is sa.Text} & FREE


def _unspeakable(table: sa.Table) -> sa.Executable:
    words = dict.fromkeys(_written_in(table), UNSPEAKABLE)
    return sa.update(table).where(table.c.case_id != SYSTEM_CASE).values(words)
