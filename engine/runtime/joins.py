"""Gateways that join: parallel, inclusive, complex. They count what waits on each incoming flow.

An inclusive join goes on when no token elsewhere in its scope could still reach one of its empty
flows, unless that token can reach a full one too (BPMN 2.0.2, 13.4.3). That is asked when
nothing else can move. Joins that wait only for one another would wait for ever: then the one
that has waited longest goes on.
"""

from __future__ import annotations

from engine.definitions.model import Flow, Kind, Node, Trigger
from engine.runtime import flows, incidents, scopes
from engine.runtime.game import Game
from engine.runtime.records import HANDLER, INCIDENT, Frame, Token
from engine.runtime.tokens import take
from engine.runtime.variables import Failure, holds


def hold(frame: Frame, node: Node, flow: Flow | None) -> dict[str, int]:
    """One more token waits there; the counts by flow."""
    held = frame.joins.setdefault(node.id, {})
    name = flow.id if flow is not None else ""
    held[name] = held.get(name, 0) + 1
    return held


def release(frame: Frame, node: Node, names: list[str]) -> None:
    """One token of each of those flows has been joined."""
    held = frame.joins[node.id]
    for name in names:
        held[name] -= 1
        if not held[name]:
            del held[name]
    if not held:
        del frame.joins[node.id]


