"""A bounded run of the fuzzing: nothing fails, and every answer is one that is told of."""

from __future__ import annotations

import pytest

from tests.security.fuzzing import faults
from tests.security.poison import poisoned
from tests.security.standing_case import Standing, served
from tests.storage.conftest import postgresql  # noqa: F401
from tests.storage.server import Server

EXAMPLES = 2  # the plainest and one at random; `make fuzz` tries hundreds


def test_whatever_anybody_sends_the_answer_is_one_that_is_told_of(standing: Standing) -> None:
    assert list(faults(standing, EXAMPLES)) == []


@pytest.mark.postgresql
def test_what_no_column_holds_breaks_nothing(standing: Standing, postgresql: Server) -> None:  # noqa: F811
    with served(standing, postgresql) as place:
        assert list(poisoned(place, 2)) == []
