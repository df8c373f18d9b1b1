"""Random models that nobody would draw: scopes within scopes, joins that may starve, what fails.

`written(chance)` makes the text of one: process `p`, and `q` that it may call. Everything is valid
BPMN that the engine takes; whether it makes sense does not matter.
"""

from __future__ import annotations

import random

from tests.properties.wild_parts import (
    ENDING,
    GUARDS,
    HANDLED,
    Part,
    Pen,
    activated,
    bordered,
    completed,
    given,
    leaf,
    mapped,
    plain,
    race,
    repeated,
    throwing,
    waiting,
)
from tests.unit.runtime import drawing as d

PLAIN = ("user", "user", "user", "work", "script", "receiveTask", "sendTask", "call")
NESTED = ("subProcess", "subProcess", "transaction", "adHocSubProcess")
GATES = ("exclusive", "parallel", "inclusive", "complex")


def written(chance: random.Random) -> dict[str, str]:
    """What is inside each process, by its id."""
    pen = Pen(chance)
    return {"p": scope(pen, 2), "q": scope(pen, 1)}


def scope(pen: Pen, depth: int, cancels: bool = False) -> str:
    """A start, a row of blocks, perhaps event sub-processes and an end; `cancels`: in a
    transaction."""
    key = pen.key("s")
    row = Part(d.start(key), key, (key,))
    for _ in range(pen.chance.randint(2, 4)):
        row = joined(row, block(pen, depth, cancels))
    if cancels and pen.happens(0.5):
        row = joined(row, cancelling(pen))
    elif pen.happens(0.4):
        row = joined(row, ending(pen, cancels))
    had: list[str] = []
    return row.xml + "".join(handler(pen, had) for _ in range(2) if pen.happens(0.3))


def joined(one: Part, other: Part) -> Part:
    """One after the other."""
    paths = d.flows(*(f"{last} {other.first}" for last in one.lasts))
    return Part(one.xml + other.xml + paths, one.first, other.lasts)


def ending(pen: Pen, cancels: bool) -> Part:
    key = pen.key("e")
    return Part(d.end(key, pen.one("", "", *ENDING, *["cancel"] * cancels)), key, ())


def cancelling(pen: Pen) -> Part:
    """The end of a transaction: cancelled if `b` is true."""
    gate, well, badly = pen.key("x"), pen.key("e"), pen.key("e")
    xml = d.xor(gate, default=f"{gate}_{well}") + d.end(well) + d.end(badly, "cancel")
    xml += d.flow(gate, badly, "b = true") + d.flow(gate, well)
    return Part(xml, gate, ())


def handler(pen: Pen, had: list[str]) -> str:
    """An event sub-process; `had`: what those of its scope hear that are drawn already."""
    trigger, start, after = pen.handled(had, *HANDLED), pen.key("s"), leaf(pen)
    interrupts = trigger.startswith("error") or pen.happens(0.4)
    inside = given(pen) + d.event(trigger)
    xml = d.element("startEvent", start, inside, isInterrupting=interrupts)
    return d.esp(pen.key("p"), xml, after.xml, d.flows(f"{start} {after.first}"))


def block(pen: Pen, depth: int, cancels: bool) -> Part:
    """An activity, an event in the flow, or branches."""
    kind = pen.chance.random()
    if kind < 0.5:
        return activity(pen, depth)
    if kind < 0.6:
        return waiting(pen)
    if kind < 0.7:
        return throwing(pen)
    if kind < 0.76:
        return race(pen)
    branches = branched(pen, depth, cancels)
    return circled(pen, branches) if pen.happens(0.25) else branches


# ---- activities


def activity(pen: Pen, depth: int) -> Part:
    kind = pen.one(*PLAIN, *(NESTED if depth > 0 else ()))
    return plain(pen, kind) if kind in PLAIN else nested(pen, kind, depth - 1)


def nested(pen: Pen, kind: str, depth: int) -> Part:
    """A sub-process of some kind, with its border."""
    key, inside = pen.key("t"), mapped(pen) + repeated(pen)
    border = bordered(pen, key)
    if kind == "adHocSubProcess":
        return Part(_ad_hoc(pen, key, inside) + border, key, (key,))
    if kind == "transaction" and pen.happens(0.6):
        border += d.on(key, pen.key("b"), "cancel")
    inside += scope(pen, depth, cancels=kind == "transaction")
    return Part(d.element(kind, key, inside) + border, key, (key,))


def _ad_hoc(pen: Pen, key: str, inside: str) -> str:
    for _ in range(pen.chance.randint(1, 3)):
        offered = pen.key("t")
        inside += d.user(offered) if pen.happens(0.5) else d.log(offered)
    order = pen.one("Parallel", "Sequential")
    inside += completed(pen)
    cancels = pen.happens(0.5)
    return d.element(
        "adHocSubProcess", key, inside, ordering=order, cancelRemainingInstances=cancels
    )


# ---- branches


def branched(pen: Pen, depth: int, cancels: bool) -> Part:
    """Branches between two gateways of one kind; before a complex one everything is taken."""
    kind = pen.one(*GATES)
    fork, join = pen.key("f"), pen.key("j")
    parts = [_branch(pen, depth, cancels) for _ in range(pen.chance.randint(2, 3))]
    xml = d.element(f"{kind}Gateway", join, activated(pen) if kind == "complex" else "")
    asked = kind in ("exclusive", "inclusive")
    if asked:
        xml += d.element(f"{kind}Gateway", fork, default=f"{fork}_{parts[-1].first}")
    else:
        xml += d.both(fork)
    for part in parts:
        guard = pen.one(*GUARDS) if asked and part is not parts[-1] else ""
        xml += part.xml + d.flow(fork, part.first, guard)
        xml += d.flows(*(f"{last} {join}" for last in part.lasts))
    return Part(xml, fork, (join,))


def _branch(pen: Pen, depth: int, cancels: bool) -> Part:
    return block(pen, max(depth - 1, 0), cancels) if pen.happens(0.6) else activity(pen, 0)


def circled(pen: Pen, part: Part) -> Part:
    """The part again and again while something holds."""
    into, out, after = pen.key("x"), pen.key("x"), pen.key("o")
    again = pen.one("a < 3", "b = false")
    xml = d.xor(into) + d.xor(out, default=f"{out}_{after}") + d.script(after, "a", "a + 1")
    xml += d.flow(out, into, again) + d.flows(f"{into} {part.first}", f"{out} {after}")
    xml += d.flows(*(f"{last} {out}" for last in part.lasts))
    return Part(part.xml + xml, into, (after,))
