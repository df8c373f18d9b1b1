"""What anybody tries around meetings and papers, at random."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.authority import Publicity
from processes.agenda import AgendaItem, ItemState
from processes.commands.attending import (
    RecordPresence,
)
from processes.commands.extending import ExtendDeadline, Propose
from processes.commands.following import EnterExpense
from processes.commands.handling import (
    CastVote,
    DecideItem,
    PresentItem,
    RecordDissent,
)
from processes.commands.meetings import CancelMeeting
from processes.commands.papers import ClassifyDocument, DraftDocument, ReadDocument, ReviseDocument
from processes.commands.recusing import DecideRecusal, RaiseRecusal
from processes.decisions import Outcome
from processes.documents import DocumentKind
from processes.expenses import ExpenseKind
from processes.meetings import MeetingState
from processes.recusals import RecusalGround
from processes.signatures import SigningCapacity
from processes.votes import Choice
from tests.properties.meeting_steps import (
    CHAIR,
    GROUP,
    PEOPLE,
    PRESENTS,
    SECRETARY,
    VICE,
    WHICH,
    MeetingSteps,
)

ANYBODY = st.sampled_from(PEOPLE)
MEMBER = st.sampled_from(GROUP)
SECRET = "621/1999 § 24 (1) 20"


class MeetingActs(MeetingSteps):
    """Beside the right steps, any command by anybody."""

    # ---- anybody tries anything

    def open_item(self) -> AgendaItem | None:
        meeting = self.meeting()
        items = self.items(meeting) if meeting else []
        return next((e for e in items if e.opened_at and not e.closed_at), None)

    @rule(person=ANYBODY, whom=MEMBER, choice=st.sampled_from(Choice), words=st.booleans())
    def vote(self, person: str, whom: str, choice: Choice, words: bool) -> None:
        if (item := self.open_item()) is not None:
            proposal = "Toinen malli" if words else ""
            self.attempt(CastVote(item.key, whom, choice, proposal), person)

    @rule(whom=MEMBER, choice=st.sampled_from(Choice))
    def contested(self, whom: str, choice: Choice) -> None:
        """Presented, voted on by three, decided, and the third differs or would like to."""
        for number in range(12):
            item = self.open_item()
            if item is not None and item.is_matter and item.state is ItemState.OPEN:
                break
            self.next_step(number)
        if item is None:
            return
        self.attempt(PresentItem(item.key, "Hyväksytään."), PRESENTS)
        for person in (CHAIR, VICE):
            self.attempt(CastVote(item.key, person, Choice.FOR), person)
        self.attempt(CastVote(item.key, whom, choice), whom)
        self.attempt(DecideItem(item.key, Outcome.APPROVED, "Hyväksytään."), CHAIR)
        for each in self.all("decisions")[-1:]:
            self.attempt(RecordDissent(each.key, whom, "Eri mieltä."), whom)

    @rule(whom=MEMBER, ground=st.sampled_from(RecusalGround))
    def recuse_oneself(self, whom: str, ground: RecusalGround) -> None:
        if (item := self.open_item()) is not None:
            self.attempt(RaiseRecusal(item.key, whom, ground, "Peruste."), whom)
            self.attempt(CastVote(item.key, whom, Choice.FOR), whom)

    @rule(person=ANYBODY, outcome=st.sampled_from(Outcome), reason=st.sampled_from(["", "Syy."]))
    def decide(self, person: str, outcome: Outcome, reason: str) -> None:
        if (item := self.open_item()) is not None:
            self.attempt(DecideItem(item.key, outcome, "Päätetään.", reason), person)

    @rule(person=ANYBODY)
    def present(self, person: str) -> None:
        if (item := self.open_item()) is not None:
            self.attempt(PresentItem(item.key, "Ehdotan."), person)

    @rule(person=ANYBODY, whom=MEMBER, which=WHICH)
    def dissent(self, person: str, whom: str, which: int) -> None:
        if decisions := self.all("decisions"):
            key = decisions[which % len(decisions)].key
            self.attempt(RecordDissent(key, whom, "Eri mieltä."), person)

    @rule(person=ANYBODY, whom=MEMBER, ground=st.sampled_from(RecusalGround))
    def recuse(self, person: str, whom: str, ground: RecusalGround) -> None:
        if (item := self.open_item()) is not None:
            self.attempt(RaiseRecusal(item.key, whom, ground, "Peruste."), person)

    @rule(person=ANYBODY, confirmed=st.booleans(), which=WHICH)
    def judge(self, person: str, confirmed: bool, which: int) -> None:
        if recusals := self.all("recusals"):
            key = recusals[which % len(recusals)].key
            self.attempt(DecideRecusal(key, confirmed), person)

    @rule(person=ANYBODY, whom=MEMBER, present=st.booleans())
    def come_or_go(self, person: str, whom: str, present: bool) -> None:
        if (meeting := self.meeting()) is not None:
            self.attempt(RecordPresence(meeting.key, whom, present), person)

    @rule(person=ANYBODY)
    def cancel(self, person: str) -> None:
        meeting = self.meeting()
        if meeting is not None and person not in (SECRETARY, CHAIR, VICE, PRESENTS):
            self.attempt(CancelMeeting(meeting.key, "Syy."), person)

    @rule(person=ANYBODY, title=st.sampled_from(["Muistio", "Selvitys"]))
    def draft(self, person: str, title: str) -> None:
        self.attempt(
            DraftDocument(self.case_id, DocumentKind.OTHER, title, {"teksti": title}), person
        )

    @rule(person=ANYBODY, which=WHICH, text=st.sampled_from(["a", "b", "c"]))
    def revise(self, person: str, which: int, text: str) -> None:
        if documents := self.all("documents"):
            key = documents[which % len(documents)].key
            self.attempt(ReviseDocument(key, None, {"teksti": text}), person)

    @rule(person=ANYBODY, which=WHICH, capacity=st.sampled_from(SigningCapacity))
    def sign_something(self, person: str, which: int, capacity: SigningCapacity) -> None:
        if documents := self.all("documents"):
            self.sign(documents[which % len(documents)].key, person, capacity)

    @rule(
        person=ANYBODY, which=WHICH, publicity=st.sampled_from(Publicity),
        reason=st.sampled_from(["", "Peruste muuttui."]),
    )  # fmt: skip
    def classify(self, person: str, which: int, publicity: Publicity, reason: str) -> None:
        documents = self.all("documents")
        if documents:
            key = documents[which % len(documents)].key
            done = self.attempt(ClassifyDocument(key, publicity, SECRET, 25, reason), person)
            if done and reason:
                self.relaxed.add(str(key))

    @rule(person=ANYBODY, which=WHICH)
    def read(self, person: str, which: int) -> None:
        documents = self.all("documents")
        if documents:
            found = documents[which % len(documents)]
            done = self.attempt(ReadDocument(found.key, found.current), person)
            if done and found.secrecy.holds(self.now.date()):
                self.reads += 1

    @rule(person=ANYBODY, kind=st.sampled_from(ExpenseKind))
    def spend(self, person: str, kind: ExpenseKind) -> None:
        cost = EnterExpense(self.case_id, "sihteeristo", kind, 1000, date(2023, 9, 4), "Kulu")
        self.attempt(cost, person)

    @rule(person=ANYBODY, days=st.integers(-5, 40))
    def extend(self, person: str, days: int) -> None:
        self.attempt(Propose(self.case_id, "Jatketaan."), person)
        new = date(2023, 9, 30) + timedelta(days=days)
        wish = ExtendDeadline(self.case_id, True, "Syy.", new, date(2023, 9, 30))
        self.attempt(wish, person)

    @rule(hours=st.integers(1, 72))
    def time_passes(self, hours: int) -> None:
        meeting = self.meeting()
        if meeting is None or meeting.state is not MeetingState.OPEN:
            self.now += timedelta(hours=hours)
