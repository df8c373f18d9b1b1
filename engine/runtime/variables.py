"""Variables belong to scopes: reading goes outwards, writing goes to the nearest that has the
name, else to the instance's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engine.definitions.model import Assignment, DataItem, Expression
from engine.errors import InvalidInput
from engine.feel.evaluation import STEPS, Evaluation
from engine.feel.expressions import Expression as Feel
from engine.runtime import values
from engine.runtime.game import Game
from engine.runtime.records import INSTANCE, Frame, Token
from engine.runtime.values import LEAST, MOST


class Failure(InvalidInput):
    """An expression or value of the model does not do; becomes an incident of its token.

    Of what somebody outside brings it is the refusal of their command.
    """

    def __init__(self, message: str, kind: str = "expression") -> None:
        super().__init__(message, code="value")
        self.kind = kind


class View(Mapping[str, Any]):
    """The variables that are visible in a frame."""

    __slots__ = ("frame", "game")

    def __init__(self, game: Game, frame: Frame) -> None:
        self.game = game
        self.frame = frame

    def __getitem__(self, name: str) -> Any:
        frame = self.frame
        while name not in frame.values:
            if frame.up is None:
                return _given(self.game, self.frame, name)
            frame = self.game.frame(frame.up)
        if frame.odd and name in frame.odd:
            return opened(frame, name)
        return frame.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        for frame in self._frames():
            if name in frame.values:
                return True
        try:
            _given(self.game, self.frame, str(name))
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        return iter({name: None for frame in self._frames() for name in frame.values})

    def __len__(self) -> int:
        return len({name for frame in self._frames() for name in frame.values})

    def _frames(self) -> Iterator[Frame]:
        frame = self.frame
        yield frame
        while frame.up is not None:
            frame = self.game.frame(frame.up)
            yield frame


def _given(game: Game, frame: Frame, name: str) -> Any:
    """What every case has without anybody setting it: its business key, counts of instances."""
    if name == "businessKey":
        key = game.frame(frame.instance).more.get("key")
        if key is not None:
            return key
    elif name in COUNTS:
        return counted(game, frame, name)
    raise KeyError(name)


class Extended(Mapping[str, Any]):
    """A view with a few names on top."""

    __slots__ = ("more", "view")

    def __init__(self, view: Mapping[str, Any], more: Mapping[str, Any]) -> None:
        self.view = view
        self.more = more

    def __getitem__(self, name: str) -> Any:
        return self.more[name] if name in self.more else self.view[name]

    def __contains__(self, name: object) -> bool:
        return name in self.more or name in self.view

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self.view), **dict.fromkeys(self.more)})

    def __len__(self) -> int:
        return len(set(self.view) | set(self.more))


def view(game: Game, frame: Frame) -> View:
    found = frame.view
    if found is None:
        found = frame.view = View(game, frame)
    return found  # type: ignore[no-any-return]


def evaluate(
    game: Game, expression: Expression, frame: Frame, more: Mapping[str, Any] | None = None
) -> Any:
    """The value of a model's expression in a frame; raises Failure whatever goes wrong in it."""
    if more is not None:
        return evaluate_in(game, expression, Extended(view(game, frame), more))
    plain = type(expression) is Feel and frame.up is None and not frame.odd
    if plain and expression.free_names <= frame.values.keys():  # all stands there as it is
        return evaluate_in(game, expression, frame.values)
    return evaluate_in(game, expression, view(game, frame))


def evaluate_in(game: Game, expression: Expression, scope: Mapping[str, Any]) -> Any:
    """The same over any names; what it costs counts among the steps of the command."""
    try:
        if type(expression) is not Feel:
            return expression.evaluate(scope, game.now)
        evaluation = Evaluation(game.now)
        value = expression.run(scope, evaluation)
        game.taken += (STEPS - evaluation.left) // _FEEL_OF_A_STEP
        return value
    except Exception as error:  # whatever a model's text does must not break the case
        charge(game, STEPS)
        raise Failure(f"{expression.text}: {error}") from error


def charge(game: Game, cost: int) -> None:
    """So many steps of FEEL were taken by what the command set off."""
    game.taken += cost // _FEEL_OF_A_STEP


def holds(
    game: Game, expression: Expression, frame: Frame, more: Mapping[str, Any] | None = None
) -> bool:
    return evaluate(game, expression, frame, more) is True


def explained(
    game: Game,
    condition: Expression,
    frame: Frame,
    value: Any,
    more: Mapping[str, Any] | None = None,
) -> str:
    """That a condition gave a value neither true nor false; FEEL is asked again for its reasons."""
    kind = "null" if value is None else f"a {type(value).__name__}"
    told = f"{condition.text} gave {kind}, neither true nor false"
    if type(condition) is not Feel or value is not None:
        return told
    scope = Extended(view(game, frame), more or {})
    _, reasons = condition.evaluate_with_warnings(scope, game.now)
    return f"{told} ({'; '.join(dict.fromkeys(reasons))})" if reasons else told


def opened(frame: Frame, name: str) -> Any:
    """A value that is kept in another form; it is restored once in a step."""
    if name not in frame.opened:
        frame.opened[name] = values.restored(frame.values[name])
    return frame.opened[name]


