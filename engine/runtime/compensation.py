"""Compensation: what was completed is undone, newest first; transactions that are cancelled.

A completed activity that can be undone leaves a record in its scope's frame: [node, data frame,
order, frame of its inside, outer token]. A throw event turns records into a list of what is to be
done and works it off, one handler after the other; it waits for each.
"""

from __future__ import annotations

from engine.definitions.model import EventDefinition, Kind, Node, Trigger
from engine.runtime import activities, boundary, events, scopes
from engine.runtime.game import Game
from engine.runtime.records import HANDLER, UNDOING, Frame, Row, Token
from engine.runtime.tokens import clean, drop, is_open, kill, open_frame, place, sweep, take

# parts of a record
_NODE, _DATA, _ORDER, _CHILD, _OUTER = range(5)


def record(game: Game, token: Token, frame: Frame) -> bool:
    """Keeps a completed activity for compensation; True if its frames must stay."""
    node = token.at
    if not node.recorded or token.role == HANDLER or not is_open(game, frame):
        return False
    child = 0
    if node.undo is None and token.child in game.frames:
        inside = game.frame(token.child)
        if not inside.records and inside.scope.compensation is None:
            return False
        child = token.child
    elif node.undo is None:
        return False
    frame.records.append([node.id, token.data, game.number(), child, token.outer])
    if not child and token.child:
        drop(game, token.child)
    return True


def throw(game: Game, frame: Frame, token: Token, event: EventDefinition) -> None:
    """A compensation throw or end event: `token` stands on it until all is undone."""
    sources = _sources(game, frame, event.activity)
    todo = _plan(game, [(f, r) for f in sources for r in _taken(f, event.activity)])
    if event.wait_for_completion:
        token.more["todo"] = todo
        undo_next(game, token)
        return
    node = token.at
    take(game, token)
    if todo:
        beside = place(game, node, frame, wait=UNDOING)
        beside.more = {"todo": todo, "beside": 1}
        undo_next(game, beside)
    events.throw_from(game, frame, node, len(node.events))


def _sources(game: Game, frame: Frame, activity: str | None) -> list[Frame]:
    """Whose records count: the frame's; from an event sub-process also those around it.

    With an activity named: the nearest frame outwards that has a record of it.
    """
    found = [frame]
    while frame.owner and frame.instance != frame.number:
        owner = game.token(frame.owner)
        if activity is None and not owner.at.triggered_by_event:
            break
        frame = game.frame(owner.scope)
        found.append(frame)
    if activity is None:
        return found
    fit = [f for f in found if any(r[_NODE] == activity for r in f.records)]
    return fit[:1]


def _taken(frame: Frame, activity: str | None) -> list[Row]:
    """The records to undo; they are no records any more."""
    taken = [r for r in frame.records if activity in (None, r[_NODE])]
    frame.records = [r for r in frame.records if activity not in (None, r[_NODE])]
    return taken


def _plan(game: Game, records: list[tuple[Frame, Row]]) -> list[Row]:
    """What is to be done, the last first: [element, data frame, frame whose handler it is]."""
    waiting = sorted(records, key=lambda pair: pair[1][_ORDER])
    todo: list[Row] = []
    while waiting:
        frame, row = waiting.pop()
        node = game.node(frame.number, row[_NODE])
        if node.undo is not None:
            todo.append([node.undo.id, row[_DATA], 0])
            continue
        inside = game.frame(row[_CHILD])
        if inside.scope.compensation is not None:
            todo.append([inside.scope.compensation.id, inside.number, inside.number])
        else:
            inner = _taken(inside, None)
            waiting += [(inside, r) for r in sorted(inner, key=lambda r: r[_ORDER])]
    todo.reverse()
    return todo


def undo_next(game: Game, token: Token) -> None:
    """The next handler; after the last the throw event is done."""
    if token.number not in game.tokens:
        return
    todo: list[Row] = token.more["todo"]
    frame = game.frame(token.scope)
    if not todo:
        _undone(game, token, frame)
        return
    element, data, inside = todo.pop()
    node = game.node(frame.number, element)
    handler = place(game, node, frame, data if data in game.frames else frame.number)
    handler.role = HANDLER
    handler.more["for"] = token.number
    if inside:
        _run_inside(game, handler, node, game.frame(inside))
    else:
        activities.begin(game, handler)


def _run_inside(game: Game, handler: Token, node: Node, around: Frame) -> None:
    """A compensation event sub-process runs in what its sub-process left."""
    if node.child is None or node.start is None:
        return
    frame = open_frame(game, around, node.child, around, handler)
    frame.records, around.records = around.records, []
    scopes.begin(game, frame, node.start)


def handler_done(game: Game, handler: Token) -> None:
    number = handler.more.get("for", 0)
    if number in game.tokens:
        game.later(undo_next, game, game.token(number))
    else:  # started by an administrator
        game.later(scopes.check, game, game.frame(handler.scope))


def _undone(game: Game, token: Token, frame: Frame) -> None:
    more, node = token.more, token.at
    if "cancels" in more:
        _cancelled(game, token, more["cancels"])
        return
    take(game, token)
    clean(game)
    if "beside" in more:
        game.later(scopes.check, game, frame)
    else:
        events.throw_from(game, frame, node, len(node.events))


# ---- transactions


def cancel(game: Game, frame: Frame, node: Node) -> None:
    """A cancel end event: all of the transaction stops and is undone, then its border leaves.

    Of a multi-instance transaction every instance is cancelled, the completed ones too.
    """
    owner = game.token(frame.owner)
    outer = game.token(owner.outer) if owner.outer else owner
    around = game.frame(outer.scope)
    insides = [game.frame(game.token(n).child) for n in outer.inner if game.token(n).child]
    insides = insides or [frame]
    for inside in insides:
        sweep(game, inside)
    records = [(inside, r) for inside in insides for r in _taken(inside, None)]
    mine = [r for r in around.records if r[_OUTER] == outer.number and owner.outer]
    around.records = [r for r in around.records if r not in mine]
    records += [(around, r) for r in mine]
    token = place(game, node, frame, wait=UNDOING)
    token.more = {"todo": _plan(game, records), "cancels": outer.number}
    undo_next(game, token)


def _cancelled(game: Game, token: Token, number: int) -> None:
    """All is undone: the cancel boundary event goes on; without one the path ends."""
    outer = game.token(number)
    frame = game.frame(outer.scope)
    border = next((b for b in outer.at.boundaries if _catches_cancel(b)), None)
    if border is not None:
        boundary.fire(game, border, outer, 0, None, None)
    else:
        kill(game, outer)
        game.later(scopes.check, game, frame)
    clean(game)


def _catches_cancel(node: Node) -> bool:
    return node.kind is Kind.BOUNDARY_EVENT and any(
        e.trigger is Trigger.CANCEL for e in node.events
    )
