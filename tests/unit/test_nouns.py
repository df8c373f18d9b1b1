"""Nouns are values: nobody changes one, and two of the same are equal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace as changed

from engine.model import Job, JobKind, Key
from engine.model.noun import names_of

AT = datetime(2030, 1, 1, tzinfo=UTC)
JOB = Job(Key("a", 1), JobKind.TIMER, "e", AT)


def test_nobody_changes_a_noun() -> None:
    with pytest.raises(AttributeError):
        JOB.topic = "x"  # type: ignore[misc]
    assert not hasattr(JOB, "__dict__")


def test_nouns_of_the_same_values_are_equal() -> None:
    assert Job(Key("a", 1), JobKind.TIMER, "e", AT) == JOB
    assert changed(JOB, topic="x") != JOB
    assert changed(changed(JOB, topic="x"), topic=JOB.topic) == JOB


def test_a_noun_has_no_other_fields() -> None:
    with pytest.raises(TypeError):
        changed(JOB, colour="red")


def test_two_nouns_share_no_default() -> None:
    assert JOB.payload is not Job(Key("a", 2), JobKind.TIMER, "e", AT).payload


def test_names_are_those_of_structs_and_dataclasses() -> None:
    @dataclass(frozen=True, slots=True)
    class Chair:
        body: str
        person: str

    assert names_of(Chair) == ("body", "person")
    assert names_of(Job)[:3] == ("key", "kind", "effect")
