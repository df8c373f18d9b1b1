"""Models spoiled by chance, element by element or byte by byte, and how reading them must end."""

from __future__ import annotations

import random

from hypothesis import strategies as st
from lxml import etree

from engine.definitions import check_models, read_models
from engine.errors import InvalidDefinition

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
    """Read, or refused with its findings; nothing else."""
    try:
        read_models({name: data})
    except InvalidDefinition as refused:
        assert refused.details["findings"]
        assert refused.reason
    assert isinstance(check_models({name: data}), list)


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


def broken(data: st.DataObject, seed: bytes) -> bytes:
    """Bytes overwritten, cut out, put in."""
    found = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(found)))
        put = data.draw(st.binary(max_size=8))
        found[at : at + data.draw(st.integers(0, 8))] = put
    return bytes(found)
