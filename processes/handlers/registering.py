"""Service work of the registry: the number of a signed paper, its entry in the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.model import Actor
from engine.ports import HandlerContext
from processes.acts import papers
from processes.acts.desk import desk_of
from processes.acts.printing import print_version
from processes.documents import Document, DocumentKind
from processes.handlers.reading import document, text
from processes.refusals import refusal
from processes.signatures import SigningCapacity


def number_document(context: HandlerContext) -> Mapping[str, Any]:
    """The number that the last signature gave; an unsigned paper has none and gets none."""
    found = document(context.uow, context.variables)
    if found is not None and found.kind is DocumentKind.STATEMENT_REQUEST and not found.is_signed:
        found = _signed_by_decision(context, found)
        _print(context, found)
    if found is None or not found.is_signed:
        raise refusal("number-only-signed")
    return {"document_number": found.number}


def _print(context: HandlerContext, found: Document) -> None:
    """The draft's print gives way to the signed one."""
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    version = papers.current(desk, found)
    if found.is_signed and version is not None:
        print_version(desk, found, version)


def _signed_by_decision(context: HandlerContext, found: Document) -> Document:
    """A request for a statement carries the signature of the chair who decided on the hearing."""
    decided = [
        each
        for each in context.uow.tasks.of_case(context.case.id)
        if each.duty == "decide" and each.document == found.kind and each.completed_by
    ]
    if not decided:
        return found
    last = decided[-1]
    chair = Actor(person_id=last.completed_by, on_behalf_of=last.on_behalf_of)
    desk = desk_of(context.uow, context.case, chair, context.now)
    return papers.put_signature(desk, found, SigningCapacity.PREPARER_CHAIR)


def register_document(context: HandlerContext) -> Mapping[str, Any]:
    """The paper's entry with its retention; the case's latest of the kind when none is named."""
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    found = document(context.uow, context.variables) or papers.latest(
        desk, text(context.variables, "document_type")
    )
    if found is None:
        raise refusal("no-such-version")
    table = context.variables.get("publicity")
    retention = text(table, "retention") if isinstance(table, Mapping) else ""
    entered = papers.register(desk, found, retention)
    return {"registered_at": entered.registered_at.isoformat() if entered.registered_at else None}
