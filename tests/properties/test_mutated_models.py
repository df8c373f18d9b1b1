"""Whatever is done to a model's bytes, reading it gives models or InvalidDefinition alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.definitions import check_models, read_models
from engine.errors import InvalidDefinition

SEEDS = [path.read_bytes() for path in sorted(Path("bpmn").glob("*/*.bpmn"))]
WORDS = [
    "",
    "x",
    "a b",
    "${",
    "=",
    "=1 +",
    "${a.b()}",
    "P1D",
    "R/PT1H",
    "-1",
    "0",
    "999999999999",
] + ["true", "false", "1", "tns:x", "urn:x", "ÄÖ", "𝕏", "start", "__class__", "None", "Complex"]


def survives(data: bytes, name: str = "m.bpmn") -> None:
    try:
        read_models({name: data})
    except InvalidDefinition as refused:
        assert refused.details["findings"]
        assert refused.reason
    assert isinstance(check_models({name: data}), list)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(SEEDS))
def test_mutated_trees(chance: random.Random, seed: bytes) -> None:
    """Elements and attributes moved, doubled, dropped, renamed, rewritten."""
    root = etree.fromstring(seed)
    for _ in range(chance.randint(1, 6)):
        mutate(root, chance)
    survives(etree.tostring(root))


def mutate(root: etree._Element, chance: random.Random) -> None:
    """One change of the tree."""
    elements = [e for e in root.iter("*") if e is not root]
    if not elements:
        return
    one, other = chance.choice(elements), chance.choice(elements)
    kind = chance.randrange(6)
    if kind == 0 and one.attrib:
        one.set(chance.choice(list(one.attrib)), _word(chance, other))
    elif kind == 1 and one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]
    elif kind == 2:
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)
    elif kind == 3:
        one.text = _word(chance, other)
    elif kind == 4 and one not in list(other.iterancestors()) and one is not other:
        other.append(one)
    elif kind == 5:
        one.tag = other.tag


def _word(chance: random.Random, other: etree._Element) -> str:
    own = [str(value) for value in other.attrib.values()]
    return chance.choice(WORDS + own)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(SEEDS))
def test_mutated_bytes(data: st.DataObject, seed: bytes) -> None:
    """Bytes overwritten, cut out, put in."""
    broken = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(broken)))
        put = data.draw(st.binary(max_size=8))
        broken[at : at + data.draw(st.integers(0, 8))] = put
    survives(bytes(broken))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(data)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_are_read(seed: bytes) -> None:
    assert read_models({"m.bpmn": seed}).processes
