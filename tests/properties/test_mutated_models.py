"""Whatever is done to a model's bytes, reading it gives models or InvalidDefinition alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.definitions import read_models
from tests.properties.mutating import broken, mutate, survives

SEEDS = [path.read_bytes() for path in sorted(Path("bpmn").glob("*/*.bpmn"))]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(SEEDS))
def test_mutated_trees(chance: random.Random, seed: bytes) -> None:
    """Elements and attributes moved, doubled, dropped, renamed, rewritten."""
    root = etree.fromstring(seed)
    for _ in range(chance.randint(1, 6)):
        mutate(root, chance)
    survives(etree.tostring(root))


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(SEEDS))
def test_mutated_bytes(data: st.DataObject, seed: bytes) -> None:
    """Bytes overwritten, cut out, put in."""
    survives(broken(data, seed))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(data)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_are_read(seed: bytes) -> None:
    assert read_models({"m.bpmn": seed}).processes
