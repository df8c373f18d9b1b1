"""The nouns of a running case: immutable values, no behaviour of storage or of the web.

Keys: a case has a random UUID (text); what belongs to a case has `(case_id, seq)`, where `seq`
counts within the case. The system's own things (deployments, start timers) belong to the case
`SYSTEM_CASE`, so that one rule holds for all: one transaction writes one case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

SYSTEM_CASE = "00000000-0000-0000-0000-000000000000"


class Key(NamedTuple):
    """Address of something that belongs to a case; written as `<case_id>.<seq>`."""

    case_id: str
    seq: int

    def __str__(self) -> str:
        return f"{self.case_id}.{self.seq}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """Reads `<case_id>.<seq>`; ValueError when it is not of that form."""
        case_id, dot, seq = text.partition(".")
        if not dot or len(case_id) != 36 or not (seq.isascii() and seq.isdigit()):
            raise ValueError(f"not a key: {text[:60]!r}")
        if len(seq) > 9:
            raise ValueError(f"not a key: {text[:60]!r}")
        return cls(case_id, int(seq))


class ActorKind(StrEnum):
    PERSON = "person"
    SYSTEM = "system"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person (perhaps on behalf of another), a service with a token, or the system.

    `on_behalf_of` is the person in whose place the actor acts (delegation, substitution) and
    `mandate` its source. `grants` are administrative rights (`deploy`, `operate`, `admin` …);
    authority over cases never comes from them but from posts and memberships.
    """

    person_id: str | None = None
    kind: ActorKind = ActorKind.PERSON
    on_behalf_of: str | None = None
    mandate: str = ""
    name: str = ""
    grants: frozenset[str] = frozenset()
    ip: str = ""

    @property
    def id(self) -> str:
        if self.kind is ActorKind.SERVICE and self.name:
            return f"service:{self.name}"
        return self.person_id or self.kind.value

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM


SYSTEM = Actor(kind=ActorKind.SYSTEM, name="system")


class CaseState(StrEnum):
    """open → closed (ended) | cancelled (called off with a reason)."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class InstanceState(StrEnum):
    """active ⇄ suspended; active → completed | cancelled."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class TaskState(StrEnum):
    """offered ⇄ claimed; either → completed (done) | closed (the model moved on without it)."""

    OFFERED = "offered"
    CLAIMED = "claimed"
    COMPLETED = "completed"
    CLOSED = "closed"


class JobKind(StrEnum):
    TIMER = "timer"
    WORK = "work"
    MESSAGE = "message"
    SIGNAL = "signal"
    MAIL = "mail"
    DOCUMENT = "document"
    START_TIMER = "start-timer"
    EFFECT = "effect"


