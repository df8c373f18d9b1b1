"""Service work on papers: filled from the case's own data, printed, kept, sent out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.deadlines import as_day
from engine.model import Key
from engine.ports import HandlerContext
from processes.acts import minutes
from processes.acts import papers as acts
from processes.acts.desk import Desk, desk_of
from processes.acts.drafting import draft_paper
from processes.acts.listing import listed
from processes.acts.printing import print_version
from processes.acts.telling import people_of, printed, tell
from processes.documents import Document, DocumentKind
from processes.handlers.reading import document, needed, person, text
from processes.refusals import refusal
from processes.roles import NOMINATORS


def produce_document(context: HandlerContext) -> Mapping[str, Any]:
    """A draft is filled anew and printed; a signed paper is printed with number and signatures."""
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    found = document(context.uow, context.variables)
    if found is not None and found.is_signed and text(context.variables, "stage") == "draft":
        found = None  # a signed paper stays; another round makes another paper
    if found is None or not found.is_signed:
        found, version = draft_paper(desk, _kind(context.variables), context.variables, found)
        if found.kind is DocumentKind.MINUTES:
            _written(desk, found, context.variables)
    else:
        sealed = acts.current(desk, found)
        if sealed is None:
            raise refusal("no-such-version")
        version = sealed
    print_version(desk, found, version)
    return {"document_id": str(found.key), "document_version": version.version}


def _kind(variables: Mapping[str, Any]) -> DocumentKind:
    return DocumentKind(needed(variables, "document_type"))


def _written(desk: Desk, found: Document, variables: Mapping[str, Any]) -> None:
    """The minutes wait for those who check them."""
    meeting = desk.uow.meetings.get(Key.parse(needed(variables, "meeting_id")))
    inspectors = variables.get("inspectors")
    checkers = [person(desk.uow, str(each)).id for each in inspectors] if inspectors else []
    minutes.write(desk, meeting, found, _writer(desk), checkers)


def _writer(desk: Desk) -> str:
    """Who last completed the writing of minutes."""
    done = [
        each.on_behalf_of or each.completed_by
        for each in desk.uow.tasks.of_case(desk.case.id)
        if each.duty == "minutes" and each.completed_by
    ]
    return done[-1] if done else desk.actor.id


def distribute_document(context: HandlerContext) -> Mapping[str, Any]:
    """The signed paper goes to those it names, and word of it to the nominating organizations.

    The paper is the one of `document_id`, else the case's latest of `document_type`; `recipients`
    names others than those that it lists. A paper without a list goes to those who nominated.
    """
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    found = document(context.uow, context.variables)
    if found is None and text(context.variables, "document_type"):
        found = acts.latest(desk, _kind(context.variables))
    if found is None:
        raise refusal("no-such-version")
    nominators = [party.id for party in context.case.roles.get("nominators", ())]
    named = context.variables.get("recipients")
    told = [str(each) for each in named] if isinstance(named, list) and named else nominators
    to, information = listed(desk, found)
    acts.distribute(desk, found, told if named else to or told, information)
    data = {
        "title": found.title,
        "number": found.number,
        "decided": as_day(found.signed_at).isoformat() if found.signed_at else "",
    }
    groups = [f"{NOMINATORS}.{each}" for each in told]
    tell(desk, people_of(desk, groups), "decision_notified", data, printed(desk, found))
    return {"distributed_at": context.now.isoformat()}
