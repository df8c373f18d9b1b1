"""Bounded work, bounded state, no recursion along the model."""

from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest

from engine.definitions import read_models
from engine.definitions.model import Models
from engine.runtime import joins
from engine.runtime.environment import Environment
from tests.unit.runtime.drawing import (
    both,
    call,
    element,
    esp,
    extension,
    flow,
    flows,
    multi,
    on,
    package,
    script,
    some,
    start,
    sub,
    throw,
    undone_by,
    user,
    written,
    xor,
)
from tests.unit.runtime.playing import Play

LOOP = (
    '<startEvent id="s"/><scriptTask id="a" scriptFormat="feel" camunda:resultVariable="n">'
    '<script>n + 1</script></scriptTask><exclusiveGateway id="g" default="again"/>'
    '<endEvent id="e"/><sequenceFlow id="out" sourceRef="g" targetRef="e">'
    "<conditionExpression>n &gt;= 3000</conditionExpression></sequenceFlow>"
    '<sequenceFlow id="again" sourceRef="g" targetRef="a"/>'
) + flows("s a", "a g")


def test_three_thousand_automatic_passes() -> None:
    game = Play(LOOP, n=0)
    assert game.case.ended
    assert game.variables["n"] == 3000


def test_an_endless_loop_is_an_incident_and_can_go_on_after_repair() -> None:
    endless = LOOP.replace("n &gt;= 3000", "stop")
    game = Play(endless + flows("s u") + '<userTask id="u"/>', n=0, stop=True)
    assert game.tasks == ["u"]
    game = Play(
        '<startEvent id="s"/><userTask id="u"/>'
        + LOOP.replace('<startEvent id="s"/>', "")
        .replace("n &gt;= 3000", "stop")
        .replace("s_a", "x")
        .replace('sourceRef="s"', 'sourceRef="u"')
        + flows("s u"),
        n=0,
        stop=False,
    )
    game.world.environment = Environment(step_limit=1000)
    game.complete("u")
    assert len(game.incidents) == 1
    game.retry(stop=True)
    assert game.case.ended


def test_twenty_levels_of_nesting() -> None:
    inside = '<userTask id="deep"/>'
    for level in range(20):
        inside = f'<subProcess id="sub{level}">{inside}</subProcess>'
    game = Play(inside)
    game.complete("deep")
    assert game.case.ended


def test_a_megabyte_of_variables_is_not_taken_apart_by_steps_that_do_not_look_at_it() -> None:
    big = [{"number": n, "text": "x" * 40} for n in range(15_000)]
    model = user("a") + user("b") + script("c", "n", "count(big)") + user("z")
    game = Play(model + flows("a b c z"), big=big, name="x" * 100_000)
    game.complete("a")
    assert type(orjson.loads(game.case.data)[4][0][6]["big"]["$packed"]) is str
    assert game.complete("b").variables["n"] == 15_000
    assert game.variables["big"] == big
    game.set(big=[])
    assert len(game.case.data) < 110_000


@pytest.mark.parametrize("size", [1, 5000])
@pytest.mark.parametrize(
    "value",
    [
        {"$packed": "no"},
        {"$packedTagged": [1]},
        {"$date": "2030-01-01"},
        {"a": {"$context": {"b": 1}}},
        {"when": date(2030, 1, 1), "much": Decimal("0.1")},
        2**70,
    ],
)
def test_every_value_comes_back_whatever_its_form_and_size(value: Any, size: int) -> None:
    game = Play(user("a") + user("b") + flows("a b"), v=[value] * size).complete("a")
    assert game.variables["v"] == [value] * size


def test_ever_more_tokens_are_one_incident_and_little_state() -> None:
    """Thirty times two flows to the next task: a thousand million tokens, if they were let."""
    model, last = start("s"), "s"
    for n in range(30):
        two = flow(last, f"t{n}", key=f"a{n}") + flow(last, f"t{n}", key=f"b{n}")
        model, last = model + element("task", f"t{n}") + two, f"t{n}"
    game = Play.waiting(model)
    game.world.environment = Environment(step_limit=2000)
    game.case = game.world.start("p")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert len(game.case.data) < 1000


def bounded(model: str, **limits: int) -> Play:
    game = Play.waiting(model)
    game.world.environment = Environment(**limits)
    game.case = game.world.start("p", variables={"many": 50})
    return game


def test_more_instances_than_a_case_holds_are_an_incident() -> None:
    """Of instances within instances as many begin as there is room for."""
    inner = sub("x", multi(50), start("i"), user("u", multi("${many}")), flows("i u"))
    game = bounded(start("s") + inner + flows("s x"), token_limit=500)
    assert {kind for _, kind, _ in game.incidents} == {"limit"}
    assert 300 < len(game.tasks) < 500
    assert "more than a case holds" in game.incidents[0][2]


