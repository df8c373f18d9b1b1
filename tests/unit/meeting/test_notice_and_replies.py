"""Notice of 7 and 4 days counted to the preceding working day; replies and substitutes."""

from datetime import date, datetime, timedelta

import pytest

from engine.deadlines import HELSINKI
from engine.model import Key
from processes.invitations import (
    Reply,
    find,
    invite_body,
    invite_guest,
    invite_substitute,
    replied,
    substitute_to_invite,
    uninvited,
    withdrawn_substitutes,
)
from processes.meetings import MeetingState
from processes.notice import invitation_notice, latest_day, materials_notice
from processes.seats import Seat, SeatRole
from tests.unit.meeting.setting import CALENDAR, CASE, SEATS, START, keys, meeting, refused

SENT = START - timedelta(days=10)


@pytest.mark.parametrize(
    ("meeting_day", "days", "latest"),
    [
        (date(2023, 11, 16), 7, date(2023, 11, 9)),
        (date(2023, 11, 16), 4, date(2023, 11, 10)),  # 12.11. is a Sunday
        (date(2024, 1, 2), 7, date(2023, 12, 22)),  # Boxing Day, then Christmas
        (date(2024, 4, 8), 7, date(2024, 3, 28)),  # Easter Monday
    ],
)
def test_the_last_day_is_a_working_day_before(meeting_day, days, latest):
    assert latest_day(meeting_day, days, CALENDAR).effective == latest


def test_the_last_moment_is_the_end_of_that_day_in_helsinki():
    last = datetime(2023, 11, 9, 23, 59, tzinfo=HELSINKI)
    assert invitation_notice(date(2023, 11, 16), last, "", CALENDAR).in_time
    with refused("notice-too-short"):
        invitation_notice(date(2023, 11, 16), last + timedelta(minutes=1), " ", CALENDAR)


def test_a_late_invitation_keeps_its_reason_and_a_timely_one_none():
    late = invitation_notice(date(2023, 11, 16), START - timedelta(days=2), "Kiire", CALENDAR)
    assert (late.in_time, late.reason) == (False, "Kiire")
    assert invitation_notice(date(2023, 11, 16), SENT, "Kiire", CALENDAR).reason == ""


def test_late_materials_need_a_reason():
    with refused("materials-too-late"):
        materials_notice(date(2023, 11, 16), START - timedelta(days=3), "", CALENDAR)


def invited():
    return invite_body(meeting(), SEATS, SENT, keys())


def test_all_but_substitutes_are_invited_once():
    people = [each.person_id for each in invited()]
    assert sorted(people) == sorted({s.person_id for s in SEATS} - {"vara"})
    assert uninvited(SEATS, invited()) == []
    assert uninvited(SEATS, invited()[1:]) == [people[0]]
    with refused("already-invited"):
        invite_guest(meeting(), invited(), "orpo", SENT, keys())


def decline(person: str, invitations):
    going = meeting(state=MeetingState.INVITED)
    answer = replied(going, find(invitations, person), False, "Este", SENT)
    return [answer if each.person_id == person else each for each in invitations]


def test_a_decline_brings_the_substitute_and_nothing_else_does():
    seat = SEATS[5]
    with refused("principal-coming"):
        invite_substitute(meeting(), seat, invited(), SENT, keys())
    after = decline("makela", invited())
    assert substitute_to_invite(SEATS, after, "makela") == seat
    got = invite_substitute(meeting(), seat, after, SENT, keys())
    assert (got.person_id, got.substitute_for) == ("vara", "makela")
    assert substitute_to_invite(SEATS, [*after, got], "makela") is None
    with refused("already-invited"):
        invite_substitute(meeting(), seat, [*after, got], SENT, keys())


def test_a_second_substitute_comes_when_the_first_declines():
    seats = (*SEATS, Seat("vara2", SeatRole.SUBSTITUTE, substitute_for="makela"))
    after = decline("makela", invited())
    after = decline("vara", [*after, invite_substitute(meeting(), seats[5], after, SENT, keys())])
    found = substitute_to_invite(seats, after, "makela")
    assert found is not None and found.person_id == "vara2"
    assert substitute_to_invite(seats, after, "lyly") is None


def test_a_principal_who_comes_after_all_withdraws_the_substitute():
    after = decline("makela", invited())
    own = Key(CASE, 500)
    substitute = invite_substitute(meeting(), SEATS[5], after, SENT, lambda: own)
    gone = withdrawn_substitutes([*after, substitute], "makela")
    assert [each.reply for each in gone] == [Reply.WITHDRAWN]
    again = invite_substitute(meeting(), SEATS[5], [*after, *gone], SENT, keys())
    assert again.key == own, "one invitation a person: it is taken up again"


def test_no_reply_before_the_invitation_or_after_the_opening():
    for state in (MeetingState.PLANNED, MeetingState.OPEN, MeetingState.CANCELLED):
        with refused("reply-closed"):
            replied(meeting(state=state), invited()[0], True, "", SENT)
