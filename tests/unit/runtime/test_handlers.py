"""Event sub-processes, errors and escalations on their way up."""

from tests.unit.runtime.cases import Game, flows

ERROR = '<error id="E" name="E" errorCode="E"/><escalation id="X" name="X" escalationCode="X"/>'
RETHROWN = (
    '<startEvent id="s"/><subProcess id="sub"><startEvent id="i"/><endEvent id="bad">'
    '<errorEventDefinition id="e1" errorRef="E"/></endEvent>'
    + flows("i bad")
    + '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es">'
    '<errorEventDefinition id="e2" errorRef="E"/></startEvent><userTask id="look"/>'
    '<endEvent id="again"><errorEventDefinition id="e3" errorRef="E"/></endEvent>'
    + flows("es look", "look again")
    + '</subProcess></subProcess><boundaryEvent id="b" attachedToRef="sub">'
    '<errorEventDefinition id="e4" errorRef="E"/></boundaryEvent><userTask id="outer"/>'
    + flows("s sub", "b outer")
)
MESSAGE = '<message id="M" name="M"/>'
CYCLE = (
    '<startEvent id="s"/><userTask id="main"/>'
    '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false">'
    '<messageEventDefinition id="m" messageRef="M"/></startEvent><userTask id="note"/>'
    + flows("es note")
    + "</subProcess>"
    + flows("s main")
)


def test_an_error_thrown_again_by_its_handler_goes_further_out() -> None:
    game = Game(RETHROWN, ERROR)
    assert game.tasks == ["look"]
    game.complete("look")
    assert game.tasks == ["outer"]


def test_a_non_interrupting_handler_runs_as_often_as_it_is_called() -> None:
    game = Game(CYCLE, MESSAGE)
    game.message("M", who="first")
    game.message("M", who="second")
    assert game.tasks == ["main", "note", "note"]
    assert game.variables["who"] == "second"
    game.complete("main")
    assert not game.case.ended
    game.complete("note")
    game.complete("note")
    assert game.case.ended
