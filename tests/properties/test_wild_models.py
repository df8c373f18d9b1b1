"""Random models × random commands: whatever is done, the state stays sound, and a case can end.

Nothing says what the right outcome is: `assert_sound` says what may never be, and nothing but a
refusal may be raised. A model and what is done to it follow from a number alone; a failure names
it and shows both. A long search: `python -m tests.properties.test_wild_models FIRST LAST`.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections import Counter
from dataclasses import replace

import pytest

from engine.errors import EngineError
from engine.runtime import commands as c
from tests.properties.state_laws import assert_sound
from tests.properties.wild_commands import Act, Hand
from tests.properties.wild_models import written
from tests.unit.runtime.drawing import package
from tests.unit.runtime.playing import Play

PLAYS, BLOCK = 150, 50
USUAL = {"CompleteTask", "CompleteWork", "ThrowError", "Hour", "Message", "MoveTokens"}
USUAL |= {"RetryIncident", "Suspend", "Resume", "Signal", "SetVariables"}
STEPS = 40
LARGEST = 40_000  # bytes of state: what grows for ever only takes time
LIMITS = {"step_limit": 300, "scope_limit": 12, "throw_limit": 20}  # of one command


def play(number: int) -> Counter[str]:
    """The play of that number to its end; what the engine took how often."""
    chance = random.Random(number)
    inside = written(chance)
    done: list[Act] = []
    try:
        return _played(chance, inside, done)
    except Exception as error:
        acts = "\n".join(map(str, done))
        error.add_note(f"play({number}): package(**{inside})\nand then\n{acts}")
        raise


def _played(chance: random.Random, inside: dict[str, str], done: list[Act]) -> Counter[str]:
    game = Play.waiting(package(**inside))
    game.world.environment = replace(game.world.environment, **LIMITS)
    variables = {"log": [], "xs": [1, 2], "a": 1, "b": False, "k": "PT1H"}
    game.case = game.world.start("p", variables={**variables, "big": chance.choice([2, 10**9])})
    assert_sound(game.case)
    hand = Hand(chance, game, done)
    while not game.ended and len(done) < STEPS and len(game.case.data) < LARGEST:
        going = _goes_on(hand)
        assert_sound(game.case)
        if not going:
            break
    if not game.ended:
        game.do(c.CancelInstance())
        assert game.case.state.ended
        assert_sound(game.case)
    return hand.taken


def _goes_on(hand: Hand) -> bool:
    """Whether one more act came to an end: models may go round for ever."""
    try:
        hand.act()
    except EngineError:
        return False
    return True


@pytest.mark.parametrize("first", range(0, PLAYS, BLOCK))
def test_nothing_breaks_the_state_of_a_case(first: int) -> None:
    taken = sum((play(first + number) for number in range(BLOCK)), Counter[str]())
    assert set(taken) >= USUAL
    assert taken.total() > 5 * BLOCK


def search(first: int, last: int) -> None:
    """Plays of many numbers; a failure of each kind is shown once, and counted."""
    seen: Counter[str] = Counter()
    for number in range(first, last):
        try:
            play(number)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {where.name}: {where.line}"
            seen[kind] += 1
            if seen[kind] == 1:
                traceback.print_exception(error)
    print(f"{last - first} plays, failures: {dict(seen)}")


if __name__ == "__main__":
    search(*map(int, sys.argv[1:3]))