def test_tokens_that_multiply_are_not_even_queued() -> None:
    """Two thousand out of each of two thousand."""
    tasks = "".join(element("task", name, completionQuantity=2_000) for name in "abc")
    game = bounded(start("s") + tasks + user("z") + flows("s a b c z"), step_limit=5_000)
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert len(game.case.data) < 1000


def test_instances_one_by_one_over_a_long_list_cost_the_same_each() -> None:
    """5,000 passes over 5,000 records: 20 s, when each took the whole list apart."""
    over = multi("", camunda__collection="xs", camunda__elementVariable="x", sequential=True)
    line = start("s") + script("a", "n", "n + x.k", over) + flows("s a")
    game = Play(line, n=0, xs=[{"k": k} for k in range(5000)])
    assert game.variables["n"] == sum(range(5000))
    waits = Play(start("s") + user("u", over) + flows("s u"), xs=[{"k": k} for k in range(900)])
    state = waits.complete("u").case.state
    assert state.visible(max(waits.case.tasks)) == {
        **waits.variables,
        "x": {"k": 1},
        "loopCounter": 1,
    }


def test_six_hundred_activities_in_a_row() -> None:
    names = [f"t{n}" for n in range(600)]
    model = start("s") + "".join(element("task", name) for name in names)
    game = Play(model + user("u") + flows(f"s {' '.join(names)} u"))
    assert game.tasks == ["u"]
    assert len(game.case.data) < 300


def test_the_state_does_not_grow_with_the_passes_of_a_loop() -> None:
    model = start("s") + xor("m") + both("g") + user("a") + user("b") + both("j") + xor("again")
    game = Play(model + flows("s m g a j again m", "g b j"))
    sizes = [len(game.complete("a").complete("b").case.data) for _ in range(300)]
    assert max(sizes[200:]) <= max(sizes[:20]) + 8  # numbers have a digit more


def test_four_hundred_instances_cost_a_step_each_and_leave_nothing() -> None:
    game = Play(start("s") + user("m", multi(400)) + user("z") + flows("s m z"))
    first = len(game.case.data)
    assert first < 400 * 120
    for left in range(400, 0, -1):
        assert len(game.tasks) == left
        game.complete("m")
    assert game.tasks == ["z"]
    assert len(game.case.data) < 300


def test_compensating_two_thousand_records() -> None:
    game = Play(
        '<startEvent id="s"/><scriptTask id="a" scriptFormat="feel" camunda:resultVariable="n">'
        "<multiInstanceLoopCharacteristics><loopCardinality>2000</loopCardinality>"
        "</multiInstanceLoopCharacteristics><script>n + 1</script></scriptTask>"
        '<boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition id="ce"/>'
        '</boundaryEvent><scriptTask id="undo" isForCompensation="true" scriptFormat="feel" '
        'camunda:resultVariable="n"><script>n - 1</script></scriptTask>'
        '<association id="as" associationDirection="One" sourceRef="b" targetRef="undo"/>'
        '<userTask id="u"/><endEvent id="e"><compensateEventDefinition id="ct"/></endEvent>'
        + flows("s a", "a u", "u e"),
        n=0,
    )
    assert game.variables["n"] == 2000
    game.complete("u")
    assert game.case.ended
    assert game.variables["n"] == 0


def test_what_goes_on_after_the_limit_gets_less_and_less() -> None:
    """Each join of a process that calls itself twice goes on once nothing else moves."""
    line = start("s") + some("f") + script("a", "n", "1") + script("b", "n", "2") + some("j")
    line += both("g") + call("c", "p") + call("d", "p") + flows("s f", "a j g c", "b j", "g d")
    models = package(p=line + flow("f", "a", "true") + flow("f", "b", "true"))
    game = Play.waiting(models)
    game.world.environment = Environment(step_limit=300)
    game.case = game.world.start("p")
    assert {kind for _, kind, _ in game.incidents} == {"limit"}
    assert len(game.case.state.frames()) < 200


def test_a_loop_of_costly_expressions_stops_after_fewer_passes() -> None:
    costly = script("a", "n", "n + count(for i in 1..5000 return i) - 4999")
    game = Play(start("s") + user("u") + xor("m") + costly + flows("s u m a m"), n=0)
    game.world.environment = Environment(step_limit=5000)
    game.complete("u")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert game.variables["n"] < 300


DECISION = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" '
    'namespace="urn:d"><decision id="dear" name="dear"><variable name="dear"/><literalExpression>'
    "<text>count(for i in 1..5000 return i){}</text></literalExpression></decision></definitions>"
)


