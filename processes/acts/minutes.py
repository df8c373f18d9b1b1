"""Acts on minutes: gathered from the registers, written, checked, signed, published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.model import Key
from processes.acts.desk import Desk
from processes.documents import Document
from processes.meetings import Meeting, MeetingState, moved
from processes.minutes import (
    MeetingFacts,
    Minutes,
    MinutesRecord,
    MinutesState,
    assemble,
    checked,
    published,
    require_complete,
    returned,
    signed,
    written,
)
from processes.refusals import refusal


def record(desk: Desk, meeting: Meeting) -> MinutesRecord:
    """Attendance, items, recusals, decisions, dissents and actions as they are recorded."""
    uow, key = desk.uow, meeting.key
    decisions = uow.decisions.of_meeting(key)
    return assemble(
        MeetingFacts(
            meeting,
            desk.seats(meeting.body_id, meeting.day),
            uow.agenda.of_meeting(key),
            uow.presences.of_meeting(key),
            uow.recusals.of_meeting(key),
            uow.votes.of_meeting(key),
            decisions,
            [each for made in decisions for each in uow.dissents.of_decision(made.key)],
            uow.actions.of_meeting(key),
        )
    )


def of_meeting(desk: Desk, meeting: Key) -> Minutes | None:
    """The minutes of a meeting, once they are written."""
    found: Sequence[Minutes] = desk.uow.minutes.of_meeting(meeting)
    return found[0] if found else None


def begin(desk: Desk, meeting: Meeting, document: Document) -> Minutes:
    """A first paper from the registers, to be written on; the meeting is over."""
    require_complete(record(desk, meeting))
    if of_meeting(desk, meeting.key) is not None:
        raise refusal("minutes-begun")
    new = Minutes(desk.key(), meeting.key, MinutesState.DRAFT, document.key)
    desk.uow.minutes.add(new)
    desk.log("begin-minutes", meeting.key, document=str(document.key))
    return new


def send_back(desk: Desk, meeting: Meeting, minutes: Minutes, reason: str) -> Minutes:
    """To be written on again: what was checked is checked anew."""
    done = returned(minutes)
    desk.uow.minutes.save(done)
    desk.log("return-minutes", meeting.key, reason)
    return done


def write(
    desk: Desk, meeting: Meeting, document: Document, by: str, checkers: Sequence[str]
) -> Minutes:
    """The paper is written, or written anew after remarks; its checkers look at it from the start.

    Refused while the registers lack attendance, quorum or handling (domain.md § 5, rule 14).
    """
    require_complete(record(desk, meeting))
    known = of_meeting(desk, meeting.key)
    draft = known or Minutes(desk.key(), meeting.key, MinutesState.DRAFT, document.key)
    if draft.state is not MinutesState.DRAFT:
        draft = returned(draft)
    done = written(replace(draft, document=document.key, checkers=tuple(checkers)), by, desk.now)
    if not checkers:
        done = replace(done, state=MinutesState.CHECKED, checked_at=desk.now)
    if known is None:
        desk.uow.minutes.add(done)
    else:
        desk.uow.minutes.save(done)
    desk.log("write-minutes", meeting.key, by=by, checkers=list(checkers))
    return done


def check(desk: Desk, meeting: Meeting, minutes: Minutes) -> Minutes:
    """A checker who was in the meeting finds them right."""
    stays = desk.uow.presences.of_meeting(meeting.key)
    done = checked(minutes, desk.person, frozenset(each.person_id for each in stays), desk.now)
    desk.uow.minutes.save(done)
    desk.log("check-minutes", meeting.key, state=str(done.state))
    return done


def remark(desk: Desk, meeting: Meeting, text: str) -> None:
    """A checker's remark; the minutes are written anew when all have looked."""
    desk.log("remark-on-minutes", meeting.key, text)


def seal(desk: Desk, minutes: Minutes) -> Minutes:
    """Chair and secretary have signed the paper."""
    done = signed(minutes, desk.now)
    desk.uow.minutes.save(done)
    return done


def publish(desk: Desk, meeting: Meeting, minutes: Minutes) -> Minutes:
    """Public once checked and signed (621/1999 § 6); the meeting's life ends with it."""
    done = published(minutes, desk.now)
    desk.uow.minutes.save(done)
    desk.uow.meetings.save(moved(meeting, MeetingState.MINUTED))
    desk.log("publish-minutes", minutes.document)
    return done
