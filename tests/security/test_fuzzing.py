"""A bounded run of the fuzzing: nothing fails, and every answer is one that is told of."""

from __future__ import annotations

from tests.security.fuzzing import faults
from tests.security.standing_case import Standing

EXAMPLES = 3


def test_whatever_anybody_sends_the_answer_is_one_that_is_told_of(standing: Standing) -> None:
    assert list(faults(standing, EXAMPLES)) == []
