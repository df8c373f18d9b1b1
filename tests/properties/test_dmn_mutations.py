"""Decision models with something torn out, doubled or miswritten: refused, or decided soundly."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.dmn import read_decisions
from engine.dmn.explaining import sentences
from engine.errors import InvalidInput

MODELS = [
    etree.parse(path).getroot()
    for path in sorted((Path(__file__).parents[2] / "bpmn").rglob("*.dmn"))
]
ODD = ["", "x", "#x", "true", "-1", "Java", "tX", "list<number>", "list<", "a.b", "COLLECT", "SUM"]
TEXTS = ["", "1", "x +", "-", "null", "[1..2]", "function(x) x", "{a: 1}", "not(1)", '"a"', "? > 1"]


def elements(root: etree._Element) -> list[etree._Element]:
    """The elements of a model, without comments."""
    return [each for each in root.iter("*") if isinstance(each.tag, str)]


def mutate(root: etree._Element, random: Random) -> None:
    """One thing in the model torn out, doubled, brought in from another, or miswritten."""
    chosen = random.choice(elements(root))
    parent = chosen.getparent()
    match random.randrange(5):
        case 0 if parent is not None:
            parent.remove(chosen)
        case 1 if parent is not None:
            parent.insert(random.randrange(len(parent) + 1), copy.deepcopy(chosen))
        case 2:
            other = random.choice(elements(random.choice(MODELS)))
            chosen.append(copy.deepcopy(other))
        case 3 if chosen.attrib:
            chosen.set(random.choice(sorted(map(str, chosen.attrib))), random.choice(ODD))
        case _:
            chosen.text = random.choice(TEXTS)


@given(st.randoms(use_true_random=False), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_whatever_is_wrong_is_a_problem_and_never_an_error(random: Random, times: int) -> None:
    root = copy.deepcopy(random.choice(MODELS))
    for _ in range(times):
        mutate(root, random)
    decisions, problems = read_decisions([("m.dmn", root)])
    assert all(each.message_fi and each.message_en for each in problems)
    if problems:
        return
    for identifier, _, _ in decisions.listing():
        try:
            decided = decisions.evaluate(identifier, {"women": 3, "men": "x"})
        except InvalidInput:
            continue
        for language in ("fi", "sv", "en"):
            assert all(sentences(decided.record(), language))
