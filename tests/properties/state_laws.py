"""What holds in every state of a case, whatever was done to it."""

from __future__ import annotations

from engine.runtime.records import UNDOING, USER, WORK
from engine.scenarios.world import Played


def assert_sound(played: Played) -> None:
    """Records refer to records that are there, both ways; what is offered is what waits."""
    state = played.state
    frames = {frame.number: frame for frame in state.frames()}
    tokens = {token.number: token for token in state.tokens()}
    listeners = {listener.number: listener for listener in state.listeners()}
    if state.ended:
        assert set(frames) == {0}
        assert not tokens
        assert not listeners
        assert not state.incidents
        return
    kept = {number for frame in frames.values() for row in frame.records for number in row[1::2]}
    kept |= {todo[1] for token in tokens.values() for todo in token.more.get("todo", ())}
    kept |= {token.data for token in tokens.values()}
    for token in tokens.values():
        assert token.wait or token.inner or token.child, "nothing can ever move it"
        assert token.scope in frames
        assert token.data in frames
        assert not token.child or token.child in frames
        assert all(number in tokens for number in token.inner)
        holder = tokens[token.outer].inner if token.outer else frames[token.scope].tokens
        assert token.number in holder
        assert all(listeners[number].token == token.number for number in token.listeners)
    undoing = any(token.wait == UNDOING for token in tokens.values())  # cleans up at its end
    for frame in frames.values():
        assert not frame.owner or frame.owner in tokens or frame.number in kept or undoing
        assert frame.up is None or frame.up in frames
        assert all(tokens[number].scope == frame.number for number in frame.tokens)
        assert all(listeners[number].frame == frame.number for number in frame.listeners)
    for listener in listeners.values():
        owner = tokens[listener.token] if listener.token else frames[listener.frame]
        assert listener.number in owner.listeners
    assert all(token in tokens for token, _, _ in state.incidents.values())
    assert set(played.tasks) == {n for n, token in tokens.items() if token.wait == USER}
    assert set(played.work) == {n for n, token in tokens.items() if token.wait == WORK}
    timers = {n for n, x in listeners.items() if x.trigger == "timer" and not x.happened}
    assert state.suspended or set(played.timers) == timers
