"""The papers of convening: the invitation with its agenda, the notice of calling off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.model import Actor
from engine.text import Text
from processes.acts import papers
from processes.acts.desk import Desk
from processes.acts.drafting import draft_paper
from processes.acts.printing import print_version
from processes.documents import Document, DocumentKind
from processes.meetings import Meeting
from processes.seats import secretary
from processes.signatures import SigningCapacity

REASONS: Mapping[str, Text] = {
    "no-quorum": Text(
        "Kokous ei ollut päätösvaltainen.",
        "Mötet var inte beslutfört.",
        "The meeting had no quorum.",
    ),
    "no-chair": Text(
        "Puheenjohtaja ja varapuheenjohtaja olivat poissa.",
        "Ordföranden och vice ordföranden var frånvarande.",
        "Both the chair and the vice chair were absent.",
    ),
}


def invitation_papers(desk: Desk, meeting: Meeting, variables: Mapping[str, Any]) -> None:
    """Invitation and agenda, signed by who sends them: the chair, or on mandate the secretary."""
    invitation, _ = draft_paper(desk, DocumentKind.INVITATION, variables)
    agenda = papers.latest(desk, DocumentKind.AGENDA, meeting.key)
    sender = _sender(desk)
    keeper = secretary(desk.seats(meeting.body_id, meeting.day))
    for each in (invitation, agenda):
        if each is not None and not each.is_signed:
            if sender is not None:
                on_mandate = keeper is not None and keeper.person_id == sender
                each = _signed(desk, each, sender, on_mandate)
            _print(desk, each)


def cancellation_paper(desk: Desk, variables: Mapping[str, Any]) -> None:
    """The notice needs no signature: it tells what was decided or what happened."""
    notice, _ = draft_paper(desk, DocumentKind.CANCELLATION, variables)
    _print(desk, notice)


def reason_of(code: str, language: str) -> str:
    """The words of a reason that a model names by a code; any other text as it is."""
    return REASONS[code].in_language(language) if code in REASONS else code


def _sender(desk: Desk) -> str | None:
    """Who last completed the sending of an invitation."""
    done = [
        each.completed_by
        for each in desk.uow.tasks.of_case(desk.case.id)
        if each.duty == "invite" and each.completed_by
    ]
    return done[-1] if done else None


def _signed(desk: Desk, found: Document, person: str, on_mandate: bool) -> Document:
    own = replace(desk, actor=Actor(person))
    capacity = SigningCapacity.SECRETARY if on_mandate else SigningCapacity.CHAIR
    return papers.register(own, papers.put_signature(own, found, capacity))


def _print(desk: Desk, found: Document) -> None:
    version = papers.current(desk, found)
    if version is not None:
        print_version(desk, found, version)
