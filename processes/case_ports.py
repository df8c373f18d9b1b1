"""What the domain asks of storage for a case's own nouns: meetings, papers, decisions, following.

A noun is `Kept` when it is said once and never changed, `Changing` when it goes from state to
state. Lists come the oldest first. Each writes at once inside the unit's writing transaction.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from engine.model import Key
from processes.agenda import AgendaItem
from processes.attendance import Presence
from processes.decisions import Decision, Presentation
from processes.dissents import Dissent
from processes.distribution import Distribution
from processes.documents import Document, Version
from processes.expenses import Expense
from processes.extensions import Extension
from processes.files import Rendering, StoredFile
from processes.invitations import Invitation
from processes.measures import Measure
from processes.meetings import Meeting
from processes.minutes import Action, Minutes
from processes.ports import PeopleUnit
from processes.publicity import Reading
from processes.recusals import Recusal, RecusalCheck
from processes.rounds import Round
from processes.signatures import Signature
from processes.statements import Statement
from processes.status_reports import StatusReport
from processes.votes import Vote
from processes.written_procedure import Objection

T = TypeVar("T")


class Kept(Protocol[T]):
    def get(self, key: Key) -> T:
        """NotFound when there is none."""

    def find(self, key: Key) -> T | None: ...

    def add(self, noun: T) -> None: ...

    def of_case(self, case_id: str) -> list[T]: ...


class Changing(Kept[T], Protocol[T]):
    def save(self, noun: T) -> None: ...

    def remove(self, key: Key) -> None: ...


class OfMeeting(Kept[T], Protocol[T]):
    def of_meeting(self, meeting: Key) -> list[T]: ...


class ChangingOfMeeting(OfMeeting[T], Changing[T], Protocol[T]): ...


class OfDocument(Kept[T], Protocol[T]):
    def of_document(self, document: Key) -> list[T]: ...


class ChangingOfDocument(OfDocument[T], Changing[T], Protocol[T]): ...


class Documents(Changing[Document], Protocol):
    def version(self, document: Key, version: int) -> Version:
        """Refused when there is none."""


class Files(Kept[StoredFile], Protocol):
    def by_hash(self, case_id: str, sha256: str) -> StoredFile | None: ...


class Dissents(Kept[Dissent], Protocol):
    def of_decision(self, decision: Key) -> list[Dissent]: ...


class Extensions(Kept[Extension], Protocol):
    def of_task(self, task: Key) -> list[Extension]: ...


class StatusReports(Kept[StatusReport], Protocol):
    def of_round(self, round_: Key) -> list[StatusReport]: ...


class CaseUnit(PeopleUnit, Protocol):
    """A unit of work with the registers of people and all that a case holds."""

    @property
    def meetings(self) -> Changing[Meeting]: ...
    @property
    def agenda(self) -> ChangingOfMeeting[AgendaItem]: ...
    @property
    def invitations(self) -> ChangingOfMeeting[Invitation]: ...
    @property
    def presences(self) -> ChangingOfMeeting[Presence]: ...
    @property
    def recusals(self) -> ChangingOfMeeting[Recusal]: ...
    @property
    def recusal_checks(self) -> OfMeeting[RecusalCheck]: ...
    @property
    def votes(self) -> OfMeeting[Vote]: ...
    @property
    def objections(self) -> OfMeeting[Objection]: ...
    @property
    def actions(self) -> OfMeeting[Action]: ...
    @property
    def minutes(self) -> ChangingOfMeeting[Minutes]: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def versions(self) -> ChangingOfDocument[Version]: ...
    @property
    def files(self) -> Files: ...
    @property
    def renderings(self) -> ChangingOfDocument[Rendering]: ...
    @property
    def signatures(self) -> OfDocument[Signature]: ...
    @property
    def distributions(self) -> OfDocument[Distribution]: ...
    @property
    def readings(self) -> OfDocument[Reading]: ...
    @property
    def presentations(self) -> Kept[Presentation]: ...
    @property
    def decisions(self) -> OfMeeting[Decision]: ...
    @property
    def dissents(self) -> Dissents: ...
    @property
    def extensions(self) -> Extensions: ...
    @property
    def statements(self) -> Changing[Statement]: ...
    @property
    def measures(self) -> Changing[Measure]: ...
    @property
    def rounds(self) -> Changing[Round]: ...
    @property
    def status_reports(self) -> StatusReports: ...
    @property
    def expenses(self) -> Kept[Expense]: ...
