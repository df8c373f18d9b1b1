"""Presenting: the proposal is brought up, and the version it stands on is locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.acts import deciding, items, meetings, papers
from processes.acts.desk import Desk
from processes.acts.drafting import draft_paper
from processes.documents import DocumentKind
from processes.duties.act import Act, Duty, complaint
from processes.meetings import Meeting
from processes.preparation import paper_of
from processes.refusals import refusal
from processes.signatures import SigningCapacity


def check(act: Act) -> Mapping[str, Any]:
    """A new last day lies ahead."""
    new = act.date("new_due_date")
    if new is not None and new < act.day:
        raise complaint("new_due_date", "this day has passed already", "Päivä on jo mennyt.")
    return act.variables


def effect(act: Act) -> None:
    """The presentation is recorded with the paper as it is now."""
    desk = act.desk()
    if act.text("item_presentation"):
        _present_item(desk, act.matter, act.text("item_presentation"))
    elif act.text("extension_grounds"):
        _present_extension(act, desk)
    elif act.text("presentation"):
        papers.present(desk, act.text("presentation"), papers.latest(desk, paper_of(act.task)))


def _present_extension(act: Act, desk: Desk) -> None:
    """The decision is drafted, presented and signed by who presents it; the minister decides."""
    known = {**act.scope, **act.variables}
    paper, _ = draft_paper(desk, DocumentKind.EXTENSION, known)
    papers.present(desk, act.text("extension_grounds"), paper)
    presented = desk.uow.documents.get(paper.key)
    papers.put_signature(desk, presented, SigningCapacity.PRESENTING_OFFICIAL)


def _present_item(desk: Desk, title: str, proposal: str) -> None:
    """In the meeting the item's own paper is presented, if it was not in the live view."""
    meeting = desk.meeting()
    if meeting and _is_presented(desk, meeting, title):
        return
    item = meetings.open_item(desk, meeting) if meeting else None
    if meeting is None or item is None:
        raise refusal("meeting-not-open", state=meeting.state if meeting else "–")
    items.be_there(desk, meeting, desk.person)
    paper = desk.uow.documents.get(item.document) if item.document else None
    papers.present(desk, proposal, paper, meeting.key, item.item)


def _is_presented(desk: Desk, meeting: Meeting, title: str) -> bool:
    known = items.matter(desk, meeting, title)
    if known is None:
        return False
    return deciding.latest_presentation(desk, meeting.key, known.item) is not None


DUTY = Duty(check, effect)
