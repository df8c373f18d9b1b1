"""How instances begin: by a command, a message, a signal or a timer of a definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from msgspec.structs import replace as changed

from engine.commands.steps import advance
from engine.definitions.linking import waiting_events
from engine.definitions.model import Models
from engine.errors import InvalidInput
from engine.feel.json import AS_IT_IS, from_json
from engine.lookalikes import demand_one_script
from engine.model import (
    SYSTEM_CASE,
    Case,
    CaseState,
    Definition,
    Instance,
    InstanceState,
    Job,
    JobKind,
    JobState,
    Key,
)
from engine.ports import Context, UnitOfWork
from engine.runtime.commands import StartInstance
from engine.runtime.timers import Schedule, following, start_schedule

PREFIX = "VN"


def new_case(
    uow: UnitOfWork,
    context: Context,
    title: str,
    *,
    number: str = "",
    prefix: str = PREFIX,
    **more: Any,
) -> Case:
    """A new open case with a number of its own, locked; Conflict when the number is taken.

    InvalidInput where a word of its title passes for another.
    """
    for name, text in (("title", title), *more.items()):
        if name.startswith("title"):
            demand_one_script(text, name)
    case_id = str(uuid4())
    if not number:
        year = context.now.year
        number = f"{prefix}/{uow.numbers.next(f'{prefix}/{year}')}/{year}"
    else:
        _reserve(uow, number)
    uow.numbers.take(number, "case", case_id, context.now)
    more["business_key"] = more.get("business_key") or number
    case = Case(case_id, number, title, CaseState.OPEN, 0, context.now, **more)
    uow.cases.add(case)
    return case


def _reserve(uow: UnitOfWork, number: str) -> None:
    """A number given from outside (`VN/24670/2023`) is passed over by its series."""
    prefix, _, rest = number.partition("/")
    running, _, year = rest.partition("/")
    if running.isdecimal() and year.isdecimal() and len(running) < 9:
        uow.numbers.reserve(f"{prefix}/{year}", int(running))


def begin(
    uow: UnitOfWork,
    context: Context,
    case: Case,
    definition: Definition,
    variables: Mapping[str, Any],
    *,
    element: str | None = None,
    event: str = "",
    business_key: str = "",
) -> Instance:
    """A new root instance of the definition in the locked case; `event`: what came to `element`."""
    business_key = business_key or case.business_key
    variables = context.rules.first_variables(case, _needs(uow, definition), variables)
    instance = Instance(
        key=Key(case.id, uow.cases.next_seq()),
        definition_key=definition.key,
        definition_version=definition.version,
        state=InstanceState.ACTIVE,
        blob=b"",
        started_at=context.now,
        business_key=business_key,
    )
    command = StartInstance(
        definition.key, variables, business_key or None, definition.version, element,
        _trigger(uow, definition, element, event), starter=context.actor.person_id,
    )  # fmt: skip
    advance(uow, context, case, instance, command)
    return uow.instances.get(instance.key)


def _needs(uow: UnitOfWork, definition: Definition) -> Sequence[str]:
    """The variables without which the process must not begin: `paatos:needs`."""
    process = uow.definitions.library().process(definition.key, definition.version)
    return process.extensions.get("paatos:needs", "").split() if process is not None else ()


def _trigger(uow: UnitOfWork, definition: Definition, element: str | None, event: str) -> int:
    """Which of the events of the element that message or signal is."""
    process = uow.definitions.library().process(definition.key, definition.version)
    node = process.root.by_id.get(element or "") if process is not None and event else None
    events = waiting_events(node) if node is not None else []
    return next((i for i, one in enumerate(events) if one.name == event), 0)


def start_effect(definition_key: str, element: str) -> str:
    return f"start:{definition_key}:{element}"


def schedule_starts(uow: UnitOfWork, models: Models, now: datetime) -> None:
    """Timer starts of the new versions as jobs of the system's case, instead of the old ones."""
    system = Key(SYSTEM_CASE, 0)
    for start in models.starts:
        if start.event.timer is None:
            continue
        effect = start_effect(start.process, start.element)
        uow.jobs.clear(system, effect)
        schedule = start_schedule(start, now)
        if schedule is None:
            continue
        job = Job(
            key=Key(SYSTEM_CASE, uow.cases.next_seq()),
            kind=JobKind.START_TIMER,
            effect=effect,
            due_at=schedule.due,
            topic=start.process,
            element_id=start.element,
            payload=kept(schedule),
            created_at=now,
        )
        uow.jobs.add(job)


def kept(schedule: Schedule) -> dict[str, Any]:
    """A schedule as JSON; its next due time is the job's own."""
    moments = {"anchor": schedule.anchor, "end": schedule.end}
    return {
        "left": schedule.left,
        "interval": schedule.interval,
        "count": schedule.count,
        **{name: moment.isoformat() for name, moment in moments.items() if moment is not None},
    }


def next_turn(job: Job, now: datetime) -> Job | None:
    """The job of a cyclic start, moved to its next turn; None after the last."""
    p = job.payload
    anchor, end = (_moment(p.get(name)) for name in ("anchor", "end"))
    turn = Schedule(job.due_at, p["left"], p["interval"], anchor, p["count"], end)
    after = following(turn, now)
    if after is None:
        return None
    return changed(
        job, due_at=after.due, payload=kept(after), state=JobState.SCHEDULED, attempts=0, error="",
        lease_owner="", lease_until=None,
    )  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def plain(variables: Mapping[str, Any], what: str = "variables") -> dict[str, Any]:
    """The variables, with FEEL values that came as JSON restored.

    InvalidInput for odd names and for values that say nothing.
    """
    found = {}
    for name, value in variables.items():
        if not isinstance(name, str) or not 1 <= len(name) <= 200:
            raise InvalidInput(f"a name in {what} has 1 to 200 characters", code="invalid-name")
        try:
            found[name] = value if type(value) in AS_IT_IS else from_json(value)
        except ValueError as error:
            raise InvalidInput(
                f"the value of {name} in {what} cannot be read: {error}", code="invalid-value"
            ) from error
    return found