def enter_parallel(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """Goes on when each incoming flow has a token."""
    if len(node.incoming) > 1:
        held = hold(frame, node, flow)
        if len(held) < len(node.incoming):
            return
        release(frame, node, list(held))
    flows.leave(game, frame, node)


def enter_inclusive(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    if len(node.incoming) < 2:
        flows.leave(game, frame, node)
        return
    hold(frame, node, flow)
    _await(game, frame, node)


def _await(game: Game, frame: Frame, node: Node) -> None:
    entry = [frame.number, node.id]
    if entry not in game.joins:
        game.joins.append(entry)


def enter_complex(game: Game, frame: Frame, node: Node, flow: Flow | None) -> None:
    """Without an activation condition every token passes; else see `activate`."""
    if node.activation is None:
        flows.leave(game, frame, node)
        return
    hold(frame, node, flow)
    activate(game, frame, node)


def activate(game: Game, frame: Frame, node: Node) -> None:
    """Goes on once the condition holds; then swallows what the other flows still bring: when
    nothing of it is to come any more it is reset, and flows that ask for its state go out again.

    The condition sees `activationCount` and the tokens of each flow by its id (13.4.5).
    """
    state = frame.more.setdefault("complex", {}).setdefault(node.id, [])
    held = frame.joins.get(node.id, {})
    late = [name for name in state if name in held]
    if late:
        release(frame, node, late)
        for name in late:
            state.remove(name)
        if not state:
            flows.leave_at_reset(game, frame, node)
        game.later(scopes.check, game, frame)
    if state or not frame.joins.get(node.id):
        return
    held = frame.joins[node.id]
    counts = {f.id: held.get(f.id, 0) for f in node.incoming}
    counts["activationCount"] = sum(held.values())
    try:
        active = node.activation is not None and holds(game, node.activation, frame, counts)
    except Failure as failure:
        _stick(game, frame, node, str(failure), failure.kind)
        return
    if active:
        for token in _stuck(game, frame, node):
            take(game, token)
        full = list(held)
        release(frame, node, full)
        state += [f.id for f in node.incoming if f.id not in full]
        flows.leave(game, frame, node)
        if state:
            _await(game, frame, node)
        else:
            flows.leave_at_reset(game, frame, node)
    else:
        _await(game, frame, node)  # more may come; if nothing can, somebody has to look


def _stick(game: Game, frame: Frame, node: Node, message: str, kind: str) -> None:
    """What has come stays there; one token stands for somebody to look, however much comes."""
    for token in _stuck(game, frame, node):
        take(game, token)
    incidents.place_stuck(game, node, frame, message, kind, "join")


def _stuck(game: Game, frame: Frame, node: Node) -> list[Token]:
    found = [game.token(number) for number in frame.tokens]
    return [t for t in found if t.node == node.id and t.wait == INCIDENT]


# ---- when nothing else can move


def settle(game: Game) -> bool:
    """Lets one waiting join of each scope go on that may; False if none may.

    A scope that the command has not touched (still a row) waits for what it waited for before.
    """
    blocked: list[tuple[Frame, Node, set[str]]] = []
    gone_on: set[int] = set()
    for entry in list(game.joins):
        number, element = entry
        if number in gone_on or type(game.frames.get(number)) is list:
            continue
        frame = game.frame(number) if number in game.frames else None
        if frame is None or frame.epoch < 0 or not _is_waiting(frame, element):
            game.joins.remove(entry)
            continue
        node = frame.scope.by_id[element]
        blockers = _blockers(game, frame, node)
        if not blockers:
            game.joins.remove(entry)
            gone_on.add(number)
            _go_on(game, frame, node)
        else:
            blocked.append((frame, node, blockers))
    return bool(gone_on) or _break_circle(game, blocked)


def _is_waiting(frame: Frame, element: str) -> bool:
    return element in frame.joins or bool(frame.more.get("complex", {}).get(element))


def _go_on(game: Game, frame: Frame, node: Node) -> None:
    if node.kind is Kind.COMPLEX and not frame.more["complex"].get(node.id):
        frame.more["complex"].pop(node.id, None)
        text = f"the condition of {node.id} does not hold, and nothing more can come"
        _stick(game, frame, node, text, "no-flow")
        return
    if node.kind is Kind.COMPLEX:  # nothing more comes on the other flows: ready for a new round
        frame.more["complex"].pop(node.id)
        flows.leave_at_reset(game, frame, node)
        game.later(scopes.check, game, frame)
        if node.id in frame.joins:
            activate(game, frame, node)
        return
    release(frame, node, list(frame.joins[node.id]))
    if node.id in frame.joins:  # more than one has come on a flow: they wait for the next turn
        _await(game, frame, node)
    flows.leave(game, frame, node)


def _blockers(game: Game, frame: Frame, node: Node) -> set[str]:
    """The places of tokens that the join still waits for; joins by "join:" and their id."""
    if node.kind is Kind.COMPLEX:
        full: set[str] = set()
        empty = set(frame.more["complex"].get(node.id) or [f.id for f in node.incoming])
    else:
        full = set(frame.joins[node.id])
        empty = {f.id for f in node.incoming} - full
    if not empty:
        return set()
    found = set()
    # handlers lead nowhere; they may come from scopes inside this one
    tokens = [token for token in map(game.token, frame.tokens) if token.role != HANDLER]
    places = {token.node for token in tokens}
    places |= {move[0] for token in tokens for move in token.more.get("moves", ())}
    held = {"join:" + name for name in frame.joins if name != node.id}
    for place in places | held:
        reached = reach(node, frame.scope.by_id[place.removeprefix("join:")])
        if reached & empty and not reached & full:
            found.add(place)
    return found


def _break_circle(game: Game, blocked: list[tuple[Frame, Node, set[str]]]) -> bool:
    """Joins of one frame that wait for one another alone."""
    inclusive = [b for b in blocked if b[1].kind is Kind.INCLUSIVE]
    while True:
        names = {(frame.number, "join:" + node.id) for frame, node, _ in inclusive}
        kept = [
            (frame, node, blockers)
            for frame, node, blockers in inclusive
            if all((frame.number, b) in names for b in blockers)
        ]
        if len(kept) == len(inclusive):
            break
        inclusive = kept
    if not inclusive:
        return False
    frame, node, _ = inclusive[0]
    game.joins.remove([frame.number, node.id])
    _go_on(game, frame, node)
    return True


def reach(gateway: Node, start: Node) -> frozenset[str]:
    """The incoming flows of the gateway that a token at `start` can come to without passing it.

    Boundary events count: a token on an activity may leave by them.
    """
    memo = gateway.scope.reach
    found = memo.get((gateway.id, start.id))
    if found is None:
        found = memo[gateway.id, start.id] = frozenset(_search(gateway, start))
    return found


def _search(gateway: Node, start: Node) -> set[str]:
    hit: set[str] = set()
    seen = {start.id}
    todo = [start, *start.boundaries]
    while todo:
        node = todo.pop()
        targets = [link] if (link := _link_target(node)) is not None else []
        for flow in node.outgoing:
            if flow.target is gateway:
                hit.add(flow.id)
            else:
                targets.append(flow.target)
        for target in targets:
            if target.id not in seen:
                seen.add(target.id)
                todo += [target, *target.boundaries]
    return hit


def _link_target(node: Node) -> Node | None:
    if node.kind is Kind.THROW_EVENT and node.events:
        event = node.events[0]
        if event.trigger is Trigger.LINK:
            return node.scope.links.get(event.name)
    return None
