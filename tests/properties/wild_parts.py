"""The parts of random models: plain activities with what may be written on them, events, borders.

All texts that fail do so until the variable `big` is made small: then a retry goes on.
"""

from __future__ import annotations

import random
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.unit.runtime import drawing as d

FAILING = "count((for i in 1..big return i))"
GUARDS = ("a > 1", "a < 2", "b = true", "x = 1", "count(log) > 2", f"{FAILING} = 2")
DONE = ("nrOfCompletedInstances >= 1", *GUARDS)
CAUGHT = ("message:M", "signal:S", "timeDuration:PT1H", "timeDuration:${k}", "conditional:a > 3")
BORDER = (*CAUGHT, "timeCycle:R2/PT1H", "error:E", "error", "escalation:X", "escalation")
HANDLED = (*CAUGHT, "timeCycle:R2/PT1H", f"timeDuration:={FAILING}", "error:E", "escalation:X")
THROWN = ("signal:S", "message:M", "escalation:X", "compensate")
ENDING = (*THROWN, "error:E", "terminate")


class Part(NamedTuple):
    """A piece of a model: flows go to `first` and on from each of `lasts`."""

    xml: str
    first: str
    lasts: tuple[str, ...]


class Pen:
    """One source of chance, and ids that are never given twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._numbers = count(1)

    def key(self, letter: str) -> str:
        return f"{letter}{next(self._numbers)}"

    def happens(self, odds: float) -> bool:
        return self.chance.random() < odds

    def one(self, *among: str) -> str:
        return self.chance.choice(among)

    def handled(self, had: list[str], *among: str) -> str:
        """What one more handler of a place hears; `had` by another no error or escalation again."""
        coded = ("error", "escalation")
        found = self.one(*(x for x in among if x not in had or not x.startswith(coded)))
        had.append(found)
        return found


# ---- what may be written on an activity


def mapped(pen: Pen, inside: str = "") -> str:
    """Its extension elements: now and then an input and an output, that may fail."""
    row = ""
    if pen.happens(0.15):
        row = _parameter("input", "k", pen.one("${a}", "1", "PT1H", f"={FAILING}"))
    return given(pen, inside, row)


def given(pen: Pen, inside: str = "", rows: str = "") -> str:
    """Extension elements: now and then an output, after the given ones."""
    if pen.happens(0.15):
        name = pen.one("o", "a", "b")
        rows += _parameter("output", name, pen.one("${a}", "${k}", "1", f"={FAILING}"))
    if rows:
        inside += f"<camunda:inputOutput>{rows}</camunda:inputOutput>"
    return d.extension(inside) if inside else ""


def _parameter(kind: str, name: str, value: str) -> str:
    return f'<camunda:{kind}Parameter name="{name}">{value}</camunda:{kind}Parameter>'


def repeated(pen: Pen) -> str:
    """Now and then a loop, or multi-instance of a number or over a list (that may be missing)."""
    if not pen.happens(0.3):
        return ""
    if pen.happens(0.3):
        return _looped(pen)
    inside = ""
    if pen.happens(0.3):
        inside += "<loopDataOutputRef>outs</loopDataOutputRef>"
        inside += d.element("outputDataItem", pen.key("d"), name="oi")
    if pen.happens(0.4):
        inside += _text("completionCondition", pen.one(*DONE))
    sequential = pen.happens(0.5)
    if pen.happens(0.5):
        return d.multi(pen.one("0", "1", "2", "3", "a"), inside, sequential=sequential)
    over = {"camunda__collection": pen.one("xs", "xs", "missing"), "camunda__elementVariable": "x"}
    return d.multi("", inside, sequential=sequential, **over)


def _looped(pen: Pen) -> str:
    asked = _text("loopCondition", pen.one(*GUARDS)) if pen.happens(0.5) else ""
    before, most = pen.one("true", "false"), pen.one("1", "2", "3")
    tag = "standardLoopCharacteristics"
    return f'<{tag} testBefore="{before}" loopMaximum="{most}">{asked}</{tag}>'


def _text(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def completed(pen: Pen) -> str:
    """Now and then the completion condition of an ad-hoc sub-process."""
    return _text("completionCondition", pen.one(*DONE)) if pen.happens(0.5) else ""


def activated(pen: Pen) -> str:
    """The activation condition of a complex gateway."""
    asked = pen.one("activationCount >= 1", "activationCount >= 2", f"{FAILING} = 2")
    return _text("activationCondition", asked)


# ---- activities and events


def plain(pen: Pen, kind: str) -> Part:
    """A task or a call of process `q`."""
    key = pen.key("t")
    xml = _called(pen, key) if kind == "call" else _task(pen, kind, key)
    return Part(xml + bordered(pen, key), key, (key,))


def _task(pen: Pen, kind: str, key: str) -> str:
    inside = mapped(pen) + repeated(pen)
    if kind == "work":
        return d.work(key, "t", inside)
    if kind == "script":
        text = pen.one("a + 1", "b", "append(log, 1)", FAILING)
        return d.script(key, pen.one("a", "b", "log"), text, inside)
    if kind == "user":
        return d.user(key, inside)
    return d.element(kind, key, inside, messageRef="M")


def _called(pen: Pen, key: str) -> str:
    handed = '<camunda:in variables="all"/><camunda:out source="a" target="a"/>'
    return d.call(key, "q", mapped(pen, handed) + repeated(pen))


def bordered(pen: Pen, host: str) -> str:
    """Now and then events on an activity's border with what they lead to, and what undoes it."""
    xml = ""
    had: list[str] = []
    while pen.happens(0.35):
        key, trigger = pen.key("b"), pen.handled(had, *BORDER)
        interrupts = trigger.startswith("error") or pen.happens(0.5)
        after = leaf(pen)
        xml += d.on(host, key, trigger, cancelActivity=interrupts)
        xml += after.xml + d.flows(f"{key} {after.first}")
    if pen.happens(0.2):
        xml += _undone(pen, host)
    return xml


def _undone(pen: Pen, host: str) -> str:
    key = pen.key("h")
    handler = {
        "user": d.user(key, isForCompensation=True),
        "work": d.work(key, "t", isForCompensation=True),
        "log": d.log(key, isForCompensation=True),
    }
    return d.undone_by(host, key) + handler[pen.one(*handler)]


def leaf(pen: Pen) -> Part:
    """The one element behind an event: a task, a script or an end."""
    key, kind = pen.key("u"), pen.one("user", "log", "end")
    if kind == "end":
        return Part(d.end(key, pen.one("", "", "", *ENDING)), key, ())
    return Part(d.user(key) if kind == "user" else d.log(key), key, (key,))


def waiting(pen: Pen) -> Part:
    """An event in the flow that waits."""
    key = pen.key("c")
    return Part(d.catch(key, pen.one(*CAUGHT)), key, (key,))


def throwing(pen: Pen) -> Part:
    """An event in the flow that throws nothing, one thing or two."""
    key, thrown = pen.key("w"), pen.chance.sample(THROWN, pen.chance.randint(0, 2))
    return Part(d.throw(key, *thrown), key, (key,))


def race(pen: Pen) -> Part:
    """An event-based gateway before a message and a timer."""
    gate, message, timer = pen.key("g"), pen.key("c"), pen.key("c")
    xml = d.element("eventBasedGateway", gate) + d.catch(message, "message:M")
    xml += d.catch(timer, "timeDuration:PT1H") + d.flows(f"{gate} {message}", f"{gate} {timer}")
    return Part(xml, gate, (message, timer))
