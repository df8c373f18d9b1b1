"""How a user task is offered: alike in all cases where the model says it outright."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.runtime.effects import TaskOpened
from tests.unit.runtime.drawing import flows, package, start, user
from tests.unit.runtime.playing import NOW, Play


def opened(play: Play) -> list[TaskOpened]:
    """The task of each case."""
    return [task for case in play.cases for task in case.tasks.values()]


def two_cases(first: Any, second: Any, /, **attributes: object) -> list[TaskOpened]:
    models = package(p=start("s") + user("u", **attributes) + flows("s u"))
    play = Play(models, x=first)
    play.world.start("p", variables={"x": second})
    return opened(play)


def test_what_reads_nothing_is_the_same_for_all_cases() -> None:
    written: dict[str, object] = {
        "name": "Päätä",
        "camunda__assignee": "aino",
        "camunda__candidateUsers": "aino, eero",
        "camunda__candidateGroups": " board ,",
        "camunda__formKey": "f",
        "camunda__priority": "70",
    }
    one, other = two_cases(1, 2, **written)
    assert one == other
    assert (one.name, one.assignee, one.form_key, one.priority) == ("Päätä", "aino", "f", 70)
    assert (one.candidate_users, one.candidate_groups) == (("aino", "eero"), ("board",))


@pytest.mark.parametrize(
    ("attribute", "field"),
    [
        ("name", "name"),
        ("camunda__assignee", "assignee"),
        ("camunda__formKey", "form_key"),
    ],
)
def test_what_reads_a_variable_is_read_for_each_case(attribute: str, field: str) -> None:
    one, other = two_cases("a", "b", **{attribute: "${x}"})
    assert (getattr(one, field), getattr(other, field)) == ("a", "b")


def test_candidates_and_priority_are_read_for_each_case() -> None:
    one, other = two_cases(["a", "b"], ["c"], camunda__candidateGroups="${x}")
    assert (one.candidate_groups, other.candidate_groups) == (("a", "b"), ("c",))
    one, other = two_cases("a,b", "c", camunda__candidateUsers="${x}")
    assert (one.candidate_users, other.candidate_users) == (("a", "b"), ("c",))
    one, other = two_cases(7, 8, camunda__priority="${x}")
    assert (one.priority, other.priority) == (7, 8)


@pytest.mark.parametrize("attribute", ["dueDate", "followUpDate"])
def test_a_span_of_time_begins_when_the_task_is_opened(attribute: str) -> None:
    written = {f"camunda__{attribute}": "P1D"}
    models = package(p=start("s") + user("u", **written) + flows("s u"))
    play = Play(models).wait(days=2)
    play.world.start("p", variables={})
    moments = [task.due or task.follow_up for task in opened(play)]
    assert moments == [NOW + timedelta(days=1), NOW + timedelta(days=3)]


def test_a_priority_that_is_none_stops_the_task() -> None:
    play = Play(start("s") + user("u", camunda__priority="${x}") + flows("s u"), x="high")
    assert play.tasks == []
    assert len(play.incidents) == 1
