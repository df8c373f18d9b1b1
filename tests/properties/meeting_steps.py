"""A case whose meetings the right people move on, step by step; others may try what they like."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

import processes.commands  # noqa: F401  (registers the commands)
from engine.deadlines import HELSINKI
from engine.errors import EngineError
from engine.model import Actor
from processes.agenda import AgendaItem, ItemKind, ItemState, ordered
from processes.appointing import appoint, place_of
from processes.commands.agenda import AddAgendaItem
from processes.commands.attending import (
    CloseMeeting,
    OpenMeeting,
    ReplyToInvitation,
)
from processes.commands.handling import (
    DecideItem,
    PresentItem,
    PutDownItem,
    TakeUpItem,
)
from processes.commands.meetings import ConfirmMeeting, Convene, PlanMeeting
from processes.commands.minuting import BeginMinutes, CheckMinutes, PublishMinutes, SubmitMinutes
from processes.commands.signing import SignDocument
from processes.decisions import Outcome
from processes.meetings import Meeting, MeetingState
from processes.minutes import MinutesState
from processes.rules import DomainRules
from processes.signatures import SigningCapacity
from processes.source.bodies import NUMBER
from processes.source.memberships import APPOINTED, GROUP_MEMBERS, TERM_START
from storage.database import open_database
from storage.run import Runner
from storage.seed import load_source

CHAIR, VICE, SECRETARY, PRESENTS = (
    "petteri-orpo", "anna-kaisa-ikonen", "olli-voutilainen", "katja-palonen",
)  # fmt: skip
GROUP = [each.person_id for each in GROUP_MEMBERS]
PEOPLE = [*GROUP, SECRETARY, PRESENTS, "inga-nyholm", "helsinki-varajohtaja", "tiina-korhonen"]
WHICH = st.integers(0, 20)


class MeetingSteps(RuleBasedStateMachine):
    """One case with its secretariat and group; time goes on by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.database = open_database("sqlite://", synchronous="OFF")
        self.runner = Runner(self.database, DomainRules())
        self.now = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)
        self.refusals = 0
        self.reads = 0
        self.relaxed: set[str] = set()

    def teardown(self) -> None:
        self.database.close()

    @initialize()
    def begin(self) -> None:
        self.case_id = load_source(self.runner, self.now)
        posts = {each.person_id: (each.post_id or "x.member").split(".")[1] for each in APPOINTED}
        places = [
            place_of({"person": one, "organisation": each.on_behalf_of, "role": posts[one]})
            for each in APPOINTED
            if (one := each.person_id)
        ]
        with self.runner.unit() as unit:
            signed = datetime(2023, 8, 31, 10, tzinfo=HELSINKI)
            appoint(unit, "sihteeristo", places, TERM_START, None, NUMBER, signed)
            unit.commit()
        for number in range(30):
            meeting = self.meeting()
            if meeting is not None and meeting.state is MeetingState.OPEN:
                break
            self.next_step(number)

    def attempt(self, command: Any, person: str) -> Any:
        """The answer, or None; a refusal says why in both languages and on what ground (17)."""
        self.now += timedelta(seconds=1)
        try:
            return self.runner.run(command, Actor(person), self.now)
        except EngineError as refusal:
            self.refusals += 1
            assert refusal.reason and refusal.reason_fi and refusal.code
            assert refusal.ground or refusal.details, refusal.code
            return None

    def all(self, noun: str) -> list[Any]:
        with self.runner.unit() as unit:
            return list(getattr(unit, noun).of_case(self.case_id))

    def of_meeting(self, noun: str, meeting: Meeting) -> list[Any]:
        with self.runner.unit() as unit:
            return list(getattr(unit, noun).of_meeting(meeting.key))

    def meeting(self) -> Meeting | None:
        meetings = self.all("meetings")
        return meetings[-1] if meetings else None

    def items(self, meeting: Meeting) -> list[AgendaItem]:
        return ordered(self.of_meeting("agenda", meeting))

    # ---- the right one moves on

    @rule(which=WHICH)
    def move_on(self, which: int) -> None:
        for number in range(1 + which % 7):
            self.next_step(which + number)

    def next_step(self, which: int) -> None:
        meeting = self.meeting()
        over = (MeetingState.MINUTED, MeetingState.CANCELLED, MeetingState.ADJOURNED)
        if meeting is None or meeting.state in over:
            day = self.now.replace(hour=9, minute=0) + timedelta(days=14)
            plan = PlanMeeting(
                self.case_id, "yhteistyoryhma", day, day + timedelta(hours=2), "Linna"
            )
            self.attempt(plan, SECRETARY)
        elif meeting.state is MeetingState.PLANNED:
            self.prepare(meeting, which)
        elif meeting.state is MeetingState.INVITED:
            self.gather(meeting, which)
        elif meeting.state is MeetingState.OPEN:
            self.handle(meeting, which)
        else:
            self.minute(meeting)

    def prepare(self, meeting: Meeting, which: int) -> None:
        if not any(each.is_matter for each in self.items(meeting)):
            self.attempt(AddAgendaItem(meeting.key, "Malli", ItemKind.DECISION), SECRETARY)
        elif meeting.confirmed_by is None:
            self.attempt(ConfirmMeeting(meeting.key), CHAIR)
        else:
            self.attempt(Convene(meeting.key), SECRETARY)

    def gather(self, meeting: Meeting, which: int) -> None:
        pending = [e for e in self.of_meeting("invitations", meeting) if e.reply == "pending"]
        for each in pending[: 1 + which]:
            self.attempt(
                ReplyToInvitation(meeting.key, each.person_id, which % 7 != 0), each.person_id
            )
        if not pending:
            self.now = max(self.now, meeting.starts)
            self.attempt(OpenMeeting(meeting.key, roll_call=True), SECRETARY)

    def handle(self, meeting: Meeting, which: int) -> None:
        items = self.items(meeting)
        item = next((e for e in items if e.opened_at and not e.closed_at), None)
        waiting = [e for e in items if e.state is ItemState.WAITING]
        if item is None:
            following = TakeUpItem(waiting[0].key) if waiting else CloseMeeting(meeting.key)
            self.attempt(following, SECRETARY)
        elif item.state is not ItemState.OPEN or not item.is_matter:
            self.attempt(PutDownItem(item.key), SECRETARY)
        elif which % 3:
            self.attempt(PresentItem(item.key, "Hyväksytään."), PRESENTS)
        else:
            self.attempt(DecideItem(item.key, Outcome.APPROVED, "Hyväksyttiin."), CHAIR)

    def minute(self, meeting: Meeting) -> None:
        found = self.of_meeting("minutes", meeting)
        state = found[0].state if found else None
        if state is None:
            self.attempt(BeginMinutes(meeting.key), SECRETARY)
        elif state is MinutesState.DRAFT:
            self.attempt(SubmitMinutes(meeting.key, ("oulu-johtaja",)), SECRETARY)
        elif state is MinutesState.WRITTEN:
            self.attempt(CheckMinutes(meeting.key, True), "oulu-johtaja")
        elif state is MinutesState.CHECKED:
            for person, capacity in ((CHAIR, "chair"), (SECRETARY, "secretary")):
                self.sign(found[0].document, person, SigningCapacity(capacity))
        else:
            self.attempt(PublishMinutes(meeting.key), SECRETARY)

    def sign(self, key: Any, person: str, capacity: SigningCapacity) -> None:
        with self.runner.unit() as unit:
            document = unit.documents.get(key)
            shown = unit.documents.version(key, document.current).sha256
        self.attempt(SignDocument(key, shown, capacity), person)
