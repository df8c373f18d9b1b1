"""What the core asks of its surroundings: a unit of work over one case, rules, and handlers.

A unit of work reads from one consistent snapshot and gathers what is to be written; `storage.run`
commits it once. Reading one's own writes works for what was got, added or saved through the
repositories below. One unit writes one case: the one it has locked or added.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from engine.model import (
    Activity,
    ActivityState,
    Actor,
    AuditEvent,
    Case,
    DecisionEvaluation,
    Definition,
    DefinitionKind,
    Deployment,
    Draft,
    Incident,
    Instance,
    Job,
    Key,
    Party,
    StartSubscription,
    Subscription,
    SubscriptionKind,
    Task,
    Verdict,
)


class Cases(Protocol):
    """The matters."""

    def get(self, case_id: str) -> Case:
        """NotFound when there is none."""

    def lock(self, case_id: str, revision: int | None = None) -> Case:
        """The case this unit writes; Conflict when `revision` is given and is no longer so."""

    def add(self, case: Case) -> None:
        """A new case, locked; Conflict at commit when its number is taken."""

    def save(self, case: Case) -> None:
        """Title, state, properties …; the revision grows by itself."""

    def bind(self, case_id: str, role: str, parties: Sequence[Party]) -> None:
        """Who plays a role in the case, instead of those before."""

    def next_seq(self) -> int:
        """The next sequence number in the locked case; never given twice."""


class Instances(Protocol):
    """The runs of process definitions in a case."""

    def get(self, key: Key) -> Instance:
        """NotFound when there is none."""

    def add(self, instance: Instance) -> None: ...

    def save(self, instance: Instance) -> None: ...

    def of_case(self, case_id: str) -> list[Instance]:
        """All of the case, the oldest first."""

    def of_definition(self, key: str, version: int) -> list[Key]:
        """Those that still run on that version."""


class Tasks(Protocol):
    """The user tasks and the drafts typed into them."""

    def get(self, key: Key) -> Task:
        """NotFound when there is none."""

    def add(self, task: Task) -> None: ...

    def save(self, task: Task) -> None: ...

    def by_token(self, instance: Key, token: int) -> Task | None:
        """The open task of a token."""

    def new(self) -> list[Task]:
        """What this unit of work has added."""

    def open_of_case(self, case_id: str) -> list[Task]: ...

    def of_case(self, case_id: str) -> list[Task]:
        """All of the case, the oldest first: who prepared what is read from here."""


class Drafts(Protocol):
    def get(self, task: Key, person_id: str) -> Draft | None: ...

    def put(self, draft: Draft) -> None: ...

    def clear(self, task: Key) -> None:
        """All drafts of the task."""


class Jobs(Protocol):
    """The outbox: what must happen later, or outside, or in another case."""

    def get(self, key: Key) -> Job | None:
        """None when it has been done: a vanished job is normal."""

    def add(self, job: Job) -> None: ...

    def save(self, job: Job) -> None: ...

    def done(self, job: Job) -> None:
        """Deletes the row in this commit; Conflict at commit when it was gone already."""

    def by_effect(self, case_id: str, effect: str) -> Job | None:
        """The job of that effect, if it has not been done yet."""

    def clear(self, instance: Key, effect: str) -> None:
        """Takes back what has not happened yet (a timer that is no longer wanted)."""

    def wake_message(self, name: str, now: datetime) -> None:
        """Messages of that name that found nobody are tried again at once."""

    def of_instance(self, instance: Key) -> list[Job]: ...


class Subscriptions(Protocol):
    def add(self, subscription: Subscription) -> None: ...

    def remove(self, instance: Key, token: int) -> None: ...

    def remove_all(self, instance: Key) -> None: ...

    def rename(
        self, instance: Key, tokens: frozenset[int], names: Mapping[str, str]
    ) -> None:
        """Of those tokens, element ids that changed: old → new."""

    def waiting(
        self,
        kind: SubscriptionKind,
        name: str,
        *,
        case_id: str = "",
        business_key: str = "",
        correlation: str = "",
        limit: int = 100,
    ) -> list[Subscription]:
        """Who waits for it, in any case; empty filters match all."""


class Incidents(Protocol):
    def get(self, key: Key) -> Incident:
        """NotFound when there is none."""

    def add(self, incident: Incident) -> None: ...

    def save(self, incident: Incident) -> None: ...

    def open_of_instance(self, instance: Key) -> list[Incident]: ...

    def open_of_job(self, job: Key) -> list[Incident]: ...


class Definitions(Protocol):
    """Deployments, their files byte for byte, and the versions they made."""

    def find(self, kind: DefinitionKind, key: str, version: int | None = None) -> Definition | None:
        """That version, or the latest; None when there is none."""

    def get(self, kind: DefinitionKind, key: str, version: int | None = None) -> Definition:
        """That version, or the latest; NotFound when there is none."""

    def library(self) -> Any:
        """All deployed models as `engine.runtime.definitions.Definitions`, parsed once."""

    def latest(self, name: str) -> Deployment | None:
        """The latest deployment of the package of that name."""

    def deployment(self, deployment_id: str) -> Deployment | None:
        """That deployment, None when there is none."""

    def deploy(
        self,
        deployment: Deployment,
        files: Mapping[str, bytes],
        definitions: Sequence[Definition],
        starts: Sequence[StartSubscription],
    ) -> None: ...

    def next_version(self, kind: DefinitionKind, key: str) -> int: ...

    def files(self, deployment_id: str) -> dict[str, bytes]: ...

    def form(self, definition: Definition, form_key: str) -> bytes | None:
        """The form's schema: from the definition's own package, else the latest deployed."""

    def starts(self, kind: str, name: str = "") -> list[StartSubscription]:
        """The latest versions that start on the message, signal or timer of that name."""


class History(Protocol):
    def add(self, activity: Activity) -> None: ...

    def end(
        self, instance: Key, token: int, element_id: str, state: ActivityState, at: datetime
    ) -> None: ...

    def decided(self, evaluation: DecisionEvaluation) -> None: ...

    def rename(self, instance: Key, process: str, names: Mapping[str, str]) -> None:
        """Of what is open in a process of the instance, element ids that changed: old → new."""


class Audit(Protocol):
    def add(self, event: AuditEvent) -> None:
        """Appended to its case's chain at commit; seq and hashes are filled in there."""


