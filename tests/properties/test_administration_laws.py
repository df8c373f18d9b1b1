"""Administrators may do anything to a running case, in any order: its state stays sound."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.definitions.model import Models
from engine.errors import EngineError
from engine.runtime import commands as c
from tests.properties.state_laws import assert_sound
from tests.properties.test_runtime_differential import BLOCK, HANDLERS, Writer
from tests.properties.token_game import Block
from tests.unit.runtime import drawing as d
from tests.unit.runtime.playing import Play

WHAT = ["complete", "signal", "cancel", "before", "after", "set", "suspend", "resume", "retry"]
STEPS = st.lists(
    st.tuples(st.sampled_from(WHAT), st.integers(0, 30), st.integers(0, 5)),
    min_size=1,
    max_size=20,
)


def command(game: Play, what: str, which: int, pick: int) -> c.Command | None:
    """One of the commands of that kind that could be given now."""
    state = game.case.state
    nodes = list(game.world.models.processes["p"].nodes)
    tokens = [token.number for token in state.tokens()]
    match what:
        case "complete" if game.case.tasks:
            tasks = sorted(game.case.tasks)
            return c.CompleteTask(tasks[which % len(tasks)], {"pick": pick})
        case "signal":
            return c.DeliverSignal("AB"[which % 2], {"pick": pick})
        case "cancel" if tokens:
            return c.MoveTokens(cancel=(tokens[which % len(tokens)],))
        case "before":
            return c.MoveTokens(before=(c.Move(nodes[which % len(nodes)]),))
        case "after":
            return c.MoveTokens(after=(c.Move(nodes[which % len(nodes)]),))
        case "set":
            return c.SetVariables({"pick": pick if which else None})
        case "suspend":
            return c.Suspend()
        case "resume":
            return c.Resume(keep_rest=bool(which % 2))
        case "retry" if state.incidents:
            incidents = sorted(state.incidents)
            return c.RetryIncident(incidents[which % len(incidents)], {"pick": pick})
    return None


def model(block: Block, handlers: Any) -> Models:
    """Around the random model: work, a timer, and something that can be undone."""
    writer = Writer()
    inside, _, _ = writer.scope(block, handlers)
    undone = d.log("done") + d.undone_by("done", "undo") + d.user("undo", isForCompensation=True)
    late = d.on("whole", "late", "timeDuration:PT1H", cancelActivity=False) + d.work("w", "t")
    back = d.throw("back", "compensate") + d.end("end")
    line = (
        d.start("begin") + d.sub("whole", inside) + undone + late + back
        + d.flows("begin done whole back end", "late w")
    )  # fmt: skip
    return d.package(p=line, **writer.called)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCK, HANDLERS, STEPS, st.integers(0, 5))
def test_nothing_an_administrator_does_breaks_a_case(
    block: Block, handlers: Any, steps: list[tuple[str, int, int]], first: int
) -> None:
    game = Play(model(block, handlers), pick=first)
    assert_sound(game.case)
    for what, which, pick in steps:
        before = game.case.data
        chosen = command(game, what, which, pick)
        if chosen is None or game.ended:
            continue
        try:
            game.do(chosen)
        except EngineError:
            assert game.case.data == before
        assert_sound(game.case)
