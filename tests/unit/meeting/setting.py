"""A body of five with a substitute, and a meeting of it, for the rules' tests."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

import pytest

from engine.deadlines import HELSINKI, WorkingDays
from engine.errors import EngineError
from engine.model import Key
from processes.agenda import AgendaItem, ItemKind, ItemState
from processes.attendance import Presence
from processes.meetings import Meeting
from processes.seats import Seat, SeatRole

CASE = "11111111-1111-1111-1111-111111111111"
START = datetime(2023, 11, 16, 9, 0, tzinfo=HELSINKI)
MEETING_KEY = Key(CASE, 1)
CALENDAR = WorkingDays()
SEATS = (
    Seat("orpo", SeatRole.CHAIR, on_behalf_of="vnk"),
    Seat("ikonen", SeatRole.VICE_CHAIR, on_behalf_of="tem"),
    Seat("vapaavuori", SeatRole.MEMBER, on_behalf_of="helsinki"),
    Seat("makela", SeatRole.MEMBER, on_behalf_of="espoo"),
    Seat("lyly", SeatRole.MEMBER, on_behalf_of="tampere"),
    Seat("vara", SeatRole.SUBSTITUTE, substitute_for="makela", on_behalf_of="espoo"),
    Seat("tutkija", SeatRole.EXPERT),
    Seat("voutilainen", SeatRole.SECRETARY, secretary=True),
)


def keys(start: int = 100) -> Callable[[], Key]:
    numbers = count(start)
    return lambda: Key(CASE, next(numbers))


def meeting(**changes: object) -> Meeting:
    values: dict[str, object] = {
        "key": MEETING_KEY,
        "body_id": "yhteistyoryhma",
        "number": "1/2023",
        "starts": START,
        "ends": START + timedelta(hours=2),
        "place": "Valtioneuvoston linna",
    }
    return Meeting(**{**values, **changes})  # type: ignore[arg-type]


def item(**changes: object) -> AgendaItem:
    values: dict[str, object] = {
        "key": Key(CASE, 50),
        "meeting": MEETING_KEY,
        "item": 8,
        "kind": ItemKind.DECISION,
        "title": "Yhteistyömalli",
        "position": 5,
        "state": ItemState.OPEN,
        "opened_at": START,
    }
    return AgendaItem(**{**values, **changes})  # type: ignore[arg-type]


def presence(person: str, arrived: int = 0, left: int | None = None, n: int = 60) -> Presence:
    """A stay in minutes from the meeting's start."""
    end = None if left is None else START + timedelta(minutes=left)
    return Presence(
        Key(CASE, n), MEETING_KEY, person, None, START + timedelta(minutes=arrived), end
    )


def refused(code: str) -> "pytest.RaisesExc[EngineError]":
    """The refusal of that code, which must say why in two languages and on what ground."""

    def tells(error: EngineError) -> bool:
        assert error.code == code, f"{error.code}: {error.reason}"
        assert error.reason and error.reason_fi and error.ground
        assert "{" not in error.reason + error.reason_fi
        return True

    return pytest.raises(EngineError, check=tells)
