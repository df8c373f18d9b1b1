"""A refusal in Finnish names states in Finnish."""

import pytest

from processes.agenda import ItemState
from processes.documents import DocumentState
from processes.measures import MeasureState
from processes.meetings import MeetingState
from processes.minutes import MinutesState
from processes.refusals import refusal
from processes.refusals.states import STATES_FI
from processes.rounds import RoundState
from processes.statements import StatementState

STATES = (
    ItemState, DocumentState, MeasureState, MeetingState, MinutesState, RoundState, StatementState,
)  # fmt: skip


@pytest.mark.parametrize("state", [each for kind in STATES for each in kind])
def test_every_state_has_its_word(state: str) -> None:
    assert STATES_FI[state] != state


def test_the_finnish_reason_uses_it() -> None:
    error = refusal("meeting-not-open", state=MeetingState.INVITED)
    assert error.reason_fi.endswith("kokouksen tila on kutsuttu koolle.")
    assert error.reason.endswith("the meeting is invited.")
