"""Sign a paper: in one capacity, over the exact hash of what was shown."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.acts import following, minutes, papers
from processes.acts.desk import Desk
from processes.acts.printing import print_version
from processes.commands.desks import desk_in_case
from processes.documents import Document, DocumentKind, DocumentState
from processes.minutes import Minutes, require_checked
from processes.papers.reading import KINDS
from processes.refusals import refusal
from processes.signatures import SigningCapacity, require_signer

PRESENTED_FIRST = frozenset(
    {DocumentKind.APPOINTMENT, DocumentKind.COMPOSITION, DocumentKind.EXTENSION}
)
"""Decisions of the setter: nobody signs them before they have been presented."""


class SignDocument(Command, frozen=True):
    """`sha256` is the hash of the version that the person looked at."""

    action: ClassVar[str] = "sign"
    of_paper: ClassVar[bool] = True
    key: Key
    sha256: str
    capacity: SigningCapacity


@handles(SignDocument)
def sign_document(command: SignDocument, uow: Any, context: Context) -> Answer:
    """Answers the document's state and, with the last signature, its number."""
    desk = desk_in_case(uow, context, f"sign.{command.capacity}", command.key.case_id)
    document = uow.documents.get(command.key)
    require_signer(document.kind, command.capacity)
    _require_ready(uow, document)
    done = papers.put_signature(desk, document, command.capacity, command.sha256)
    if done.is_signed:
        _follow(desk, done)
    return {"id": str(done.key), "state": str(done.state), "number": done.number}


def _require_ready(uow: Any, document: Document) -> None:
    """A setter's decision is presented first, minutes are checked first."""
    if document.kind in PRESENTED_FIRST and document.state is DocumentState.DRAFT:
        raise refusal("nothing-presented")
    kept = _minutes(uow, document)
    if kept is not None:
        require_checked(kept)


def _follow(desk: Desk, document: Document) -> None:
    """What the last signature brings about: the final print, and the minutes' next state."""
    if document.kind in KINDS:
        version = papers.current(desk, document)
        if version is not None:
            print_version(desk, document, version)
    kept = _minutes(desk.uow, document)
    if kept is not None:
        minutes.seal(desk, kept)
    if document.kind is DocumentKind.FOLLOW_UP:
        following.review_round(desk, document.key)


def _minutes(uow: Any, document: Document) -> Minutes | None:
    found: list[Minutes] = uow.minutes.of_case(document.key.case_id)
    return next((each for each in found if each.document == document.key), None)
