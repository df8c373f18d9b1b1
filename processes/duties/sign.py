"""Signing: the signature stands on the version that was looked at, and the last one seals it."""

from __future__ import annotations

from collections.abc import Mapping

from processes.acts import deciding, following, minutes, papers
from processes.acts.desk import Desk
from processes.decisions import Capacity
from processes.documents import Document, DocumentKind
from processes.duties.act import Act, Duty, passes
from processes.minutes import MinutesState, require_checked
from processes.papers.filling.phrases import say
from processes.preparation import paper_of
from processes.refusals import refusal
from processes.signatures import SigningCapacity

CAPACITIES: Mapping[str, SigningCapacity] = {
    "setter.minister": SigningCapacity.MINISTER,
    "setter.presenting_official": SigningCapacity.PRESENTING_OFFICIAL,
    "approver.chair": SigningCapacity.CHAIR,
    "approver.vice_chair": SigningCapacity.CHAIR,
    "preparer.secretary": SigningCapacity.SECRETARY,
    "preparer.chair": SigningCapacity.PREPARER_CHAIR,
}
REFUSING = frozenset(("return", "reject", "changes", "rework"))
ANSWERS = ("decision", "review_result", "submission")


def effect(act: Act) -> None:
    """A minister decides first. A return or rejection signs nothing, everything else does."""
    groups = (*act.task.candidate_groups, "")
    capacity = next((CAPACITIES[each] for each in groups if each in CAPACITIES), None)
    desk = act.desk()
    found = papers.latest(desk, paper_of(act.task))
    if capacity is SigningCapacity.MINISTER and act.text("decision"):
        _decide(act, desk, found)
    if any(act.text(name) in REFUSING for name in ANSWERS):
        return
    if found is None or capacity is None or found.is_signed:
        return
    if papers.has_signed(desk, found, capacity):
        return  # on the paper itself, before the task
    if found.kind is DocumentKind.MINUTES:
        _sign_minutes(desk, found, capacity)
        return
    signed = papers.put_signature(desk, found, capacity)
    if signed.is_signed and signed.kind is DocumentKind.FOLLOW_UP:
        following.review_round(desk, signed.key)


def _decide(act: Act, desk: Desk, paper: Document | None) -> None:
    """On what was presented (rule 3), in the words of the comment or of the custom."""
    key = paper.key if paper is not None else None
    presented = deciding.latest_presentation(desk, document=key)
    outcome = deciding.require_outcome(act.text("decision"))
    words = act.text("decision_comment")
    text = words or say(f"decided_{outcome}", desk.case.language)
    deciding.decide_alone(
        desk, presented, outcome, text, words, Capacity.MINISTER, paper.title if paper else ""
    )


def _sign_minutes(desk: Desk, paper: Document, capacity: SigningCapacity) -> None:
    """Minutes are signed once they are checked."""
    meeting = desk.meeting()
    found = minutes.of_meeting(desk, meeting.key) if meeting else None
    if found is None:
        raise refusal("minutes-wrong-state", state="–")
    if found.state is not MinutesState.SIGNED:
        require_checked(found)
    signed = papers.put_signature(desk, paper, capacity)
    if signed.is_signed:
        minutes.seal(desk, found)


DUTY = Duty(passes, effect)
