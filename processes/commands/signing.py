"""Sign a paper: in one capacity, over the exact hash of what was shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.model import Key
from engine.ports import Context
from processes.acts import papers
from processes.commands.desks import desk_in_case
from processes.documents import Document, DocumentKind, DocumentState
from processes.minutes import require_checked
from processes.refusals import refusal
from processes.signatures import SigningCapacity, require_signer

PRESENTED_FIRST = frozenset(
    {DocumentKind.APPOINTMENT, DocumentKind.COMPOSITION, DocumentKind.EXTENSION}
)
"""Decisions of the setter: nobody signs them before they have been presented."""


@dataclass(frozen=True, slots=True)
class SignDocument(Command):
    """`sha256` is the hash of the version that the person looked at."""

    action: ClassVar[str] = "sign"
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
    return {"id": str(done.key), "state": str(done.state), "number": done.number}


def _require_ready(uow: Any, document: Document) -> None:
    """A setter's decision is presented first, minutes are checked first."""
    if document.kind in PRESENTED_FIRST and document.state is DocumentState.DRAFT:
        raise refusal("nothing-presented")
    for minutes in uow.minutes.of_case(document.key.case_id):
        if minutes.document == document.key:
            require_checked(minutes)
