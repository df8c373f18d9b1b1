"""Service work on papers: filled from the case's own data, printed, kept, sent out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.model import Key
from engine.ports import HandlerContext
from processes.acts import minutes
from processes.acts import papers as acts
from processes.acts.desk import Desk, desk_of
from processes.acts.printing import paper
from processes.documents import Document, DocumentKind, Version
from processes.files import Rendering, sha256
from processes.handlers.reading import document, needed, person, text
from processes.minutes import MinutesRecord
from processes.papers import Language, read_paper, render, write_paper
from processes.papers.filling import Names, Occasion, fill
from processes.preparation import preparers_of
from processes.refusals import refusal

PDF = "application/pdf"
OF_MEETINGS = frozenset(
    {
        DocumentKind.INVITATION,
        DocumentKind.CANCELLATION,
        DocumentKind.AGENDA,
        DocumentKind.MINUTES,
    }
)
PARTS = (
    "organization",
    "goals",
    "themes",
    "measures",
    "operating_model",
    "timetable",
    "monitoring",
)
"""The parts of a proposal that the chair assigns one by one."""


def produce_document(context: HandlerContext) -> Mapping[str, Any]:
    """A draft is filled anew and printed; a signed paper is printed with number and signatures."""
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    found = document(context.uow, context.variables)
    if found is not None and found.is_signed and text(context.variables, "stage") == "draft":
        found = None  # a signed paper stays; another round makes another paper
    if found is None or not found.is_signed:
        found, version = _drafted(desk, found, context.variables)
        if found.kind is DocumentKind.MINUTES:
            _written(desk, found, context.variables)
    else:
        sealed = acts.current(desk, found)
        if sealed is None:
            raise refusal("no-such-version")
        version = sealed
    _print(desk, found, version)
    return {"document_id": str(found.key), "document_version": version.version}


def _drafted(
    desk: Desk, found: Document | None, variables: Mapping[str, Any]
) -> tuple[Document, Version]:
    kind = DocumentKind(needed(variables, "document_type"))
    data = _with_earlier_parts(desk, kind, fill(str(kind), _occasion(desk, variables)))
    title = text(variables, "title") or desk.case.title
    prepared = sorted(preparers_of(str(kind), desk.case, desk.uow)) or [desk.actor.id]
    meeting = text(variables, "meeting_id")
    of_meeting = Key.parse(meeting) if meeting and kind in OF_MEETINGS else None
    return acts.draft(desk, kind, title, write_paper(data), prepared, found, of_meeting)


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


def _with_earlier_parts(desk: Desk, kind: DocumentKind, data: Any) -> Any:
    """A returned proposal is prepared anew in part: the other parts stand as they stood."""
    before = acts.latest(desk, str(kind)) if str(kind) == "esitys" else None
    version = acts.current(desk, before) if before is not None else None
    if version is None:
        return data
    earlier: Any = read_paper(str(kind), version.content)
    silent = {name: getattr(earlier, name) for name in PARTS if not getattr(data, name)}
    return replace(data, **silent)


def _occasion(desk: Desk, variables: Mapping[str, Any]) -> Occasion:
    names = Names(desk.uow, Language(desk.case.language))
    setters = desk.case.roles.get("setter", ())
    sender = tuple(names.organization(each.id) for each in setters)
    return Occasion(
        names=names,
        variables=variables,
        day=desk.day,
        case_number=desk.case.number,
        sender=sender,
        title=desk.case.title,
        project=desk.case.project_number,
        meeting=_meeting(desk, variables),
    )


def _meeting(desk: Desk, variables: Mapping[str, Any]) -> MinutesRecord | None:
    """What the registers say of the meeting that the variables name."""
    key = text(variables, "meeting_id")
    return minutes.record(desk, desk.uow.meetings.get(Key.parse(key))) if key else None


def _print(desk: Desk, found: Document, version: Version) -> None:
    """The version's PDF; what is signed is printed once and stays."""
    language = desk.case.language
    kept = next(
        (
            each
            for each in desk.uow.renderings.of_document(found.key)
            if (each.version, each.language, each.media_type) == (version.version, language, PDF)
        ),
        None,
    )
    if kept is not None and kept.final:
        return
    made = render(paper(desk.uow, found, version), language)
    printed = Rendering(
        kept.key if kept is not None else desk.key(),
        found.key,
        version.version,
        language,
        PDF,
        sha256(made.pdf),
        made.pdf,
        desk.now,
        found.is_signed,
    )
    if kept is None:
        desk.uow.renderings.add(printed)
    else:
        desk.uow.renderings.save(printed)


def distribute_document(context: HandlerContext) -> Mapping[str, Any]:
    """The signed paper goes to those named, else to the nominating organizations."""
    desk = desk_of(context.uow, context.case, context.actor, context.now)
    found = document(context.uow, context.variables)
    if found is None:
        raise refusal("no-such-version")
    named = context.variables.get("recipients")
    recipients = [str(each) for each in named] if isinstance(named, list) else []
    if not recipients:
        recipients = [party.id for party in context.case.roles.get("nominators", ())]
    acts.distribute(desk, found, recipients, ())
    return {"distributed_at": context.now.isoformat()}
