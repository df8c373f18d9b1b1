"""What goes into people's calendars is read back with the library and by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from engine.errors import InvalidInput
from processes.calendar import CalendarEntry, Invitee, Part, cancellation, invitation
from processes.plain_data import from_plain, to_plain
from processes.wording import Language

HELSINKI = ZoneInfo("Europe/Helsinki")
ENTRY = CalendarEntry(
    uid="kokous-1-2023@paatospolku",
    sequence=0,
    title="Yhteistyöryhmän kokous 1/2023",
    starts=datetime(2023, 11, 16, 9, 0, tzinfo=HELSINKI),
    ends=datetime(2023, 11, 16, 11, 0, tzinfo=HELSINKI),
    stamp=datetime(2023, 11, 8, 12, 30, tzinfo=UTC),
    organizer=Invitee("Katja Palonen", "katja.palonen@example.fi"),
    attendees=(
        Invitee("Petteri Orpo", "paaministeri@example.fi", Part.CHAIR),
        Invitee("Jäsen, Juha; \"Jussi\"", "juha@example.fi"),
        Invitee("Erkki Asiantuntija", "erkki@example.fi", Part.GUEST),
    ),
    place="Snellmaninkatu 1, Helsinki; huone 6",
    link="https://kokous.example.fi/j/1",
    description="Kutsu ja esityslista liitteenä.\nTervetuloa.",
)


def parsed(data: bytes) -> tuple[icalendar.Calendar, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_an_invitation_is_a_request_with_everything_in_it() -> None:
    calendar, event = parsed(invitation(ENTRY))
    assert calendar["METHOD"] == "REQUEST"
    assert event["UID"] == ENTRY.uid
    assert event["SEQUENCE"] == 0
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == ENTRY.starts
    assert event["DTEND"].dt == ENTRY.ends
    assert event["DTSTART"].params["TZID"] == "Europe/Helsinki"
    assert event["DTSTAMP"].dt == ENTRY.stamp
    assert event["SUMMARY"] == ENTRY.title
    assert event["LOCATION"] == ENTRY.place
    assert event["DESCRIPTION"] == ENTRY.description
    assert event["URL"] == ENTRY.link


def test_attendees_and_organizer_are_asked_to_reply() -> None:
    _, event = parsed(invitation(ENTRY))
    assert event["ORGANIZER"] == "mailto:katja.palonen@example.fi"
    attendees = event["ATTENDEE"]
    assert [str(a) for a in attendees] == [f"mailto:{i.email}" for i in ENTRY.attendees]
    assert [a.params["ROLE"] for a in attendees] == [
        "CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT"]
    assert {a.params["RSVP"] for a in attendees} == {"TRUE"}
    assert {a.params["PARTSTAT"] for a in attendees} == {"NEEDS-ACTION"}
    assert attendees[1].params["CN"] == "Jäsen, Juha; 'Jussi'"


def test_one_attendee_alone_is_still_an_attendee() -> None:
    _, event = parsed(invitation(replace(ENTRY, attendees=ENTRY.attendees[:1])))
    assert str(event["ATTENDEE"]) == "mailto:paaministeri@example.fi"


def test_a_cancellation_keeps_the_uid_and_grows_the_sequence() -> None:
    calendar, event = parsed(cancellation(replace(ENTRY, sequence=2)))
    assert calendar["METHOD"] == "CANCEL"
    assert event["UID"] == ENTRY.uid
    assert event["SEQUENCE"] == 2
    assert event["STATUS"] == "CANCELLED"


@pytest.mark.parametrize("day", [
    datetime(2023, 11, 16, 9), datetime(2024, 3, 31, 12), datetime(2024, 6, 15, 9),
    datetime(2024, 10, 27, 12), datetime(2025, 1, 2, 9),
])
def test_the_zone_is_right_on_both_sides_of_the_change(day: datetime) -> None:
    starts = day.replace(tzinfo=HELSINKI)
    data = invitation(replace(ENTRY, starts=starts, ends=starts + timedelta(hours=2)))
    calendar, event = parsed(data)
    assert event["DTSTART"].dt.astimezone(UTC) == starts.astimezone(UTC)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Helsinki"
    own = zone.to_tz(lookup_tzid=False)
    assert day.replace(tzinfo=own).utcoffset() == starts.utcoffset()


def test_the_zone_is_bounded() -> None:
    lines = unfolded(invitation(ENTRY))
    years = {int(m[1]) for line in lines if (m := re.match(r"DTSTART:(\d{4})", line))}
    years |= {int(y) for line in lines if line.startswith("RDATE") for y in
              re.findall(r"(\d{4})\d{4}T", line)}
    assert years == {2023}
    assert sum(line.startswith("BEGIN:VTIMEZONE") for line in lines) == 1
    assert len(invitation(ENTRY)) < 2_500


def test_times_from_another_zone_are_written_in_helsinki_time() -> None:
    entry = replace(ENTRY, starts=ENTRY.starts.astimezone(UTC), ends=ENTRY.ends.astimezone(UTC))
    assert "DTSTART;TZID=Europe/Helsinki:20231116T090000" in unfolded(invitation(entry))


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    data = invitation(replace(ENTRY, description="äöå " * 200))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    _, event = parsed(data)
    assert event["DESCRIPTION"] == "äöå " * 200


@pytest.mark.parametrize("field", ["title", "place", "description", "uid", "link"])
def test_no_text_can_begin_a_property_of_its_own(field: str) -> None:
    attack = "https://x\r\nATTENDEE:mailto:vieras@example.fi\nBEGIN:VALARM\r\nX-A:1\x00\x1b"
    data = invitation(replace(ENTRY, **{field: attack}))
    lines = unfolded(data)
    assert not [line for line in lines if line.startswith(("ATTENDEE:", "BEGIN:VALARM", "X-A"))]
    _, event = parsed(data)
    assert len(event["ATTENDEE"]) == 3


def test_no_name_or_address_can_either() -> None:
    attack = Invitee('A";X=1:mailto:b\r\nX-B:1', "a@example.fi\r\nX-C:1")
    data = invitation(replace(ENTRY, attendees=(attack,), organizer=attack))
    assert not [line for line in unfolded(data) if line.startswith(("X-B", "X-C"))]
    parsed(data)


def test_the_same_entry_gives_the_same_bytes() -> None:
    assert invitation(ENTRY) == invitation(from_plain(CalendarEntry, to_plain(ENTRY), "calendar"))


def test_a_swedish_entry_says_its_language() -> None:
    _, event = parsed(invitation(replace(ENTRY, language=Language.SV, title="Möte 1/2023")))
    assert event["SUMMARY"].params["LANGUAGE"] == "sv"


@pytest.mark.parametrize("change", [
    {"starts": datetime(2023, 11, 16, 9)},
    {"ends": ENTRY.starts},
    {"uid": " "},
    {"sequence": -1},
])
def test_an_impossible_meeting_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        replace(ENTRY, **change)