def kept(value: Any) -> tuple[Any, bool]:
    """The form in which a value is kept; True if it is another one than its own.

    Raises Failure for what cannot be stored: an expression may give a function.
    """
    try:
        return values.kept(value)
    except InvalidInput as error:
        raise Failure(str(error)) from error


def tagged(value: Any) -> Any:
    """The form of a value that is not plain. Raises Failure for what cannot be stored."""
    try:
        return values.tagged(value)
    except InvalidInput as error:
        raise Failure(str(error)) from error


def put(game: Game, frame: Frame, name: str, value: Any) -> None:
    """Into this very frame; large values count as so many more steps of the command.

    Raises Failure for what cannot be stored.
    """
    kind = type(value)
    small = value is None or kind is bool or (kind is str and len(value) < _BYTES_OF_A_STEP)
    small = small or (kind is int and LEAST <= value <= MOST)
    if small and name not in frame.odd:  # kept as it is, and costs nothing
        frame.values[name] = value
        return
    stored, odd = kept(value)
    frame.values[name] = stored
    if odd or type(stored) is str:
        game.taken += values.size(stored) // _BYTES_OF_A_STEP
    frame.opened.pop(name, None)
    if odd is not (name in frame.odd):
        (frame.odd.append if odd else frame.odd.remove)(name)


def assign(game: Game, frame: Frame, name: str, value: Any) -> None:
    while name not in frame.values and frame.up is not None:
        frame = game.frame(frame.up)
    put_seen(game, frame, name, value)


def put_seen(game: Game, frame: Frame, name: str, value: Any) -> None:
    """Into this very frame, and conditional events look at it."""
    if game.conditions:
        game.changed.add((name, "update" if name in frame.values else "create"))
    put(game, frame, name, value)


_BYTES_OF_A_STEP, _FEEL_OF_A_STEP = 2_000, 200  # what counts as one more step of the command


def assign_all(game: Game, frame: Frame, new: Mapping[str, Any]) -> None:
    for name, value in new.items():
        if name in frame.values and not game.conditions:
            put(game, frame, name, value)
        else:
            assign(game, frame, name, value)


def remove(game: Game, frame: Frame, name: str) -> None:
    """Out of the nearest frame that has it; a name that nothing has is fine."""
    while name not in frame.values and frame.up is not None:
        frame = game.frame(frame.up)
    if name in frame.values:
        del frame.values[name]
        game.changed.add((name, "delete"))
    frame.opened.pop(name, None)
    if name in frame.odd:
        frame.odd.remove(name)


def declare(game: Game, frame: Frame, items: Iterable[DataItem]) -> None:
    """The frame's own properties and data objects; the root's may have come with the start."""
    for item in items:
        if item.name in frame.values:
            continue
        if item.initial is not None:
            put(game, frame, item.name, evaluate(game, item.initial, frame))
        elif frame.up is not None:
            put(game, frame, item.name, None)


def take_in(game: Game, frame: Frame, inputs: Iterable[Assignment]) -> None:
    """Input mappings: each sees what is outside and what came in before it; kept inside."""
    for item in inputs:
        put(game, frame, item.target, evaluate(game, item.source, frame))


def give_out(
    game: Game,
    frame: Frame,
    outputs: Iterable[Assignment],
    target: Frame,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Output mappings: all evaluated inside, then assigned outside."""
    found = [(item.target, evaluate(game, item.source, frame, more)) for item in outputs]
    for name, value in found:
        assign(game, target, name, value)


# ---- the counts of multi-instance activities: never stored, always right

COUNTS = {
    "nrOfInstances": "total",
    "nrOfCompletedInstances": "done",
    "nrOfActiveInstances": "active",
    "nrOfTerminatedInstances": "gone",
    "numberOfInstances": "total",
    "numberOfCompletedInstances": "done",
    "numberOfActiveInstances": "active",
    "numberOfTerminatedInstances": "gone",
}


def owner_of_body(game: Game, frame: Frame) -> Token | None:
    """The outer token of the innermost multi-instance activity around a frame."""
    at: Frame | None = frame
    while at is not None:
        number = at.owner
        if number and number in game.tokens:
            token = game.token(number)
            if token.role == INSTANCE:
                return game.token(token.outer)
            if "total" in token.more:
                return token
        at = None if at.up is None else game.frame(at.up)
    return None


def counted(game: Game, frame: Frame, name: str) -> int:
    outer = owner_of_body(game, frame)
    if outer is None:
        raise KeyError(name)
    return _numbers(outer)[COUNTS[name]]


def counts(outer: Token, ended: int = 0) -> dict[str, int]:
    """The counts of a multi-instance activity, under all their names.

    `ended`: instances that are about to end and count as completed already.
    """
    found = _numbers(outer)
    found["done"] += ended
    found["active"] -= ended
    return {name: found[key] for name, key in COUNTS.items()}


def _numbers(outer: Token) -> dict[str, int]:
    more = outer.more
    return {
        "total": more["total"],
        "done": more["done"],
        "active": len(outer.inner),
        "gone": more.get("gone", 0),
    }
