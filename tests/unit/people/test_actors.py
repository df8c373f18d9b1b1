"""By what name an actor stands in rows and logs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.model import SYSTEM, Actor, ActorKind


@pytest.mark.parametrize(
    ("actor", "name", "is_system"),
    [
        (Actor("aino"), "aino", False),
        (Actor(), "person", False),
        (Actor(kind=ActorKind.SERVICE, name="archive"), "service:archive", False),
        (Actor("aino", ActorKind.SERVICE, name="archive"), "service:archive", False),
        (Actor("aino", ActorKind.SERVICE), "aino", False),
        (SYSTEM, "system", True),
    ],
)
def test_an_actor_has_one_name(actor: Actor, name: str, is_system: bool) -> None:
    assert (actor.id, actor.is_system) == (name, is_system)


def test_who_is_made_of_another_has_a_name_of_their_own() -> None:
    made = replace(Actor("aino"), person_id="eero")
    assert made == Actor("eero") and hash(made) == hash(Actor("eero"))
    assert made.id == "eero"
    assert replace(SYSTEM, kind=ActorKind.PERSON).is_system is False
