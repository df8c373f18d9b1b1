"""Acts of deciding: votes, decisions in a meeting and outside, dissents, extensions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from msgspec.structs import replace as changed

from engine.deadlines import HELSINKI, as_day
from engine.model import Key, Task
from processes.acts.desk import Desk
from processes.acts.meetings import barred_now
from processes.acts.papers import current
from processes.agenda import AgendaItem, item_decided, require_matter
from processes.attendance import present_at
from processes.decisions import (
    Capacity,
    Decision,
    Outcome,
    Presentation,
    decided,
    deciding_seat,
    require_decider,
    require_presented,
)
from processes.dissents import Dissent, record
from processes.documents import DocumentState, returned
from processes.extensions import Extension, extension
from processes.meetings import Meeting, require_open
from processes.quorum import quorum, require_quorum
from processes.recusals import require_checked, require_eligible
from processes.refusals import refusal
from processes.votes import Choice, Vote, require_vote, tally
from processes.written_procedure import require_decidable


def eligible(desk: Desk, meeting: Meeting, item: AgendaItem) -> frozenset[str]:
    """Those who may handle the item now: in the room (or answering) and not disqualified."""
    if meeting.written:
        seats = desk.seats(meeting.body_id, meeting.day)
        here = frozenset(seat.person_id for seat in seats)
    else:
        here = present_at(desk.uow.presences.of_meeting(meeting.key), desk.now)
    return here - barred_now(desk, meeting, item)


def cast(
    desk: Desk,
    meeting: Meeting,
    item: AgendaItem,
    person: str,
    choice: Choice,
    proposal: str = "",
) -> Vote:
    """One person's vote, or own proposal, on an open item."""
    require_open(meeting)
    require_eligible(desk.uow.recusals.of_meeting(meeting.key), item, person, desk.now)
    seats = desk.seats(meeting.body_id, meeting.day)
    before = [v for v in desk.uow.votes.of_meeting(meeting.key) if v.item == item.item]
    require_vote(seats, eligible(desk, meeting, item), before, person)
    new = Vote(desk.key(), meeting.key, item.item, person, choice, desk.now, proposal.strip())
    desk.uow.votes.add(new)
    desk.log("vote", meeting.key, item=item.item, person=person, choice=str(choice))
    return new


def decide_item(
    desk: Desk, meeting: Meeting, item: AgendaItem, outcome: Outcome, text: str, reason: str
) -> Decision:
    """Decide an item of an open meeting: presented, quorate, by who leads, nobody barred."""
    require_open(meeting)
    require_matter(item)
    person = desk.person
    recusals = desk.uow.recusals.of_meeting(meeting.key)
    require_eligible(recusals, item, person, desk.now)
    seats = desk.seats(meeting.body_id, meeting.day)
    require_checked(item, seats, recusals, desk.uow.recusal_checks.of_meeting(meeting.key))
    presentation = _presented(desk, meeting, item)
    votes = [v for v in desk.uow.votes.of_meeting(meeting.key) if v.item == item.item]
    barred = barred_now(desk, meeting, item)
    if meeting.written:
        require_decidable(meeting, desk.uow.objections.of_meeting(meeting.key), desk.now)
        answered = {v.person_id for v in votes}
        require_quorum(quorum(seats, answered, barred))
    elif outcome is not Outcome.TABLED:
        require_quorum(quorum(seats, eligible(desk, meeting, item), barred))
    seat = deciding_seat(seats, eligible(desk, meeting, item))
    capacity = require_decider(seat, person)
    binding = any(v.choice is not Choice.ABSTAIN for v in votes)
    counted = tally(votes, meeting.led_by) if binding else None
    made = decided(
        desk.key(), presentation, outcome, text, reason, (person, capacity), desk.now, counted
    )
    made = replace(made, title=item.title, meeting=meeting.key, item=item.item)
    _write(desk, made)
    desk.uow.agenda.save(item_decided(item, outcome is Outcome.TABLED))
    return made


