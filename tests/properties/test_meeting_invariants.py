"""Random commands around meetings and papers break none of the invariants of domain.md § 5."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from engine.authority import Publicity
from processes.acts.desk import Desk
from processes.acts.minutes import record
from processes.decisions import Outcome
from processes.dissents import differs
from processes.expenses import ExpenseKind
from processes.meetings import MeetingState
from processes.minutes import MinutesState, require_complete
from storage.audit import verify
from tests.properties.meeting_acts import MeetingActs
from tests.properties.meeting_steps import CHAIR, VICE

WEIGHT = {Publicity.PUBLIC: 0, Publicity.PARTLY_SECRET: 1, Publicity.SECRET: 2}


class Meetings(MeetingActs):
    """What always holds, whoever tried what."""

    def __init__(self) -> None:
        super().__init__()
        self.hashes: dict[str, tuple[str, str]] = {}
        self.weights: dict[str, Publicity] = {}
        self.decided = 0

    @invariant()
    def every_decision_was_presented_by_another(self) -> None:
        """3: and it was made by the chair, or the vice chair."""
        if not hasattr(self, "case_id"):
            return
        presented = {each.key: each for each in self.all("presentations")}
        decisions = self.all("decisions")
        assert len({each.presentation for each in decisions}) == len(decisions)
        for each in decisions:
            basis = presented[each.presentation]
            assert basis.presented_by != each.decided_by
            assert basis.presented_at <= each.decided_at
            assert each.decided_by in (CHAIR, VICE)

    @invariant()
    def the_disqualified_do_nothing_in_the_item(self) -> None:
        """5: neither vote, present nor decide while they are."""
        if not hasattr(self, "case_id"):
            return
        for bar in self.all("recusals"):
            acts = [
                *((v.person_id, v.item, v.meeting, v.cast_at) for v in self.all("votes")),
                *((d.decided_by, d.item, d.meeting, d.decided_at) for d in self.all("decisions")),
            ]
            for person, item, meeting, at in acts:
                if (person, item, meeting) == (bar.person_id, bar.item, bar.meeting):
                    assert not bar.bars(at)

    @invariant()
    def dissents_differ_and_come_at_the_decision(self) -> None:
        """4."""
        if not hasattr(self, "case_id"):
            return
        decisions = {each.key: each for each in self.all("decisions")}
        votes = {(v.meeting, v.item, v.person_id): v for v in self.all("votes")}
        for each in self.all("dissents"):
            made = decisions[each.decision]
            vote = votes.get((made.meeting, made.item, each.person_id))
            assert differs(made, vote, made.presented_by, each.person_id)
            assert each.recorded_at >= made.decided_at

    @invariant()
    def a_decision_had_its_quorum_and_minutes_say_so(self) -> None:
        """2 and 14: each member's place once; minutes leave nothing out."""
        if not hasattr(self, "case_id"):
            return
        with self.runner.unit() as unit:
            desk = Desk(unit, unit.cases.get(self.case_id), None, self.now)  # type: ignore[arg-type]
            written = {each.meeting: each for each in unit.minutes.of_case(self.case_id)}
            for meeting in unit.meetings.of_case(self.case_id):
                whole = record(desk, meeting)
                for item in whole.items:
                    if item.decision and item.decision.outcome is not Outcome.TABLED:
                        assert item.quorum.met and item.quorum.present <= item.quorum.members
                        barred = {r.person_id for r in item.recusals if r.holds
                                  and r.starts <= item.decision.decided_at}  # fmt: skip
                        assert not barred & set(item.quorum.counted)
                if meeting.key in written:  # what is minuted was complete when it closed
                    closed = replace(meeting, state=MeetingState.CLOSED)
                    require_complete(replace(whole, meeting=closed))
        for each in written.values():
            if each.state in (MinutesState.SIGNED, MinutesState.PUBLISHED):
                assert each.checked_by and each.written_by not in each.checked_by

    @invariant()
    def signed_papers_stay_and_numbers_are_one_each(self) -> None:
        """7 and 8: the hash of what was signed stays; only what is signed has a number."""
        if not hasattr(self, "case_id"):
            return
        documents = self.all("documents")
        numbers = [each.number for each in documents if each.number]
        assert len(numbers) == len(set(numbers))
        with self.runner.unit() as unit:
            for each in documents:
                assert bool(each.number) is each.is_signed
                if each.is_signed:
                    seen = (each.number, unit.documents.version(each.key, each.current).sha256)
                    assert self.hashes.setdefault(str(each.key), seen) == seen

    @invariant()
    def secrecy_is_relaxed_with_a_reason_alone(self) -> None:
        """6: and each reading of a secret paper is in the register."""
        if not hasattr(self, "case_id"):
            return
        for each in self.all("documents"):
            key = str(each.key)
            before = self.weights.get(key, each.publicity)
            if WEIGHT[each.publicity] < WEIGHT[before]:
                assert key in self.relaxed
            self.weights[key] = each.publicity
        assert len(self.all("readings")) == self.reads

    @invariant()
    def denied_costs_are_never_entered(self) -> None:
        """16."""
        if not hasattr(self, "case_id"):
            return
        denied = (ExpenseKind.MEETING_FEE, ExpenseKind.TRAVEL)
        assert [each for each in self.all("expenses") if each.kind in denied] == []

    @invariant()
    def no_deadline_moves_but_by_the_setters_decision(self) -> None:
        """9."""
        if not hasattr(self, "case_id"):
            return
        for each in self.all("extensions"):
            assert each.decided_by == VICE  # the minister, who is also the group's vice chair
            assert each.new_due > each.old_due and each.reason
            assert each.presented_by not in ("", each.decided_by)

    @invariant()
    def the_log_holds_every_refusal(self) -> None:
        """15."""
        if not hasattr(self, "case_id"):
            return
        with self.database.reading() as link:
            count = link.connection.exec_driver_sql("SELECT count(*) FROM audit WHERE NOT ok")
            assert count.scalar() == self.refusals

    def teardown(self) -> None:
        with self.database.reading() as link:
            assert verify(link.connection) == []
        REACHED.extend(str(each.state) for each in self.all("meetings"))
        for noun in ("decisions", "dissents", "recusals"):
            REACHED.extend([noun.removesuffix("s")] * len(self.all(noun)))
        super().teardown()


REACHED: list[str] = []


def test_random_commands_around_meetings_break_no_invariant() -> None:
    REACHED.clear()
    run_state_machine_as_test(
        Meetings,
        settings=settings(
            max_examples=16,
            stateful_step_count=120,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    for reached in ("open", "minuted", "decision", "dissent", "recusal"):
        assert reached in REACHED, f"the machine came to no {reached}: it proves nothing"
