"""Repeated activities, transactions, calls, event gateways, conditions."""

from engine.runtime import commands as c
from tests.unit.runtime.drawing import flows
from tests.unit.runtime.playing import Play

DEAL = (
    '<startEvent id="s"/><transaction id="deal"><multiInstanceLoopCharacteristics>'
    "<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>"
    '<startEvent id="i"/><scriptTask id="book" scriptFormat="feel" camunda:resultVariable="n">'
    '<script>n + 1</script></scriptTask><boundaryEvent id="cb" attachedToRef="book">'
    '<compensateEventDefinition id="c1"/></boundaryEvent><scriptTask id="undo" '
    'isForCompensation="true" scriptFormat="feel" camunda:resultVariable="n">'
    '<script>n - 1</script></scriptTask><association id="as" associationDirection="One" '
    'sourceRef="cb" targetRef="undo"/><userTask id="ok"/><exclusiveGateway id="g" default="g_x"/>'
    '<endEvent id="fine"/><endEvent id="x"><cancelEventDefinition id="c2"/></endEvent>'
    '<sequenceFlow id="yes" sourceRef="g" targetRef="fine"><conditionExpression>agreed'
    "</conditionExpression></sequenceFlow>"
    + flows("i book", "book ok", "ok g", "g x")
    + '</transaction><boundaryEvent id="onx" attachedToRef="deal"><cancelEventDefinition id="c3"/>'
    '</boundaryEvent><userTask id="normal"/><userTask id="failed"/>'
    + flows("s deal", "deal normal", "onx failed")
)
GATE = (
    '<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="m1">'
    '<messageEventDefinition id="d1" messageRef="A"/></intermediateCatchEvent>'
    '<intermediateCatchEvent id="m2"><messageEventDefinition id="d2" messageRef="B"/>'
    '</intermediateCatchEvent><userTask id="a"/><userTask id="b"/>'
    + flows("s g", "g m1", "g m2", "m1 a", "m2 b")
)


def test_cancelling_one_instance_of_a_transaction_undoes_all() -> None:
    game = Play(DEAL, n=0)
    assert game.variables["n"] == 3
    game.complete("ok", agreed=True)
    game.complete("ok", agreed=False)
    assert game.tasks == ["failed"]
    assert game.variables["n"] == 0


def test_all_instances_that_agree_go_on_normally() -> None:
    game = Play(DEAL, n=0)
    for _ in range(3):
        game.complete("ok", agreed=True)
    assert game.tasks == ["normal"]
    assert game.variables["n"] == 3


def test_an_event_gateway_takes_the_first_event_alone() -> None:
    game = Play(GATE).message("B", x=1)
    assert game.tasks == ["b"]
    assert not game.case.state.listeners()


def test_instances_see_their_counts() -> None:
    game = Play(
        '<userTask id="v"><multiInstanceLoopCharacteristics><loopCardinality>5</loopCardinality>'
        "<completionCondition>nrOfCompletedInstances / nrOfInstances &gt;= 0.6"
        '</completionCondition></multiInstanceLoopCharacteristics></userTask><userTask id="z"/>'
        + flows("v z")
    )
    for left in (5, 4, 3):
        assert game.tasks == ["v"] * left
        game.complete("v")
    assert game.tasks == ["z"]


def test_a_process_that_calls_itself_without_end_is_an_incident() -> None:
    game = Play('<startEvent id="s"/><callActivity id="c" calledElement="p"/>' + flows("s c"))
    assert len(game.incidents) == 1
    game.do(c.CancelInstance("too deep"))
    assert game.case.ended
