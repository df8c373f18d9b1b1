"""Random commands by random people against the invariants of people, preparing and signing off.

Whatever is tried, and whatever the model says: the numbers are those of domain.md § 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import processes.commands  # noqa: F401  (registers the commands)
from engine.commands.cases import StartInstance
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy
from engine.commands.tasks import AssignTask, ClaimTask, DelegateTask, ReleaseTask
from engine.deadlines import HELSINKI, as_day
from engine.errors import EngineError, NotAllowed
from engine.model import SYSTEM, Actor, Key, Task, TaskState
from processes.appointing import appoint, place_of
from processes.commands.absences import RecordAbsence
from processes.commands.composition import AppointMember, EndMembership, ReplaceMember
from processes.commands.delegations import DelegateAuthority
from processes.commands.disqualifying import Disqualify
from processes.policy import PREPARING, SIGNING_OFF
from processes.quota import QuotaOutcome, quota
from processes.recusals import RecusalGround
from processes.rules import DomainRules
from processes.source.bodies import NUMBER
from processes.source.memberships import APPOINTED, TERM_START
from processes.source.people import CITY_DEPUTIES, MEMBERS, PERSONS
from storage.audit import verify
from storage.database import open_database
from storage.run import Runner
from storage.seed import load_source
from tests.properties.machine_models import WRONG, model

GENDERS = {each.id: each.gender for each in PERSONS}
PEOPLE = [each.id for each in (*MEMBERS, *CITY_DEPUTIES[:2])] + [
    "anna-kaisa-ikonen", "petteri-orpo", "tiina-korhonen", "tem-kirjaaja",
]  # fmt: skip
ACTORS = st.sampled_from(PEOPLE)
DAYS = st.integers(-3, 40)


class Bodies(RuleBasedStateMachine):
    """One case, one secretariat, one group; a model that offers work rightly and wrongly."""

    def __init__(self) -> None:
        super().__init__()
        self.database = open_database("sqlite://", synchronous="OFF")
        self.runner = Runner(self.database, DomainRules())
        self.now = datetime(2023, 8, 31, 12, tzinfo=HELSINKI)
        self.refusals = 0
        self.barred: dict[str, datetime] = {}

    def teardown(self) -> None:
        self.database.close()

    @initialize()
    def begin(self) -> None:
        self.case_id = load_source(self.runner, self.now)
        places = [
            place_of(
                {
                    "person": each.person_id,
                    "organisation": each.on_behalf_of,
                    "role": (each.post_id or "x.member").split(".")[1],
                }
            )
            for each in APPOINTED
        ]
        with self.runner.unit() as unit:
            appoint(unit, "sihteeristo", places, TERM_START, None, NUMBER, self.now)
            unit.commit()
        self.runner.run(Deploy("machine", {"kierros.bpmn": model()}), SYSTEM, self.now)
        self.runner.run(StartInstance(self.case_id, "kierros"), SYSTEM, self.now)
        self.now += timedelta(days=1)

    # ---- what people try

    def attempt(self, command: object, person: str, on_behalf_of: str | None = None) -> bool:
        """Whether it went through; a refusal says why, on what ground, in both languages (17)."""
        try:
            self.runner.run(command, Actor(person, on_behalf_of=on_behalf_of), self.now)
        except EngineError as refusal:
            self.refusals += 1
            assert refusal.reason and refusal.reason_fi and refusal.code
            assert not isinstance(refusal, NotAllowed) or refusal.ground or refusal.details
            return False
        return True

    def open_tasks(self) -> list[Task]:
        with self.runner.unit() as unit:
            return unit.tasks.open_of_case(self.case_id)

    @rule(person=ACTORS, which=st.integers(0, 9))
    def complete(self, person: str, which: int) -> None:
        tasks = self.open_tasks()
        self.attempt(CompleteTask(tasks[which % len(tasks)].key), person)

    @rule(which=st.integers(0, 9), one=st.integers(0, 30))
    def the_right_one_works(self, which: int, one: int) -> None:
        """Somebody the task is offered to today completes it, so that the case moves on."""
        tasks = [each for each in self.open_tasks() if each.element_id not in WRONG]
        task = tasks[which % len(tasks)]
        with self.runner.unit() as unit:
            case = unit.cases.get(self.case_id)
            offered = [
                person
                for group in task.candidate_groups
                for person in DomainRules().candidates(group, case, self.now, unit)
            ]
        if offered:
            self.attempt(CompleteTask(task.key), offered[one % len(offered)])

    @rule(person=ACTORS)
    def one_who_prepared_tries_to_sign_off(self, person: str) -> None:
        """By their own hands, or by a delegation from the chair the moment before."""
        start = as_day(self.now)
        chairs = ("katja-palonen", "petteri-orpo")
        for chair in chairs:
            grant = DelegateAuthority(chair, person, start, start, "määräys")
            self.attempt(grant, chair)
        for task in self.open_tasks():
            if task.duty in SIGNING_OFF:
                self.attempt(CompleteTask(task.key), person)

    @rule(person=ACTORS, which=st.integers(0, 9))
    def claim(self, person: str, which: int) -> None:
        tasks = self.open_tasks()
        self.attempt(ClaimTask(tasks[which % len(tasks)].key), person)

    @rule(person=ACTORS, which=st.integers(0, 9))
    def release(self, person: str, which: int) -> None:
        tasks = self.open_tasks()
        self.attempt(ReleaseTask(tasks[which % len(tasks)].key), person)

    @rule(person=ACTORS, to=ACTORS, which=st.integers(0, 9))
    def hand(self, person: str, to: str, which: int) -> None:
        tasks = self.open_tasks()
        self.attempt(AssignTask(tasks[which % len(tasks)].key, to, "ruuhka"), person)

    @rule(person=ACTORS, to=ACTORS, which=st.integers(0, 9))
    def delegate_task(self, person: str, to: str, which: int) -> None:
        tasks = self.open_tasks()
        until = self.now + timedelta(days=5)
        self.attempt(DelegateTask(tasks[which % len(tasks)].key, to, until, "määräys"), person)

    @rule(person=ACTORS, to=ACTORS, days=DAYS)
    def delegate(self, person: str, to: str, days: int) -> None:
        start = as_day(self.now)
        end = start + timedelta(days=days)
        self.attempt(DelegateAuthority(person, to, start, end, "työjärjestys"), person)

    @rule(person=ACTORS, days=DAYS)
    def go_away(self, person: str, days: int) -> None:
        start = as_day(self.now)
        self.attempt(RecordAbsence(person, start, start + timedelta(days=days)), person)

    @rule(person=ACTORS, whom=ACTORS)
    @precondition(lambda self: len(self.barred) < 3)
    def disqualify(self, person: str, whom: str) -> None:
        command = Disqualify(self.case_id, whom, RecusalGround.OTHER_REASON, "perustelu")
        if self.attempt(command, person):
            self.barred[whom] = self.now

    @rule(person=ACTORS, whom=ACTORS, days=DAYS, post=st.sampled_from(["", "chair"]))
    def appoint(self, person: str, whom: str, days: int, post: str) -> None:
        start = as_day(self.now) + timedelta(days=days)
        command = AppointMember("sihteeristo", whom, start, "VN/24670/2023-TEM-20", post=post)
        self.attempt(command, person)

    @rule(person=ACTORS, which=st.integers(0, 30), whom=ACTORS, days=DAYS)
    def replace(self, person: str, which: int, whom: str, days: int) -> None:
        members = self.memberships()
        start = as_day(self.now) + timedelta(days=days)
        old = members[which % len(members)].id
        command = ReplaceMember(old, whom, start, "VN/24670/2023-TEM-21", case_id=self.case_id)
        self.attempt(command, person)

    @rule(person=ACTORS, which=st.integers(0, 30), days=DAYS)
    def leave(self, person: str, which: int, days: int) -> None:
        members = self.memberships()
        last = as_day(self.now) + timedelta(days=days)
        self.attempt(EndMembership(members[which % len(members)].id, last, "ero"), person)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        """A passed deadline completes, skips and approves nothing (9)."""
        before = [task.key for task in self.open_tasks()]
        self.now += timedelta(days=days)
        assert [task.key for task in self.open_tasks()] == before

    @rule(which=st.integers(0, 9))
    def a_program_tries(self, which: int) -> None:
        """Neither the system nor a service completes a task (9)."""
        tasks = self.open_tasks()
        key: Key = tasks[which % len(tasks)].key
        with pytest.raises(NotAllowed):
            self.runner.run(CompleteTask(key), SYSTEM, self.now)
        self.refusals += 1

    # ---- what always holds

    def memberships(self) -> list:
        with self.runner.unit() as unit:
            return unit.memberships.of_bodies(["sihteeristo"])

    def tasks(self) -> list[Task]:
        with self.runner.unit() as unit:
            return unit.tasks.of_case(self.case_id)

    def completed(self, duties: Iterable[str]) -> list[Task]:
        done = (each for each in self.tasks() if each.state is TaskState.COMPLETED)
        return [each for each in done if each.duty in duties]

    @invariant()
    def nobody_signs_off_what_they_prepared(self) -> None:
        """1: neither oneself nor in the name of one who prepared it."""
        if not hasattr(self, "case_id"):
            return
        for sign_off in self.completed(SIGNING_OFF):
            earlier = [e for e in self.completed(PREPARING) if e.key.seq < sign_off.key.seq]
            prepared = {p for e in earlier for p in (e.completed_by, e.on_behalf_of) if p}
            assert not prepared & {sign_off.completed_by, sign_off.on_behalf_of}

    @invariant()
    def preparing_is_the_members_alone(self) -> None:
        """2: on that date, oneself or the one acted for; whatever group the model names."""
        if not hasattr(self, "case_id"):
            return
        members = self.memberships()
        for task in self.completed(PREPARING):
            day, person = as_day(task.ended_at), task.on_behalf_of or task.completed_by
            assert any(each.person_id == person and each.valid(day) for each in members)

    @invariant()
    def nothing_unpresented_is_decided(self) -> None:
        """3: offered to the right ones or the wrong, a model alone brings nothing to a decision."""
        if not hasattr(self, "case_id"):
            return
        assert self.completed({"decide"}) == []

    @invariant()
    def the_disqualified_do_nothing(self) -> None:
        """5: from the moment on."""
        if not hasattr(self, "case_id"):
            return
        for task in self.tasks():
            since = self.barred.get(task.completed_by or "")
            assert since is None or task.ended_at <= since

    @invariant()
    def the_composition_holds(self) -> None:
        """10, 11: no overlaps, one holder a post, the quota after each appointing, an open term."""
        if not hasattr(self, "case_id"):
            return
        members = self.memberships()
        for one in members:
            for other in members:
                if one.id < other.id and one.overlaps(other):
                    assert one.person_id != other.person_id
                    assert one.post_id is None or one.post_id != other.post_id
        with self.runner.unit() as unit:
            assert unit.bodies.get("sihteeristo").term_end is None
        if len(members) == len(APPOINTED) and all(each.end is None for each in members):
            found = quota(members, GENDERS, date(2023, 9, 1))
            assert found.outcome is QuotaOutcome.MET

    @invariant()
    def who_acts_for_another_does_so_visibly(self) -> None:
        """13: whoever has no place of their own is marked as acting for one who has."""
        if not hasattr(self, "case_id"):
            return
        members = self.memberships()
        for task in self.completed({"compile", "submit"}):
            own = [e for e in members if e.person_id == task.completed_by]
            if not any(each.valid(as_day(task.ended_at)) for each in own):
                assert task.on_behalf_of and task.on_behalf_of != task.completed_by

    @invariant()
    def the_log_holds_every_refusal(self) -> None:
        """15: refused attempts are in the chain, and the chain is whole."""
        if not hasattr(self, "case_id"):
            return
        with self.database.reading() as link:
            count = link.connection.exec_driver_sql("SELECT count(*) FROM audit WHERE NOT ok")
            assert count.scalar() == self.refusals
            assert not verify(link.connection)


def test_random_commands_break_no_invariant():
    run_state_machine_as_test(
        Bodies,
        settings=settings(
            max_examples=25,
            stateful_step_count=50,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
