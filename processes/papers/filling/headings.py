"""Who sends a paper and what it is called, by its kind."""

from __future__ import annotations

from collections.abc import Sequence

from processes.documents import DocumentKind
from processes.papers.filling.occasion import Occasion
from processes.papers.filling.phrases import phrase
from processes.papers.filling.values import number, text

_MEETINGS = (
    DocumentKind.INVITATION,
    DocumentKind.AGENDA,
    DocumentKind.MINUTES,
    DocumentKind.CANCELLATION,
)
_PREPARED = (DocumentKind.PROPOSAL, DocumentKind.STATEMENT_REQUEST, DocumentKind.FOLLOW_UP)
_TITLED = (*_MEETINGS, *_PREPARED, DocumentKind.COMPOSITION, DocumentKind.EXTENSION)


def sender(
    kind: DocumentKind, occasion: Occasion, setters: Sequence[str], preparers: Sequence[str]
) -> tuple[str, ...]:
    """The body that meets; else the authority that set it, with the body below where it writes."""
    names = occasion.names
    if kind in _MEETINGS and occasion.meeting is not None:
        return (names.body(occasion.meeting.meeting.body_id),)
    authority = tuple(_capital(names.organization(each)) for each in setters)
    if kind not in _PREPARED:
        return authority
    return (*authority, *(_capital(names.body(each).split(" ")[-1]) for each in preparers))


def title(kind: DocumentKind, occasion: Occasion) -> str:
    """The paper's own title; empty where the case's title is the paper's."""
    given = text(occasion.variables, "paper_title")
    if given or kind not in _TITLED:
        return given
    body, meeting = text(occasion.variables, "body"), occasion.meeting
    if meeting is not None:
        body = meeting.meeting.body_id
    return phrase(
        occasion,
        f"title_{kind}",
        genitive=occasion.names.body_name(body).genitive if body else "",
        number=meeting.meeting.number if meeting is not None else "",
        round=str(max(1, number(occasion.variables, "round"))),
    ).strip()


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
