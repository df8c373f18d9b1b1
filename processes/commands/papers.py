"""Write a new version of a paper, correct, classify, register and distribute it, read a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from engine.authority import Publicity
from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.access import Reader, minutes_checked
from processes.acts import papers
from processes.acts.desk import Desk
from processes.commands.act import naming, required, words
from processes.commands.desks import desk_in_case, seated
from processes.documents import DocumentKind
from processes.minutes import require_draft
from processes.papers import read_paper, write_paper
from processes.papers.reading import KINDS
from processes.refusals import refusal


class DraftDocument(Command, frozen=True):
    """A new paper of the case with its first version."""

    action: ClassVar[str] = "draft-document"
    case_id: str
    kind: DocumentKind
    title: str
    content: Mapping[str, Any]


@handles(DraftDocument)
def draft_document(command: DraftDocument, uow: Any, context: Context) -> Answer:
    """The content is checked against the paper's own fields, so that it can be printed."""
    desk = desk_in_case(uow, context, command.action, command.case_id)
    title = naming(command.title, "title", 500)
    content = _content(command.kind, command.content)
    document, version = papers.draft(desk, command.kind, title, content, _preparers(desk))
    return {"id": str(document.key), "version": version.version, "sha256": version.sha256}


class ReviseDocument(Command, frozen=True):
    """A new version on the one that was read (`based_on`)."""

    action: ClassVar[str] = "draft-document"
    key: Key
    based_on: int | None
    content: Mapping[str, Any]
    title: str = ""


@handles(ReviseDocument)
def revise_document(command: ReviseDocument, uow: Any, context: Context) -> Answer:
    """Refused when somebody else wrote meanwhile, when presented, and when signed."""
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    document = uow.documents.get(command.key)
    if command.based_on is not None and command.based_on != document.current:
        raise refusal("stale-version", current=document.current, based_on=command.based_on)
    for kept in uow.minutes.of_case(document.key.case_id):
        if kept.document == document.key:
            require_draft(kept)
    title = naming(command.title, "title", 500) if command.title else document.title
    content = _content(document.kind, command.content)
    _, version = papers.revise(desk, document, title, content, _preparers(desk))
    return {"id": str(document.key), "version": version.version, "sha256": version.sha256}


def _content(kind: DocumentKind, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """As the paper's own fields say; a kind that we do not print keeps what it was given."""
    return write_paper(read_paper(kind, content)) if kind in KINDS else content


def _preparers(desk: Desk) -> list[str]:
    return [each for each in (desk.actor.id, desk.actor.on_behalf_of) if each]


class CorrectDocument(Command, frozen=True):
    """Begin the correction of a signed paper: a new one, linked to it."""

    action: ClassVar[str] = "correct-document"
    of_paper: ClassVar[bool] = True
    key: Key
    title: str
    reason: str


@handles(CorrectDocument)
def correct_document(command: CorrectDocument, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    original = uow.documents.get(command.key)
    title = naming(command.title, "title", 500) if command.title else original.title
    return {"id": str(papers.correct(desk, original, title, command.reason).key)}


class ClassifyDocument(Command, frozen=True):
    """Another publicity class; a milder one needs a reason (621/1999)."""

    action: ClassVar[str] = "classify-document"
    of_paper: ClassVar[bool] = True
    key: Key
    publicity: Publicity
    ground: str
    years: int
    reason: str


@handles(ClassifyDocument)
def classify_document(command: ClassifyDocument, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    document = uow.documents.get(command.key)
    papers.classify(
        desk, document, command.publicity, command.ground, command.years, command.reason
    )
    return {"id": str(document.key), "publicity": str(command.publicity)}


class RegisterDocument(Command, frozen=True):
    """Enter a paper in the register with its retention."""

    action: ClassVar[str] = "register-document"
    of_paper: ClassVar[bool] = True
    key: Key
    retention: str = ""


@handles(RegisterDocument)
def register_document(command: RegisterDocument, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    document = uow.documents.get(command.key)
    if not document.is_signed:
        raise refusal("number-only-signed")
    papers.register(desk, document, words(command.retention, "retention", needed=False))
    return {"id": str(document.key)}


class DistributeDocument(Command, frozen=True):
    """Send a signed paper to persons, bodies or organizations."""

    action: ClassVar[str] = "distribute-document"
    of_paper: ClassVar[bool] = True
    key: Key
    recipients: tuple[str, ...]
    for_information: tuple[str, ...] = ()


@handles(DistributeDocument)
def distribute_document(command: DistributeDocument, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    for each in (*command.recipients, *command.for_information):
        if uow.organizations.find(each) is None and uow.people.find(each) is None:
            raise refusal("unknown-in-register", what="recipient", id=each[:100])
    document = uow.documents.get(command.key)
    papers.distribute(desk, document, command.recipients, command.for_information)
    return {"id": str(document.key)}


class ReadDocument(Command, frozen=True):
    """Open a paper that is not public to all; reading a secret one is itself logged."""

    action: ClassVar[str] = "read-document"
    key: Key
    version: int
    purpose: str = ""


@handles(ReadDocument)
def read_document(command: ReadDocument, uow: Any, context: Context) -> Answer:
    document = uow.documents.get(command.key)
    reader = Reader(context.actor, context.now, uow)
    verdict = required(reader.may_read(document, minutes_checked(uow, document)))
    case = uow.cases.lock(command.key.case_id)
    purpose = words(command.purpose, "purpose", needed=False)
    papers.read(seated(uow, context, case, verdict), document, command.version, purpose)
    return {"id": str(document.key), "version": command.version}