def decide_alone(
    desk: Desk,
    presentation: Presentation | None,
    outcome: Outcome,
    text: str,
    reason: str,
    capacity: Capacity,
    title: str = "",
) -> Decision:
    """A minister's or a chair's decision outside a meeting, on what was presented."""
    version = None
    if presentation is not None and presentation.document is not None:
        version = desk.uow.documents.get(presentation.document).current
    done = [each.presentation for each in desk.uow.decisions.of_case(desk.case.id)]
    found = require_presented(presentation, version, done)
    by = (desk.person, capacity)
    made = decided(desk.key(), found, outcome, text, reason, by, desk.now)
    _write(desk, replace(made, title=title))
    return made


def dissent(desk: Desk, decision: Decision, person: str, text: str) -> Dissent:
    """A differing opinion, at the decision."""
    vote, item = None, None
    if decision.meeting is not None:
        votes = desk.uow.votes.of_meeting(decision.meeting)
        vote = next(
            (v for v in votes if v.item == decision.item and v.person_id == person), None
        )
        agenda = desk.uow.agenda.of_meeting(decision.meeting)
        item = next((each for each in agenda if each.item == decision.item), None)
    earlier = desk.uow.dissents.of_decision(decision.key)
    new = Dissent(desk.key(), decision.key, person, text.strip(), desk.now)
    record(decision, new, vote, item, earlier)
    desk.uow.dissents.add(new)
    desk.log("dissent", decision.key, person=person)
    return new


def latest_presentation(
    desk: Desk, meeting: Key | None = None, item: int | None = None, document: Key | None = None
) -> Presentation | None:
    """What was last presented: in an item of a meeting, else outside meetings (of a document)."""
    found = [
        each
        for each in desk.uow.presentations.of_case(desk.case.id)
        if each.meeting == meeting
        and each.item == item
        and (document is None or each.document == document)
    ]
    return found[-1] if found else None


def extend(
    desk: Desk,
    old_due: date,
    new_due: date,
    reason: str,
    presented_by: str,
    task: Task | None = None,
    document: Key | None = None,
) -> Extension:
    """A deadline moved by a recorded decision; the open tasks due that day move with it."""
    new = Extension(
        desk.key(), task.key if task else None, old_due, new_due, reason.strip(),
        desk.person, desk.now, presented_by, document,
    )  # fmt: skip
    extension(new, desk.day)
    desk.uow.extensions.add(new)
    moving = [task] if task else desk.uow.tasks.open_of_case(desk.case.id)
    for each in moving:
        if each.due is not None and as_day(each.due) == old_due:
            desk.uow.tasks.save(_moved(each, new_due))
    desk.log(
        "extend-deadline", new.key, reason, before=old_due.isoformat(), until=new_due.isoformat()
    )
    return new


def _moved(task: Task, new_due: date) -> Task:
    clock = task.due.astimezone(HELSINKI).time() if task.due else time(23, 59, 59)
    moment = datetime.combine(new_due, clock, HELSINKI)
    return changed(task, due=moment, effective_due=moment, due_reason={})


def _presented(desk: Desk, meeting: Meeting, item: AgendaItem) -> Presentation:
    """A matter sent round in writing stands as it was presented before."""
    presentation = latest_presentation(desk, meeting.key, item.item)
    if presentation is None and meeting.written:
        presentation = latest_presentation(desk, document=item.document)
    version = None
    if presentation is not None and presentation.document is not None:
        document = desk.uow.documents.get(presentation.document)
        found = current(desk, document)
        version = found.version if found else None
    done = [each.presentation for each in desk.uow.decisions.of_meeting(meeting.key)]
    return require_presented(presentation, version, done)


def _write(desk: Desk, decision: Decision) -> None:
    desk.uow.decisions.add(decision)
    if decision.document is not None and decision.outcome is Outcome.RETURNED:
        document = desk.uow.documents.get(decision.document)
        if document.state is DocumentState.PRESENTED:
            desk.uow.documents.save(returned(document))
    desk.log(
        "decide", decision.key, decision.reason, outcome=str(decision.outcome),
        presented_by=decision.presented_by, decided_by=decision.decided_by,
    )  # fmt: skip


def require_outcome(value: str) -> Outcome:
    """The outcome that a form or a caller names."""
    names = {"approve": Outcome.APPROVED, "return": Outcome.RETURNED, "reject": Outcome.REJECTED}
    if value in names:
        return names[value]
    if value not in list(Outcome):
        raise refusal("outcome-unknown", outcome=value[:40])
    return Outcome(value)
