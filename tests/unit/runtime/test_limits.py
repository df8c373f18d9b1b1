"""Bounded work, bounded state, no recursion along the model."""

from engine.runtime.environment import Environment
from tests.unit.runtime.drawing import flows
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


def test_a_megabyte_of_variables() -> None:
    game = Play('<userTask id="a"/><userTask id="b"/>' + flows("a b"), big="x" * 1_000_000)
    game.complete("a")
    assert game.tasks == ["b"]
    assert len(game.variables["big"]) == 1_000_000


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
