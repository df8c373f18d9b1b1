"""A slow, small token game over trees of blocks, by the standard's words and nothing else.

What is open in a scope is a list; what follows a block is a function. A scope is over when no path
is left in it; what stops a scope empties its lists.

A block is a tuple: ("task", id), ("catch", id, signal), ("row", [blocks]), ("exclusive" |
"parallel" | "inclusive", [blocks]), ("loop", block), ("fail", id) and ("stop", id): a task after
which choice 1 throws an error or ends the scope, ("border", host, signal, interrupting, branch),
("sub", body, handlers, guard): handlers are (signal, interrupting, block), guard a block or None
for what follows an error, "" for a sub-process that catches none; ("call", body, handlers, guard):
the same in a process of its own; ("race", [(signal, block)]): the first of several; ("many",
number, enough, sequential, body, handlers, guard): that many instances, of which so many are
enough. A signal that is a number is a timer of so many hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.properties.token_places import After, Alarm, Block, Border, Ring, Scope, Then, Waiting


class TokenGame:
    """One case; `pick` is the choice that all conditions of a step look at."""

    def __init__(self, body: Block, handlers: list[Any], pick: int) -> None:
        self.pick, self.ended, self.last, self.hour = pick, False, 0, 0
        self.alarms: list[Alarm] = []
        self.root = Scope(None, self._end, handlers, "")
        self._listen(self.root)
        self.enter(body, self.root, self.root.path_ends)

    def _end(self) -> None:
        self.ended = True

    # ---- blocks

    def enter(self, block: Block, scope: Scope, then: Then, borders: tuple[Any, ...] = ()) -> None:
        kind, *content = block
        getattr(self, f"_{kind}")(scope, then, borders, *content)

    def _task(self, scope: Scope, then: Then, borders: Any, key: str, signal: str = "") -> None:
        here = Waiting(key, then, signal)
        here.borders = [self._made(scope, then, here, *border) for border in borders]
        scope.waiting.append(here)
        self.last += 1
        here.number = self.last

        def is_set() -> bool:
            return here in scope.waiting and scope in self._scopes()

        def ring(after: After) -> None:
            scope.waiting.remove(here)
            after.append((scope, then))

        self._alarm(signal, is_set, ring)
        for border in here.borders:
            self._border_alarm(border, is_set)

    def _alarm(self, signal: str, is_set: Callable[[], bool], ring: Ring) -> None:
        if signal.isdigit():
            self.last += 1
            self.alarms.append(Alarm(self.hour + int(signal), self.last, is_set, ring))

    def _border_alarm(self, border: Border, is_set: Callable[[], bool]) -> None:
        def ring(after: After) -> None:
            border.stop()
            after.append((border.scope, border.follow))

        self._alarm(border.signal, is_set, ring)

    def _listen(self, scope: Scope) -> None:
        """The timers on the border of a scope, then those of its handlers."""
        for border in scope.borders:
            self._border_alarm(border, lambda: scope in self._scopes())
        for handler in scope.handlers:
            self._handler_alarm(scope, handler)

    def _handler_alarm(self, scope: Scope, handler: Any) -> None:
        signal, stops, block = handler

        def is_set() -> bool:
            return scope in self._scopes() and any(one is handler for one in scope.handlers)

        self._alarm(signal, is_set, lambda after: self._handle(scope, stops, block, after))

    _catch = _task

    def _border(self, scope: Scope, then: Then, borders: Any, host: Block, *border: Any) -> None:
        self.enter(host, scope, then, (border, *borders))

    def _made(
        self,
        scope: Scope,
        then: Then,
        host: Any,
        signal: str,
        stops: bool,
        branch: Block | None,
    ) -> Border:
        """One that stops its host leads on to what follows the host; another one to an end."""

        def stop() -> None:
            if stops:
                (scope.inner if isinstance(host, Scope) else scope.waiting).remove(host)
            else:
                scope.paths += 1

        def follow() -> None:
            after = then if stops else scope.path_ends
            if branch is None:
                after()
            else:
                self.enter(branch, scope, after)

        return Border(scope, signal, stops, stop, follow)

    def _row(self, scope: Scope, then: Then, borders: Any, blocks: list[Block]) -> None:
        first, *rest = blocks
        self.enter(first, scope, (lambda: self._row(scope, then, (), rest)) if rest else then)

    def _exclusive(self, scope: Scope, then: Then, borders: Any, blocks: list[Block]) -> None:
        self.enter(blocks[self.pick % len(blocks)], scope, then)

    def _parallel(self, scope: Scope, then: Then, borders: Any, blocks: list[Block]) -> None:
        missing = [len(blocks)]
        scope.paths += len(blocks) - 1

        def arrive() -> None:
            missing[0] -= 1
            if missing[0]:
                scope.paths -= 1
            else:
                then()

        for block in blocks:
            self.enter(block, scope, arrive)

    def _inclusive(self, scope: Scope, then: Then, borders: Any, blocks: list[Block]) -> None:
        pick, number = self.pick, len(blocks)
        self._parallel(
            scope, then, (), [b for i, b in enumerate(blocks) if not pick or pick % number != i]
        )

    def _loop(self, scope: Scope, then: Then, borders: Any, block: Block) -> None:
        def again() -> None:
            if self.pick:
                self.enter(block, scope, again)
            else:
                then()

        self.enter(block, scope, again)

    def _fail(self, scope: Scope, then: Then, borders: Any, key: str) -> None:
        self._task(scope, lambda: self._throw(scope) if self.pick == 1 else then(), borders, key)

    def _throw(self, scope: Scope) -> None:
        while scope.guard == "":
            assert scope.around is not None
            scope = scope.around
        scope.empty()
        assert scope.around is not None
        scope.around.inner.remove(scope)
        if scope.guard is None:
            scope.then()
        else:
            self.enter(scope.guard, scope.around, scope.then)

    def _stop(self, scope: Scope, then: Then, borders: Any, key: str) -> None:
        self._task(scope, lambda: scope.over() if self.pick == 1 else then(), borders, key)

    def _sub(
        self, scope: Scope, then: Then, borders: Any, body: Block, handlers: Any, guard: Any
    ) -> None:
        inside = self._open(scope, then, borders, handlers, guard)
        self.enter(body, inside, inside.path_ends)

    _call = _sub

    def _race(self, scope: Scope, then: Then, borders: Any, ways: list[tuple[str, Block]]) -> None:
        here = Waiting("", then, "race")
        here.ways = ways
        scope.waiting.append(here)
        self.last += 1
        here.number = self.last
        for signal, block in ways:
            self._alarm(
                signal,
                lambda: here in scope.waiting and scope in self._scopes(),
                lambda after, block=block: self._won(scope, here, block, after),  # type: ignore[misc]
            )

    def _won(self, scope: Scope, race: Waiting, block: Block, after: After) -> None:
        scope.waiting.remove(race)
        after.append((scope, lambda: self.enter(block, scope, race.then)))

    def _many(
        self,
        scope: Scope,
        then: Then,
        borders: Any,
        number: int,
        enough: int,
        sequential: bool,
        body: Block,
        handlers: Any,
        guard: Any,
    ) -> None:
        """Instances inside a scope of their own, which is over when so many are done."""
        whole = self._open(scope, then, borders, (), guard)
        done = [0]

        def instance() -> None:
            inside = self._open(whole, finished, (), handlers, "")
            self.enter(body, inside, inside.path_ends)

        def finished() -> None:
            done[0] += 1
            if done[0] == enough:
                whole.over()
            elif sequential:
                instance()

        for _ in range(1 if sequential else number):
            instance()

    def _open(self, scope: Scope, then: Then, borders: Any, handlers: Any, guard: Any) -> Scope:
        inside = Scope(scope, then, handlers, guard)
        inside.borders = [self._made(scope, then, inside, *border) for border in borders]
        scope.inner.append(inside)
        self.last += 1
        inside.number = self.last
        self._listen(inside)
        return inside

    # ---- what happens

    def open(self) -> Counter[str]:
        return Counter(w.key for s in self._scopes() for w in s.waiting if not w.signal)

    def _scopes(self) -> list[Scope]:
        found, todo = [], [self.root]
        while todo:
            scope = todo.pop(0)
            found.append(scope)
            todo += scope.inner
        return found

    def complete(self, key: str, pick: int) -> None:
        """The task of that id that has waited longest."""
        self.pick = pick
        found = [(s, w) for s in self._scopes() for w in s.waiting if w.key == key]
        scope, task = min(found, key=lambda pair: pair[1].number)
        scope.waiting.remove(task)
        task.then()

    def signal(self, name: str, pick: int) -> None:
        """To all that wait for it, the oldest first, as far as nothing has stopped them yet.

        What is around something is older than it. What follows happens when all have heard it,
        unless something before it has ended the scope.
        """
        after: After = []
        hearing: list[tuple[int, Scope, Waiting | None]] = []
        for scope in self._scopes():
            hearing.append((scope.number, scope, None))
            hearing += [(waiting.number, scope, waiting) for waiting in scope.waiting]
        for _, scope, waiting in sorted(hearing, key=lambda one: one[0]):
            if scope not in self._scopes():
                continue
            if waiting is None:
                self._scope_hears(scope, name, after)
            elif waiting in scope.waiting:
                self._waiting_hears(scope, waiting, name, after)
        if after:  # what nobody hears brings nothing
            self.pick = pick
        self._follow(after)

    def _follow(self, after: After) -> None:
        for scope, then in after:
            if scope in self._scopes():
                then()

    def advance(self, hours: int) -> None:
        """The alarms on the way, each at its hour; of one hour the one that was set first."""
        until = self.hour + hours
        while True:
            due = [a for a in self.alarms if a.due <= until and a.is_set()]
            if not due:
                break
            alarm = min(due, key=lambda one: (one.due, one.number))
            self.alarms.remove(alarm)
            self.hour = alarm.due
            after: After = []
            alarm.ring(after)
            self._follow(after)
        self.hour = until

    def _scope_hears(self, scope: Scope, name: str, after: After) -> None:
        if self._stopped(scope.borders, name, after):
            return
        for signal, stops, block in list(scope.handlers):
            if signal == name:
                self._handle(scope, stops, block, after)
                if stops:
                    return

    def _waiting_hears(self, scope: Scope, waiting: Waiting, name: str, after: After) -> None:
        if self._stopped(waiting.borders, name, after):
            return
        if waiting.signal == name:
            scope.waiting.remove(waiting)
            after.append((scope, waiting.then))
        for signal, block in waiting.ways:
            if signal == name:
                self._won(scope, waiting, block, after)
                return

    def _stopped(self, borders: list[Border], name: str, after: After) -> bool:
        """True if one of them stops its host; those after it hear nothing any more."""
        for border in borders:
            if border.signal == name:
                border.stop()
                after.append((border.scope, border.follow))
                if border.stops:
                    return True
        return False

    def _handle(self, scope: Scope, stops: bool, block: Block, after: After) -> None:
        if stops:
            scope.empty()
            scope.handlers = []
        inside = self._open(scope, scope.path_ends, (), (), "")
        scope.paths += 1
        after.append((inside, lambda: self.enter(block, inside, inside.path_ends)))
