"""Who a decision goes to: the lists that it prints, inherited by the decisions that change it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from processes.acts import papers
from processes.acts.desk import Desk
from processes.documents import Document, DocumentKind
from processes.papers import Language, read_paper
from processes.papers.filling import Names
from processes.papers.filling.phrases import say
from processes.papers.head import Head

Lists = tuple[tuple[str, ...], tuple[str, ...]]
"""For action (JAKELU) and for information (TIEDOKSI), line by line."""


def inherited(desk: Desk) -> Lists:
    """Those who got the appointing decision get what changes it.

    Where the case holds no appointing decision: those named, and who nominates to the body.
    """
    head = _head(desk, papers.latest(desk, DocumentKind.APPOINTMENT))
    if head is not None and (head.distribution or head.for_information):
        return head.distribution, head.for_information
    names = Names(desk.uow, Language(desk.case.language))
    asked = (names.organization(each.id) for each in desk.case.roles.get("nominators", ()))
    return (say("the_named", names.language), *(each[:1].upper() + each[1:] for each in asked)), ()


def listed(desk: Desk, document: Document) -> Lists:
    """What the document prints; an organization that is a party of the case by its id."""
    head = _head(desk, document)
    if head is None:
        return (), ()
    names = Names(desk.uow, Language(document.language))
    parties = (party.id for held in desk.case.roles.values() for party in held)
    ids = {names.organization(each).casefold(): each for each in parties}
    return _known(ids, head.distribution), _known(ids, head.for_information)


def _known(ids: dict[str, str], lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(ids.get(each.casefold(), each) for each in lines)


def _head(desk: Desk, document: Document | None) -> Head | None:
    version = papers.current(desk, document) if document is not None else None
    if document is None or version is None:
        return None
    paper: Any = read_paper(str(document.kind), version.content)
    head: Head = paper.head
    return head
