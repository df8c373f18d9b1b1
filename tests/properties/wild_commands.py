"""Random commands on a case: what people, workers, the clock, other cases and repairers do.

`Hand` picks something that could make sense in the state it finds; the engine may refuse it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engine.definitions.model import Kind
from engine.errors import Conflict, InvalidInput, InvalidState, NotFound
from engine.runtime import commands as c
from tests.unit.runtime.playing import Play

REFUSALS = (Conflict, InvalidInput, InvalidState, NotFound)
MENDED = {"big": 2, "k": "PT1H", "xs": [1, 2], "missing": [1], "a": 4}  # what fails, fails no more


@dataclass(frozen=True)
class Message:
    variables: dict[str, Any]


@dataclass(frozen=True)
class Signal:
    variables: dict[str, Any]


@dataclass(frozen=True)
class Hour:
    """An hour goes by."""


Act = c.Command | Message | Signal | Hour


@dataclass
class Hand:
    """Does one thing after another to the case of `play`; `done` is all of it in order, `taken`
    how often the engine took what, by its name."""

    chance: random.Random
    play: Play
    done: list[Act]
    taken: Counter[str] = field(default_factory=Counter)

    def act(self) -> None:
        """One more act. Raises EngineError where the model goes on without end."""
        act = self.chance.choice(self._possible())()
        self.done.append(act)
        try:
            perform(self.play, act)
        except REFUSALS:
            return
        self.taken[type(act).__name__] += 1

    def _possible(self) -> list[Callable[[], Act]]:
        """What it could do now; what stands there more often is done more often."""
        case = self.play.case
        state = case.state
        if state.suspended and self.chance.random() < 0.5:
            return [self._resume]
        found = [self._message, self._signal, self._set]
        found += [self._suspend] * (self.chance.random() < 0.3)
        found += ([self._complete] * 8 + [self._escalate]) * bool(case.tasks)
        found += ([self._work] * 4 + [self._fail]) * bool(case.work)
        found += [self._error] * bool(case.tasks or case.work)
        found += [self._hour] * 2 * bool(case.timers)
        found += [self._retry] * 3 * bool(state.incidents)
        found += [self._move] * bool(state.tokens())
        found += [self._start, self._finish] * bool(self._ad_hoc())
        return found

    def _variables(self) -> dict[str, Any]:
        if self.chance.random() < 0.4:
            return {}
        name = self.chance.choice(["a", "b", "o", "oi", "x", "xs"])
        return {name: self.chance.choice([0, 1, 2, 4, True, False, "s"])}

    # ---- people and workers

    def _complete(self) -> Act:
        return c.CompleteTask(self.chance.choice([*self.play.case.tasks]), self._variables())

    def _work(self) -> Act:
        return c.CompleteWork(self.chance.choice([*self.play.case.work]), self._variables())

    def _fail(self) -> Act:
        return c.FailWork(self.chance.choice([*self.play.case.work]), "broken")

    def _error(self) -> Act:
        token = self.chance.choice([*self.play.case.tasks, *self.play.case.work])
        return c.ThrowError(token, self.chance.choice("EF"), "", self._variables())

    def _escalate(self) -> Act:
        return c.ThrowEscalation(
            self.chance.choice([*self.play.case.tasks]), "X", self._variables()
        )

    def _start(self) -> Act:
        """An activity of an open ad-hoc sub-process."""
        token, element = self.chance.choice(self._ad_hoc())
        nodes = self.play.world.models.processes["p"].nodes.values()
        offered = [node.id for node in nodes if node.scope.id == element]
        return c.StartActivity(token, self.chance.choice(offered), self._variables())

    def _finish(self) -> Act:
        token, _ = self.chance.choice(self._ad_hoc())
        return c.FinishAdHoc(token, self.chance.random() < 0.5)

    def _ad_hoc(self) -> list[tuple[int, str]]:
        """Tokens and ids of what is open in process `p` and offers activities."""
        nodes = self.play.world.models.processes["p"].nodes
        return [
            (token.number, token.node)
            for token in self.play.case.state.tokens()
            if token.child and token.node in nodes and nodes[token.node].kind is Kind.AD_HOC
        ]

    # ---- the world around

    def _message(self) -> Act:
        return Message(self._variables())

    def _signal(self) -> Act:
        return Signal(self._variables())

    def _hour(self) -> Act:
        return Hour()

    # ---- repairers

    def _set(self) -> Act:
        return c.SetVariables({"big": 2} if self.chance.random() < 0.3 else self._variables())

    def _suspend(self) -> Act:
        return c.Suspend()

    def _resume(self) -> Act:
        return c.Resume(keep_rest=self.chance.random() < 0.5)

    def _retry(self) -> Act:
        incident = self.chance.choice([*self.play.case.state.incidents])
        return c.RetryIncident(incident, MENDED if self.chance.random() < 0.5 else {})

    def _move(self) -> Act:
        """Tokens away, or new ones, or both, anywhere in process `p`."""
        token = self.chance.choice([*self.play.case.state.tokens()])
        elements = [*self.play.world.models.processes["p"].nodes]
        named: list[int | str] = [token.number, token.node]
        cancel = (self.chance.choice(named),)
        before, after = (c.Move(self.chance.choice(elements)) for _ in range(2))
        return c.MoveTokens(
            cancel if self.chance.random() < 0.5 else (),
            (before,) if self.chance.random() < 0.8 else (),
            (after,) if self.chance.random() < 0.2 else (),
        )


def perform(play: Play, act: Act) -> None:
    """Raises EngineError."""
    match act:
        case Message(variables):
            play.message("M", **variables)
        case Signal(variables):
            play.signal("S", **variables)
        case Hour():
            play.wait(hours=1)
        case _:
            play.do(act)