class JobState(StrEnum):
    """scheduled → running → gone (done, in the commit of its effect) | retrying → … | failed."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    RETRYING = "retrying"
    FAILED = "failed"
    SUSPENDED = "suspended"


class SubscriptionKind(StrEnum):
    MESSAGE = "message"
    SIGNAL = "signal"


class IncidentState(StrEnum):
    OPEN = "open"
    RESOLVED = "resolved"


class DefinitionKind(StrEnum):
    PROCESS = "process"
    DECISION = "decision"
    FORM = "form"


class ActivityState(StrEnum):
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class PartyKind(StrEnum):
    BODY = "body"
    ORGANIZATION = "organization"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Party:
    """A body, an organization or a person that plays a role in a case."""

    kind: PartyKind
    id: str


@dataclass(frozen=True, slots=True)
class Case:
    """A matter. `revision` grows by one with each command that changed anything in the case."""

    id: str
    number: str
    title: str
    state: CaseState
    revision: int
    created_at: datetime
    title_sv: str = ""
    title_en: str = ""
    business_key: str = ""
    project_number: str = ""
    register: str = ""
    publicity: str = "PUBLIC"
    secrecy_ground: str = ""
    language: str = "fi"
    closed_at: datetime | None = None
    close_reason: str = ""
    roles: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instance:
    """One run of a process definition in a case; `blob` is the runtime's encoded state."""

    key: Key
    definition_key: str
    definition_version: int
    state: InstanceState
    blob: bytes
    started_at: datetime
    ended_at: datetime | None = None
    end_reason: str = ""
    business_key: str = ""
    parent_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A user task reached in one case and offered to somebody.

    `due` is the nominal due time, `effective_due` what holds after the policy of its basis
    (`due_reason` says why they differ, by language). `claimant` is who holds it; `assignee` whom
    the model named; `delegated_*` who acts for the claimant, until when, and by what source.
    """

    key: Key
    instance_seq: int
    token: int
    element_id: str
    name: str
    state: TaskState
    opened_at: datetime
    assignee: str | None = None
    claimant: str | None = None
    candidate_groups: tuple[str, ...] = ()
    candidate_users: tuple[str, ...] = ()
    name_sv: str = ""
    name_en: str = ""
    duty: str = ""
    document: str = ""
    lane: str = ""
    form_key: str = ""
    priority: int = 50
    due: datetime | None = None
    effective_due: datetime | None = None
    due_basis: str = ""
    due_reason: Mapping[str, str] = field(default_factory=dict)
    follow_up: datetime | None = None
    delegated_to: str | None = None
    delegated_until: datetime | None = None
    delegation_source: str = ""
    claimed_at: datetime | None = None
    ended_at: datetime | None = None
    completed_by: str | None = None
    on_behalf_of: str | None = None
    outcome: str = ""
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state in (TaskState.OFFERED, TaskState.CLAIMED)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has typed into a task's form and not yet sent."""

    task: Key
    person_id: str
    data: Mapping[str, Any]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """A durable deferred effect, written in the transaction that caused it.

    `effect` is unique within the case: the same effect is never enqueued twice. A job that has
    been done is gone: its row is deleted in the commit of its effect.
    """

    key: Key
    kind: JobKind
    effect: str
    due_at: datetime
    state: JobState = JobState.SCHEDULED
    instance_seq: int | None = None
    token: int = 0
    element_id: str = ""
    topic: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
    priority: int = 50
    attempts: int = 0
    max_attempts: int = 5
    error: str = ""
    lease_owner: str = ""
    lease_until: datetime | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A running instance waits for a message or a signal."""

    key: Key
    kind: SubscriptionKind
    name: str
    instance_seq: int
    token: int
    element_id: str = ""
    business_key: str = ""
    correlation: str = ""


@dataclass(frozen=True, slots=True)
class StartSubscription:
    """A definition starts a new instance on a message, a signal or a timer (latest version)."""

    definition_key: str
    definition_version: int
    kind: str
    name: str
    element_id: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Something stands still and needs an administrator."""

    key: Key
    kind: str
    message: str
    raised_at: datetime
    state: IncidentState = IncidentState.OPEN
    instance_seq: int | None = None
    token: int = 0
    element_id: str = ""
    job_seq: int | None = None
    resolved_at: datetime | None = None
    resolved_by: str = ""


@dataclass(frozen=True, slots=True)
class Deployment:
    """A package of model files, kept byte for byte; `hash` is over all paths and bytes."""

    id: str
    name: str
    hash: str
    deployed_at: datetime
    deployed_by: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """An immutable version of a process, a decision or a form."""

    kind: DefinitionKind
    key: str
    version: int
    deployment_id: str
    path: str
    name: str = ""
    name_sv: str = ""
    name_en: str = ""
    version_tag: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """History: one activation of a BPMN element."""

    key: Key
    instance_seq: int
    token: int
    element_id: str
    element_type: str
    name: str
    state: ActivityState
    started_at: datetime
    ended_at: datetime | None = None
    process: str = ""  # whose model the element is in: a called one's, or the instance's own


@dataclass(frozen=True, slots=True)
class DecisionEvaluation:
    """A decision was evaluated: what went in, which rules held, what came out.

    `record` is the whole of it for those who ask why (`engine.dmn.record`).
    """

    key: Key
    decision_id: str
    evaluated_at: datetime
    instance_seq: int | None = None
    element_id: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    outputs: Any = None
    rules: tuple[str, ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One line of the append-only log; `ok` is false for an attempt that was refused."""

    case_id: str
    action: str
    at: datetime
    actor: str
    ok: bool = True
    on_behalf_of: str = ""
    subject: str = ""
    reason: str = ""
    ground: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    ip: str = ""
    seq: int = 0
    prev_hash: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Answer to: may this actor do this, to this, on this date?

    Where someone may act for another, `on_behalf_of` is the principal, `mandate` the source and
    `mark` what stands beside the name ("sij.", "valt.").
    """

    allowed: bool
    reason: str = ""
    reason_fi: str = ""
    ground: str = ""
    code: str = "not-allowed"
    on_behalf_of: str = ""
    mandate: str = ""
    mark: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)
