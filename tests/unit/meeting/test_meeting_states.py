"""The meeting's state machine: what may follow what, and what each step asks."""

from datetime import timedelta

import pytest

from processes.meetings import (
    MeetingState,
    adjourned,
    cancelled,
    closed,
    moved,
    opened,
    plan,
    require_open,
    rescheduled,
)
from tests.unit.meeting.setting import START, meeting, refused

BEFORE = START - timedelta(days=30)


def test_a_meeting_to_come_with_a_place_is_planned():
    assert plan(meeting(), BEFORE).state is MeetingState.PLANNED
    assert plan(meeting(place="", link="https://video.example/1"), BEFORE)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starts": BEFORE - timedelta(days=1)}, "meeting-in-the-past"),
        ({"ends": START}, "meeting-ends-before-start"),
        ({"place": " ", "link": ""}, "meeting-without-place"),
    ],
)
def test_an_impossible_meeting_is_refused(changes, code):
    with refused(code):
        plan(meeting(**changes), BEFORE)


ALLOWED = {
    ("planned", "invited"),
    ("planned", "cancelled"),
    ("invited", "open"),
    ("invited", "cancelled"),
    ("invited", "adjourned"),
    ("open", "closed"),
    ("open", "adjourned"),
    ("closed", "minuted"),
    ("adjourned", "minuted"),
}


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("to", MeetingState)
def test_only_the_listed_steps_exist(state, to):
    if (state, to) in ALLOWED:
        assert moved(meeting(state=state), to).state is to
    else:
        with refused("meeting-wrong-state"):
            moved(meeting(state=state), to)


def test_a_meeting_opens_on_its_day_not_before():
    invited = meeting(state=MeetingState.INVITED)
    with refused("meeting-too-early"):
        opened(invited, "orpo", START - timedelta(days=1))
    early = opened(invited, "orpo", START - timedelta(minutes=5))
    assert (early.state, early.led_by) == (MeetingState.OPEN, "orpo")
    assert closed(early, START).closed_at == START


def test_calling_off_and_adjourning_need_a_reason():
    with refused("reason-missing"):
        cancelled(meeting(), "  ")
    with refused("reason-missing"):
        adjourned(meeting(state=MeetingState.OPEN), "", START)
    assert cancelled(meeting(), "Este").end_reason == "Este"


def test_a_new_time_takes_the_chairs_confirmation_away():
    confirmed = meeting(confirmed_by="orpo")
    later = START + timedelta(days=7)
    again = rescheduled(confirmed, later, later + timedelta(hours=1), "Säätytalo", "", BEFORE)
    assert again.confirmed_by is None
    with refused("meeting-not-now"):
        rescheduled(meeting(state=MeetingState.INVITED), later, later, "x", "", BEFORE)


def test_what_needs_an_open_meeting_says_so():
    with refused("meeting-not-open"):
        require_open(meeting())
