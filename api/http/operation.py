"""One HTTP operation: its place, its schemas and the view that turns a call into an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from marshmallow import Schema

from engine.errors import EngineError, NotAllowed, NotFound

if TYPE_CHECKING:
    from api.identity.sessions import Caller
    from api.wiring import Application
    from engine.model import Actor

SchemaClass = type[Schema]


@dataclass(slots=True)
class Call:
    """What a view gets: who asks, when, and the checked input."""

    app: Application
    actor: Actor
    now: datetime
    args: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    revision: int | None = None
    idempotency_key: str | None = None
    request_hash: str = ""
    caller: Caller | None = None

    def run(self, command: Any) -> Any:
        """Run one command as the caller, in one transaction, once for each idempotency key.

        A revision that the caller has seen is compared: by the command, else by the runner.
        """
        own = hasattr(command, "revision") or hasattr(command, "based_on")
        seen = None if own else self.revision
        try:
            return self.app.run(
                command, self.actor, self.now, self.idempotency_key, self.request_hash, seen
            )
        except EngineError as refusal:
            refusal.logged = True  # by the runner, with the command's own case
            raise

    def may(self, action: str) -> None:
        """NotAllowed, with the reason and ground, unless the table opens the action to me."""
        with self.app.runner.unit() as uow:
            verdict = self.app.runner.rules.may(self.actor, action, None, self.now, uow)
        if not verdict:
            raise NotAllowed(
                verdict.reason, reason_fi=verdict.reason_fi, ground=verdict.ground,
                code=verdict.code,
            )  # fmt: skip

    @property
    def today(self) -> date:
        """The day of the call in the installation's zone: rights are valid by date."""
        return self.now.astimezone(ZoneInfo(self.app.settings.zone)).date()

    def missing(self, what: str, what_fi: str) -> NotFound:
        """There is no such thing, or the caller may not know of it."""
        return NotFound(
            f"There is no such {what}, or you may not see it.",
            reason_fi=f"{what_fi} ei löydy, tai sinulla ei ole oikeutta nähdä sitä.",
        )


@dataclass(frozen=True, slots=True)
class Binary:
    """An answer that is a file."""

    content: bytes
    media_type: str
    filename: str
    inline: bool = False
    etag: str = ""


View = Callable[[Call], Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """A method and a path with everything that OpenAPI says of them.

    `public`: open without signing in. `interactive`: for people, never for a program's token.
    """

    method: str
    path: str
    view: View
    summary: str
    tag: str
    answer: SchemaClass | None = None
    query: SchemaClass | None = None
    body: SchemaClass | None = None
    status: int = 200
    paged: bool = False
    revision: bool = False
    media_type: str = "application/json"
    public: bool = False
    interactive: bool = False
    uploads: bool = False

    @property
    def name(self) -> str:
        """The operation's id, unique in the document: the view's own name."""
        return self.view.__name__


class Resource:
    """The operations on one noun; the modules of `views` each make one."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.operations: list[Operation] = []

    def _add(self, method: str, path: str, **what: Any) -> Callable[[View], View]:
        def take(view: View) -> View:
            summary = (view.__doc__ or view.__name__).strip().splitlines()[0]
            self.operations.append(
                Operation(
                    method=method, path=path, view=view, summary=summary, tag=self.tag, **what
                )
            )
            return view

        return take

    def get(self, path: str, **what: Any) -> Callable[[View], View]:
        """A read."""
        return self._add("GET", path, **what)

    def post(self, path: str, **what: Any) -> Callable[[View], View]:
        """A command that makes something or acts; takes an Idempotency-Key."""
        return self._add("POST", path, **what)

    def put(self, path: str, **what: Any) -> Callable[[View], View]:
        """A write that replaces."""
        return self._add("PUT", path, **what)

    def patch(self, path: str, **what: Any) -> Callable[[View], View]:
        """A write that changes parts."""
        return self._add("PATCH", path, **what)

    def delete(self, path: str, **what: Any) -> Callable[[View], View]:
        """A write that takes away."""
        return self._add("DELETE", path, **what)
