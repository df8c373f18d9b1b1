"""A process model in a few lines of text, so that the spine is tested apart from the XML reader.

process asiointi
start
user valmistele groups=preparer
wait P1D
work ilmoita topic=notify
end
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from engine.definitions.linking import link, starts_of
from engine.definitions.model import (
    EventDefinition,
    Flow,
    Kind,
    Models,
    Node,
    Offer,
    Process,
    Scope,
    Timer,
    TimerKind,
    Trigger,
    Work,
)
from engine.errors import InvalidDefinition
from engine.feel.expressions import compile_any


def read(files: Mapping[str, bytes]) -> Models:
    """All processes of all `.tiny` files; each a straight line of nodes."""
    models = Models()
    for path in sorted(files):
        if path.endswith(".tiny"):
            process = _process(files[path].decode().strip().splitlines())
            models.processes[process.key] = process
            models.starts += starts_of(process)
    return models


def _process(lines: list[str]) -> Process:
    key = lines[0].split()[1]
    nodes = [_node(index, line.split()) for index, line in enumerate(lines[1:])]
    scope = Scope(key, nodes=nodes)
    for index, (source, target) in enumerate(pairwise(nodes)):
        scope.flows.append(Flow(f"f{index}", source, target))
    return link(Process(key, scope, key.capitalize()))


def _node(index: int, words: list[str]) -> Node:
    kind, *rest = words
    plain = [word for word in rest if "=" not in word]
    more = dict(word.split("=", 1) for word in rest if "=" in word)
    name = plain[0] if plain else f"{kind}{index}"
    if kind == "start":
        return Node(f"start{index}", Kind.START_EVENT, events=_events(more))
    if kind == "end":
        return Node(f"end{index}", Kind.END_EVENT)
    if kind == "user":
        groups = compile_any("${'" + more["groups"] + "'}") if "groups" in more else None
        return Node(name, Kind.USER_TASK, name, offer=Offer(candidate_groups=groups))
    if kind == "wait":
        timer = EventDefinition(Trigger.TIMER, timer=Timer(TimerKind.DURATION, plain[0]))
        return Node(f"wait{index}", Kind.CATCH_EVENT, events=[timer])
    if kind == "catch":
        return Node(f"catch{index}", Kind.CATCH_EVENT, events=_events(more))
    if kind == "throw":
        return Node(f"throw{index}", Kind.THROW_EVENT, events=_events(more))
    if kind == "work":
        return Node(name, Kind.SERVICE_TASK, name, work=Work(topic=more["topic"]))
    raise InvalidDefinition(f"no such kind: {kind}", details={"findings": [{"element_id": name}]})


def _events(more: Mapping[str, str]) -> list[EventDefinition]:
    found = [
        EventDefinition(trigger, name=more[trigger])
        for trigger in (Trigger.MESSAGE, Trigger.SIGNAL)
        if trigger in more
    ]
    if "cycle" in more:
        timer = Timer(TimerKind.CYCLE, more["cycle"])
        found.append(EventDefinition(Trigger.TIMER, timer=timer))
    return found
