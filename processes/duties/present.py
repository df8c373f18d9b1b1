"""Presenting: the proposal is brought up, and the version it stands on is locked."""

from __future__ import annotations

from processes.acts import papers
from processes.acts.desk import desk_of
from processes.duties.act import Act, Duty, passes
from processes.preparation import paper_of


def effect(act: Act) -> None:
    """The presentation is recorded with the paper as it is now."""
    desk = desk_of(act.uow, act.case, act.actor, act.now)
    paper = paper_of(act.task)
    proposal = act.text("presentation") or act.text("item_presentation")
    if not proposal:
        return
    meeting = desk.meeting() if act.text("item_presentation") else None
    found = papers.latest(desk, paper) if paper else None
    papers.present(desk, proposal, found, meeting.key if meeting else None)


DUTY = Duty(passes, effect)
