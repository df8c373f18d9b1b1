"""The one place where a command meets the database: open, handle, commit once, or tell why not."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from msgspec import Struct

from engine.commands.jobs import RunJob
from engine.commands.registry import Command, handle
from engine.errors import Conflict, EngineError, NotFound, Unavailable
from engine.model import SYSTEM_CASE, Actor, AuditEvent, Key
from engine.ports import Context, Handler, Outward, Rules
from storage.carriers.port import Carrier
from storage.database import Database
from storage.faults import (
    Stale,
    fate_unknown,
    is_lost,
    is_transient,
    refusal_of,
    unavailable,
)
from storage.repositories.idempotency import Answers, Request
from storage.seen import require_seen
from storage.unit import Unit
from storage.watch import Timed, Told, Watch

ATTEMPTS = 12
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.002, 0.25
Answer = dict[str, Any]


class Errand(Struct, frozen=True):
    """What `Runner.run` was asked for: the command, by whom and when, and how it is watched."""

    command: Command
    context: Context
    request: Request | None
    seen: int | None
    foreseen: Key | None
    told: Told


class Opened:
    """A unit of work for the length of a `with` block; see `Runner.unit`."""

    __slots__ = ("_again", "_unit")

    def __init__(self, unit: Unit, again: bool) -> None:
        self._unit, self._again = unit, again

    def __enter__(self) -> Unit:
        return self._unit

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        broken = error is not None and is_lost(error)
        try:
            if error is not None and broken:
                self._unit.database.forget_idle()
                if self._again or not self._unit.committing:
                    raise Stale("the connection was cut") from error
                raise fate_unknown() from error
        finally:
            self._unit.close(broken=broken)


class Runner:
    """Runs commands against one database. Threads may share it."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        handlers: Mapping[str, Handler] | None = None,
        outward: Mapping[str, Outward] | None = None,
        *,
        carrier: Carrier | None = None,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.database = database
        self.rules = rules
        self.handlers: Mapping[str, Handler] = handlers if handlers is not None else {}
        self.outward: Mapping[str, Outward] = outward if outward is not None else {}
        self.carrier = carrier
        self.wake: Callable[[], None] = lambda: None
        self.watch: Watch | None = None
        self._attempts = attempts
        self._sleep = sleep

    def run(
        self,
        command: Command,
        actor: Actor,
        now: datetime,
        key: str | None = None,
        request_hash: str = "",
        seen: int | None = None,
    ) -> Answer:
        """Handles the command in one transaction and returns its answer (JSON values only).

        `seen`: the revision that the caller has read of what the command changes; Conflict
        (`stale-revision`) where another one holds by now.

        When somebody else was first, all is done again with what is true by then, a bounded
        number of times. The same `key` of the same actor gets the same answer once more; with
        another request it is a Conflict. A refusal is written to the log in a transaction of its
        own and raised (see `engine.errors`); nothing else of it remains. Unavailable when the
        database is away or full: nothing has happened but for `fate-unknown`.
        """
        errand = Errand(
            command,
            Context(actor, now, self.rules, self.handlers),
            None if key is None else Request.of(actor, key, command, request_hash, now),
            seen,
            _foreseen(command),
            Told(command.action, actor.id, command.home),
        )
        if self.watch is None:
            return self._run(errand)
        with Timed(errand.told, self.watch):
            return self._run(errand)

    def _run(self, errand: Errand) -> Answer:
        answer = self._presumed(errand)
        return self._tried(errand) if answer is None else answer

    def _presumed(self, errand: Errand) -> Answer | None:
        """The command done without reading its case, as the process knows it.

        None where the process does not know it, or where anything went wrong: what no longer holds
        may be why, so all is done again by what is read. So nothing may raise after the commit but
        `Unavailable`. See docs/decisions/0013.
        """
        if errand.foreseen is None or not self.database.knows(errand.foreseen):
            return None
        errand.told.attempts = 1
        try:
            return self._once(errand, presumes=True)
        except Unavailable:
            raise
        except Exception:
            return None

    def _tried(self, errand: Errand) -> Answer:
        command, told = errand.command, errand.told
        actor, now = errand.context.actor, errand.context.now
        away: Unavailable | None = None
        for attempt in range(self._attempts):
            told.attempts = attempt + 1
            try:
                return self._once(errand)
            except Unavailable:
                raise
            except EngineError as refusal:
                self.refused(command, actor, now, refusal)
                raise
            except Exception as error:
                broken = refusal_of(error, told.attempts)
                if broken is not None:
                    self.refused(command, actor, now, broken)
                    raise broken from error
                away = unavailable(error)
                if not is_transient(error):
                    raise (away or error) from error
            self._sleep(_pause(attempt))
        if away is not None:
            raise away
        busy = Conflict(
            "too many are changing this at the same time",
            code="busy",
            reason_fi="Moni muuttaa samaa asiaa yhtä aikaa. Yritä hetken päästä uudelleen.",
        )
        with suppress(Exception):  # the log may be just as busy
            self.refused(command, actor, now, busy)
        raise busy

    def _once(self, errand: Errand, *, presumes: bool = False) -> Answer:
        command, context, request = errand.command, errand.context, errand.request
        with self.unit(
            again=request is not None,
            now=context.now,
            foreseen=errand.foreseen,
            presumes=presumes,
        ) as unit:
            if request is not None:
                known = Answers(unit).known(request)
                if known is not None:
                    self._demand_knowing(command, known, context, unit)
                    unit.demand_proof()
                    return known
            try:
                if errand.seen is not None:
                    require_seen(unit, command, errand.seen)
                answer = handle(command, unit, context)
            finally:
                errand.told.about(unit.cases.locked)
            if request is not None:
                Answers(unit).remember(request, answer)
            unit.commit()
        if unit.waiting:
            self.wake()
        return answer

    def _demand_knowing(
        self, command: Command, answer: Answer, context: Context, unit: Unit
    ) -> None:
        """NotFound where the answer's case has become one that the actor may not know of.

        Nothing else is asked again: the answer repeats to its own receiver ids and states, and the
        deed itself may be what ended the right to it, as when somebody hands a task on.
        """
        case_id = command.home or str(answer.get("case_id") or "")
        if not case_id or case_id == SYSTEM_CASE:
            return
        actor, now = context.actor, context.now
        verdict = self.rules.may(actor, "read-case", unit.cases.get(case_id), now, unit)
        if verdict.code == "secret" and not self.rules.may(actor, "read-jobs", None, now, unit):
            raise NotFound(
                "There is no such case, or you may not see it.",
                reason_fi="Asiaa ei löydy, tai sinulla ei ole oikeutta nähdä sitä.",
            )

    def unit(
        self,
        *,
        again: bool = False,
        now: datetime | None = None,
        foreseen: Key | None = None,
        presumes: bool = False,
    ) -> Opened:
        """A unit of work; without `commit` nothing of it remains. Also for reading.

        A connection that was cut is Stale, so that all is done again; but for one cut in the
        commit, whose fate nobody knows: that only if `again` says that twice does no harm.
        """
        return Opened(Unit(self.database, self.carrier, now, foreseen, presumes), again)

    def refused(
        self, command: Command | str, actor: Actor, now: datetime, refusal: EngineError
    ) -> None:
        """Writes a refused attempt to the log. `command` may be the mere name of an action."""
        name = command if isinstance(command, str) else command.action
        case_id = "" if isinstance(command, str) else command.home
        event = AuditEvent(
            case_id=case_id or SYSTEM_CASE,
            action=name,
            at=now,
            actor=actor.id,
            ok=False,
            on_behalf_of=actor.on_behalf_of or "",
            subject="" if isinstance(command, str) else command.subject,
            reason=f"{refusal.code}: {refusal.reason}"[:2000],
            ground=refusal.ground,
            ip=actor.ip,
        )
        self._log(event)

    def _log(self, event: AuditEvent) -> None:
        for attempt in range(self._attempts):
            try:
                with self.unit() as unit:
                    unit.audit.add(event)
                    unit.commit()
                return
            except Exception as error:
                if not is_transient(error) or attempt == self._attempts - 1:
                    raise
            self._sleep(_pause(attempt))


def _foreseen(command: Command) -> Key | None:
    """The task or job that the command will ask for."""
    wanted = command.key if isinstance(command, RunJob) else getattr(command, "task", None)
    return wanted if isinstance(wanted, Key) else None


def _pause(attempt: int) -> float:
    """Seconds before the next attempt: exponential, with full jitter."""
    longest = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2**attempt)
    return random.uniform(longest / 4, longest)
