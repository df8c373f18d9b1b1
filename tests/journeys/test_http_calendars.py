"""Over HTTP: a body's calendar, and a person's feed at a secret address."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.journeys.test_http_meetings import BODY, HELD, SECRETARY, Meeting

HELSINKI = ZoneInfo("Europe/Helsinki")
PREPARING = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)


@pytest.fixture
def meeting(stage: Any) -> Meeting:
    return Meeting(stage(PREPARING)).convened()


def events(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.data.decode())
    assert calendar["METHOD"] == "PUBLISH"
    return {str(each["UID"]): each for each in calendar.walk("VEVENT")}


def test_a_body_has_a_calendar_of_its_meetings(meeting: Meeting) -> None:
    caller = meeting.by("turku-johtaja")
    found = events(caller.get(f"/bodies/{BODY}/calendar.ics?language=sv"))[
        f"{meeting.id}@paatospolku"
    ]
    assert found["DTSTART"].dt == HELD
    assert found["STATUS"] == "CONFIRMED"
    assert str(found["LOCATION"]) == "Valtioneuvoston linna"
    meeting.at(SECRETARY, "cancel", {"reason": "Sairaus"})
    found = events(caller.get(f"/bodies/{BODY}/calendar.ics"))[f"{meeting.id}@paatospolku"]
    assert found["STATUS"] == "CANCELLED"
    assert caller.get("/bodies/ei-ole/calendar.ics").status_code == 404


def test_a_feed_holds_meetings_and_last_days_and_can_be_closed(meeting: Meeting) -> None:
    olli = meeting.by(SECRETARY)
    assert olli.get("/me/calendar-feed").json["open"] is False
    first = olli.post("/me/calendar-feed").json["url"]
    url = olli.post("/me/calendar-feed", {"language": "en"}).json["url"]
    client, path = meeting.stage.client, url.split("8000")[1]
    assert client.get(first.split("8000")[1]).status_code == 404
    found = events(client.get(path))
    mine = events(olli.get("/me/calendar.ics?language=en"))
    assert set(found) == set(mine)
    assert f"{meeting.id}@paatospolku" in found
    due = [each for uid, each in found.items() if uid.startswith("task-")]
    assert due and all(each["SUMMARY"].startswith("Due: ") for each in due)
    assert {each["DTSTART"].dt for each in due} == {date(2023, 9, 30)}
    assert olli("DELETE", "/me/calendar-feed").status_code == 204
    assert olli("DELETE", "/me/calendar-feed").status_code == 404
    assert client.get(path).status_code == 404
    log = meeting.by("yllapitaja-1").get("/audit?action=open-calendar-feed")
    assert len(log.json["items"]) == 2
    assert path.rsplit("/", 1)[1][:20] not in log.text
