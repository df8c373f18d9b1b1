"""Deciding a matter: in the open meeting, or after a written procedure; votes, then dissents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from processes.acts import deciding, following, items, meetings
from processes.acts.desk import Desk
from processes.agenda import AgendaItem
from processes.decisions import Decision, Outcome
from processes.duties import extend
from processes.duties.act import Act, Duty, complaint, day_in, named, word
from processes.duties.owning import require_owners
from processes.meetings import Meeting
from processes.refusals import refusal
from processes.votes import Choice

LAUSUNTOPYYNTO = "lausuntopyynto"


def check(act: Act) -> Mapping[str, Any]:
    """Choices are votes; an extension has a later day."""
    for row in act.rows("votes"):
        if word(row, "choice") not in set(Choice):
            raise complaint(
                "votes", "a vote is for, against or abstain", "Ääni on jaa, ei tai tyhjä."
            )
    require_owners(act, "item_actions", "owner")
    return extend.check(act) if act.text("extension_decision") else act.variables


def effect(act: Act) -> None:
    """The decision stands on what was presented; a hearing is decided by its own paper."""
    if act.text("extension_decision"):
        extend.effect(act)
    elif act.task.document != LAUSUNTOPYYNTO:
        _decide_matter(act)


def _decide_matter(act: Act) -> None:
    desk = act.desk()
    meeting = desk.meeting()
    outcome = deciding.require_outcome(act.text("outcome") or act.text("decision"))
    if meeting and _taken_over(act, desk, meeting, outcome):
        return
    item = meetings.open_item(desk, meeting) if meeting else None
    if meeting is None or item is None:
        raise refusal("nothing-presented")
    _vote(act, desk, meeting, item)
    made = deciding.decide_item(
        desk, meeting, item, outcome, act.text("decision_text"), act.text("decision_reason")
    )
    for row in act.rows("dissents"):
        deciding.dissent(desk, made, named(row, "person", desk.uow), word(row, "text"))
    _conclude(act, desk, meeting, item, made)
    items.finish_matter(desk, meeting)


def _taken_over(act: Act, desk: Desk, meeting: Meeting, outcome: Outcome) -> bool:
    """Whether the matter was decided in the live view; the task then says the same."""
    item = items.matter(desk, meeting, act.matter)
    made = [
        each
        for each in desk.uow.decisions.of_meeting(meeting.key)
        if item is not None and each.item == item.item
    ]
    if item is None or not made:
        return False
    if made[-1].outcome is not outcome:
        raise complaint(
            "decision",
            "the meeting has decided this otherwise",
            "Kokous on jo päättänyt asian toisin. Merkitse sama päätös kuin kokouksessa.",
        )
    _conclude(act, desk, meeting, item, made[-1])
    return True


def _conclude(act: Act, desk: Desk, meeting: Meeting, item: AgendaItem, made: Decision) -> None:
    """What is agreed to be done, and what becomes of the follow-up round decided on."""
    for row in act.rows("item_actions"):
        _agree(desk, meeting, item, row)
    if made.accepted and act.text("follow_up"):
        following.conclude_round(desk, item.document, act.text("follow_up"))


def _vote(act: Act, desk: Desk, meeting: Meeting, item: AgendaItem) -> None:
    """The votes as called; who dissents without having voted proposed something else."""
    for row in act.rows("votes"):
        deciding.cast(desk, meeting, item, named(row, "person", desk.uow), Choice(row["choice"]))
    voted = {each.person_id for each in desk.uow.votes.of_meeting(meeting.key)
             if each.item == item.item}  # fmt: skip
    for row in act.rows("dissents"):
        person = named(row, "person", desk.uow)
        if person not in voted:
            deciding.cast(desk, meeting, item, person, Choice.ABSTAIN, word(row, "text"))


def _agree(desk: Desk, meeting: Meeting, item: AgendaItem, row: Mapping[str, Any]) -> None:
    owner, due = word(row, "owner"), day_in(row, "due")
    items.agree_action(desk, meeting, word(row, "title"), owner, due, item.item)


DUTY = Duty(check, effect)