class Numbers(Protocol):
    """Number series: unique, never reused; a draft burns none."""

    def next(self, series: str) -> int:
        """The next number, held until the commit; a rollback gives it back unseen."""

    def reserve(self, series: str, number: int) -> None:
        """The series goes on above `number`."""

    def take(self, text: str, kind: str, case_id: str, at: datetime) -> None:
        """Registers a number for good (`kind`: case, document, other); Conflict when taken."""


class UnitOfWork(Protocol):
    """One command's view of the world; the domain adds its own nouns in `processes/ports.py`."""

    @property
    def cases(self) -> Cases: ...
    @property
    def instances(self) -> Instances: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def incidents(self) -> Incidents: ...
    @property
    def definitions(self) -> Definitions: ...
    @property
    def history(self) -> History: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def numbers(self) -> Numbers: ...


class Rules(Protocol):
    """The domain's word on each action, injected; `processes/rules.py` implements it."""

    def may(
        self, actor: Actor, action: str, subject: Task | Case | None, now: datetime, uow: Any
    ) -> Verdict:
        """May the actor do `action` (`claim`, `complete`, `start-case` …) to the subject now?"""

    def candidates(self, group: str, case: Case, now: datetime, uow: Any) -> Sequence[str]:
        """The persons who are the candidate group of the case on that date."""

    def staff(self, case: Case | None, now: datetime, uow: Any) -> Any:
        """Who there is to do tasks, for the check of a model: `soundness.staffing.Staff`.

        With a case, those whom its roles are bound to on that date.
        """

    def before_complete(
        self,
        actor: Actor,
        task: Task,
        case: Case,
        variables: Mapping[str, Any],
        now: datetime,
        uow: Any,
    ) -> Mapping[str, Any]:
        """Raises what forbids the completion; returns the variables that go into the process.

        `may` has allowed it, unless the actor is the system; the actor stands in for whom it said.
        """

    def after_complete(
        self,
        actor: Actor,
        task: Task,
        case: Case,
        variables: Mapping[str, Any],
        now: datetime,
        uow: Any,
    ) -> None:
        """The domain's own effects of a completed task, in the same commit."""

    def task_opened(self, task: Task, case: Case, now: datetime, uow: Any) -> None:
        """A task was offered: notices and the like, as jobs in the same commit."""

    def instance_ended(self, instance: Instance, case: Case, now: datetime, uow: Any) -> None:
        """A root instance came to its end."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a service task, send task or the like asks a handler to do."""

    key: Key
    topic: str
    token: int
    element_id: str
    attempts: int = 0
    properties: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class HandlerContext:
    """All that a handler of service work may see; what it returns become variables.

    `uow` is the unit that commits the effect: no network calls here, they are jobs of kind
    `mail` or `effect`. `work.key` serves as an idempotency key outside.
    """

    uow: Any
    case: Case
    work: Work
    variables: Mapping[str, Any]
    now: datetime
    actor: Actor
    rules: Rules | None = None

    def as_context(self) -> Context:
        """For what a handler does by the functions of commands, as the system."""
        assert self.rules is not None
        return Context(self.actor, self.now, self.rules, {})


class BusinessError(Exception):
    """A handler reports a BPMN error, for the model's boundary events to catch."""

    def __init__(
        self, code: str, message: str = "", variables: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message or code)
        self.code = code
        self.message = message
        self.variables: Mapping[str, Any] = variables or {}


class Handler(Protocol):
    def __call__(self, context: HandlerContext, /) -> Mapping[str, Any]: ...


class Outward(Protocol):
    """Does something outside of the database: no transaction is open while it is done.

    `prepare` reads, inside a snapshot, all that is needed; what it returns acts, at least once: a
    worker that dies before it has told so is followed by another. `work.key` names the effect for
    good. Raises OutwardFailed, here or in acting, to say whether trying again can help.
    """

    def prepare(self, context: HandlerContext, /) -> Callable[[], object]: ...


class OutwardFailed(Exception):
    """The effect did not happen; `permanent` means that trying again will not help."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class Context:
    """Beside the command and the unit of work, all that a command's function may use."""

    actor: Actor
    now: datetime
    rules: Rules
    handlers: Mapping[str, Handler]
