"""A dissent: recorded at the decision, by one whose proposal or vote it differs from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.model import Key
from processes.agenda import AgendaItem
from processes.decisions import Decision, Outcome
from processes.refusals import refusal
from processes.votes import Choice, Vote


@dataclass(frozen=True, slots=True)
class Dissent:
    """One person's differing opinion on a decision."""

    key: Key
    decision: Key
    person_id: str
    text: str
    recorded_at: datetime


def differs(decision: Decision, vote: Vote | None, presented_by: str, person_id: str) -> bool:
    """Whether the decision differs from what the person proposed or voted for.

    A presenting person's proposal is the presentation: anything but approval differs from it.
    An own counter-proposal differs unless it became the decision; a bare abstention from nothing.
    """
    if person_id == presented_by and decision.outcome is not Outcome.APPROVED:
        return True
    if vote is None:
        return False
    if vote.proposal.strip() and vote.choice is Choice.ABSTAIN:
        return vote.proposal.strip() != decision.text
    if vote.choice is Choice.AGAINST:
        return decision.accepted
    return vote.choice is Choice.FOR and not decision.accepted


def record(
    decision: Decision,
    dissent: Dissent,
    vote: Vote | None,
    item: AgendaItem | None,
    earlier: Sequence[Dissent] = (),
) -> Dissent:
    """The dissent, if it may be recorded; `item` is the meeting's, None for a minister's decision.

    Outside a meeting the moment of the decision itself is the only one.
    """
    if not dissent.text.strip():
        raise refusal("dissent-text-missing")
    if vote is None and dissent.person_id != decision.presented_by:
        raise refusal("dissent-not-participant", person=dissent.person_id)
    if not differs(decision, vote, decision.presented_by, dissent.person_id):
        raise refusal("dissent-without-difference")
    if not _at_the_decision(decision, dissent, item):
        raise refusal("dissent-too-late")
    if any(each.person_id == dissent.person_id for each in earlier):
        raise refusal("already-dissented", person=dissent.person_id)
    return dissent


def _at_the_decision(decision: Decision, dissent: Dissent, item: AgendaItem | None) -> bool:
    if dissent.recorded_at < decision.decided_at:
        return False
    if item is None:
        return dissent.recorded_at == decision.decided_at
    return item.closed_at is None