@pytest.mark.parametrize("rest", ["", " + count(for i in 1..1000000 return i)"])
def test_a_loop_of_costly_decisions_stops_after_fewer_passes(rest: str) -> None:
    """Those that cost too much are caught on the border, and tried again."""
    decide = element("businessRuleTask", "d", camunda__decisionRef="dear")
    line = start("s") + user("u") + xor("m") + script("n", "n", "n + 1") + decide
    line += on("d", "b", "error") + flows("s u m n d m", "b m")
    models = read_models({"p.bpmn": written(p=line), "d.dmn": DECISION.format(rest).encode()})
    game = Play(models, n=0)
    game.world.environment = Environment(step_limit=5000)
    game.complete("u")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert game.variables["n"] < 100


def test_costly_timers_count_too() -> None:
    costly = '=if count(for i in 1..5000 return i) > 0 then "PT1H" else ""'
    timed = script("a", "n", "n + 1") + on("a", "b", f"timeDuration:{costly}")
    game = Play(start("s") + user("u") + xor("m") + timed + flows("s u m a m"), n=0)
    game.world.environment = Environment(step_limit=5000)
    game.complete("u")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert game.variables["n"] < 100


def test_conditions_that_are_asked_in_each_pass_of_a_loop_count_too() -> None:
    counting = start("i") + user("u") + xor("m") + script("a", "n", "n + 1") + flows("i u m a m")
    watched = user("w") + on("w", "c", "conditional:n = 0 - 1") + start("j") + flow("j", "w")
    inside = sub("x", multi(200), watched)
    game = Play(start("s") + inside + sub("y", counting) + flows("s x", "s y"), n=0)
    game.world.environment = Environment(step_limit=5000)
    game.complete("u")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert game.variables["n"] < 200


def test_a_loop_that_makes_a_list_ever_longer_stops_before_it_takes_long() -> None:
    loop = start("s") + user("u") + xor("m") + script("a", "xs", "append(xs, 1)")
    game = Play(loop + flows("s u m a m"), xs=[1] * 2000)
    game.world.environment = Environment(step_limit=5000)
    game.complete("u")
    assert [kind for _, kind, _ in game.incidents] == ["limit"]
    assert len(game.variables["xs"]) < 2500


def test_joins_of_other_scopes_are_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred scopes with an inclusive join those that a command does not touch wait on."""
    asked = []
    reach = joins.reach
    monkeypatch.setattr(joins, "reach", lambda gate, at: asked.append(at.id) or reach(gate, at))
    inside = start("i") + both("f") + user("u") + element("task", "t") + some("j") + user("z")
    inside += flows("i f u j z", "f t j")
    game = Play(start("s") + sub("x", multi(100), inside) + flows("s x"))
    assert game.tasks == ["u"] * 100
    asked.clear()
    game.complete("u")
    assert (game.tasks.count("z"), asked) == (1, [])


@pytest.mark.parametrize("mapping", ['variables="all"', 'source="big" target="big"'])
def test_large_values_that_go_into_many_calls_count_too(mapping: str) -> None:
    """Two thousand calls with 140 kB each would be a state of 280 MB."""
    calls = call("c", "q", extension(f"<camunda:in {mapping}/>") + multi(2_000))
    models = package(p=start("s") + user("u") + calls + flows("s u c"), q=user("k"))
    game = Play(models, big=[{"number": n, "text": "x" * 40} for n in range(2_000)])
    game.world.environment = Environment(step_limit=10_000)
    game.complete("u")
    assert {kind for _, kind, _ in game.incidents} == {"limit"}
    assert len(game.case.data) < 30_000_000


def passes(models: str | Models) -> int:
    """How often a loop that begins after the task `go` goes round before it is stopped."""
    game = Play(models, n=0)
    game.world.environment = Environment(step_limit=3000)
    game.complete("go")
    assert {kind for _, kind, _ in game.incidents} == {"limit"}
    return int(game.variables["n"])


def test_to_undo_among_many_scopes_counts_by_their_number() -> None:
    undone = script("a", "n", "n + 1") + undone_by("a", "b") + throw("t", "compensate")
    loop = user("go") + xor("m") + undone + element("task", "b", isForCompensation=True)
    loop += start("s") + flows("s go m a t m")
    assert passes(loop) > 250
    assert passes(loop + user("w", multi(400)) + flows("s w")) < 80


def test_what_goes_up_through_many_calls_counts_by_their_number() -> None:
    count = script("k", "n", "n + 1") + flows("es k")
    handler = esp("e", start("es", "escalation:E", isInterrupting=False), count)
    deep = start("ls") + user("go") + xor("m") + throw("t", "escalation:E") + flows("ls go m t m")
    calls = {f"q{n}": call(f"c{n}", f"q{n + 1}") for n in range(1, 30)}
    top = start("s") + call("c", "q1") + flows("s c") + handler
    assert 20 < passes(package(p=top, **calls, q30=deep)) < 100
