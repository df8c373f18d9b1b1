"""Messages, signals, links, several triggers, conditions: caught and thrown inside one case."""

from __future__ import annotations

import pytest

from engine.errors import Conflict, NotFound
from tests.unit.runtime.drawing import (
    both,
    catch,
    element,
    end,
    esp,
    extension,
    flow,
    flows,
    log,
    multi,
    on,
    package,
    script,
    start,
    sub,
    throw,
    user,
    xor,
)
from tests.unit.runtime.playing import Play


@pytest.mark.parametrize("event", ["message:M", "signal:M"])
@pytest.mark.parametrize("order", [("c got", "t sent"), ("t sent", "c got")])
@pytest.mark.parametrize("later", ["", "x "])
def test_a_branch_hears_what_the_branch_beside_it_throws(
    event: str, order: tuple[str, str], later: str
) -> None:
    inside = both("g") + catch("c", event) + throw("t", event) + log("got") + log("sent")
    paths = [f"g {later if path[0] == 'c' else ''}{path}" for path in order]
    step = element("task", "x") if later else ""
    assert Play(start("s") + inside + step + flows("s g", *paths)).ended


def test_a_throw_that_stops_its_own_scope_goes_no_further() -> None:
    inside = sub("x", start("i"), throw("t", "signal:S"), log("more"), flows("i t more"))
    game = Play(start("s") + inside + on("x", "b", "signal:S") + user("w") + flows("s x", "b w"))
    assert game.tasks == ["w"]
    assert game.log == []


def test_one_of_several_triggers_is_enough() -> None:
    inside = catch("c", "signal:A", "message:B", "timeDuration:PT1H") + user("w")
    for happens in ("signal", "message", "wait"):
        game = Play(start("s") + inside + flows("s c w"))
        if happens == "signal":
            game.signal("A")
        elif happens == "message":
            game.message("B")
        else:
            game.wait(hours=1)
        assert game.tasks == ["w"]
        assert not game.case.state.listeners()


@pytest.mark.parametrize("at", ["catch", "boundary", "event sub-process", "start"])
def test_all_of_parallel_multiple_triggers_are_needed(at: str) -> None:
    events = ("signal:A", "message:B")
    models = {
        "catch": start("s")
        + catch("c", *events, parallelMultiple=True)
        + user("w")
        + flows("s c w"),
        "boundary": start("s")
        + user("u")
        + on("u", "c", *events, parallelMultiple=True)
        + user("w")
        + flows("s u", "c w"),
        "event sub-process": start("s")
        + user("u")
        + flows("s u")
        + esp("h", start("c", *events, parallelMultiple=True), user("w"), flows("c w")),
        "start": start("c", *events, parallelMultiple=True) + user("w") + flows("c w"),
    }
    game = Play.waiting(models[at]) if at == "start" else Play(models[at])
    game.signal("A")
    assert "w" not in game.tasks
    game.message("B")
    assert game.tasks == ["w"]
    assert len(game.cases) == 1


def test_a_timer_among_parallel_triggers_fires_once() -> None:
    events = ("timeDuration:PT1H", "signal:A")
    game = Play(
        start("s") + catch("c", *events, parallelMultiple=True) + user("w") + flows("s c w")
    )
    game.wait(hours=2)
    assert game.tasks == []
    assert game.signal("A").tasks == ["w"]


def test_a_throw_event_may_throw_several_things() -> None:
    game = Play(
        package(
            p=start("s") + end("e", "signal:A", "message:B") + flows("s e"),
            q=start("qs", "signal:A") + user("qa") + flows("qs qa"),
            r=start("rs", "message:B") + user("rb") + flows("rs rb"),
        )
    )
    assert game.tasks == ["qa", "rb"]
    assert game.ended


def test_an_event_gateway_also_waits_for_conditions_and_receive_tasks() -> None:
    gateway = element("eventBasedGateway", "g")
    branches = catch("c", "conditional:x > 3") + element("receiveTask", "r", messageRef="A")
    model = start("s") + gateway + branches + user("u") + user("v") + flows("s g c u", "g r v")
    assert Play(model).set(x=5).tasks == ["u"]
    assert Play(model).message("A").tasks == ["v"]


def test_links_lead_back_and_forth_as_often_as_the_model_wants() -> None:
    inside = xor("g", default="g_w") + throw("t", "link:L") + catch("c", "link:L")
    game = Play(
        start("s") + inside + user("w") + script("up", "n", "n + 1")
        + flow("g", "t", "n < 3") + flows("s g w", "c up g"),
        n=0,
    )  # fmt: skip
    assert game.tasks == ["w"]
    assert game.variables["n"] == 3


def test_a_condition_fires_when_it_becomes_true_and_only_then() -> None:
    helper = esp(
        "h", start("c", "conditional:x > 3", isInterrupting=False), user("n"), flows("c n")
    )
    game = Play(start("s") + user("u") + flows("s u") + helper, x=0)
    seen = [game.set(x=x).tasks.count("n") for x in (1, 4, 5, 1, 6)]
    assert seen == [0, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("attributes", "fires"),
    [
        ('camunda:variableName="x"', "x"),
        ('camunda:variableEvents="create"', "y"),
        ('camunda:variableName="x" camunda:variableEvents="update"', "x"),
        ('camunda:variableEvents="delete"', ""),
    ],
)
def test_a_condition_may_look_at_some_changes_only(attributes: str, fires: str) -> None:
    inside = catch("c", "conditional:true or true").replace(
        "<conditionalEventDefinition>", f"<conditionalEventDefinition {attributes}>"
    )
    model = start("s") + user("u") + both("g") + inside.replace("true or true", "ready")
    game = Play(model + user("w") + flows("s u g c w"), x=1, ready=False)
    game.complete("u")
    game.cases[0].data = game.cases[0].data.replace(b'"ready":false', b'"ready":true')
    for name in ("y", "x"):
        assert not game.tasks
        game.set(**{name: 2})
        if name == fires:
            assert game.tasks == ["w"]
            return
    assert not game.tasks


ORDERS = (
    '<message id="Order" name="Order"/><message id="Pay" name="Pay"/>'
    '<correlationProperty id="nr" name="nr"><correlationPropertyRetrievalExpression '
    'messageRef="Order"><messagePath>id</messagePath></correlationPropertyRetrievalExpression>'
    '<correlationPropertyRetrievalExpression messageRef="Pay"><messagePath>reference'
    "</messagePath></correlationPropertyRetrievalExpression></correlationProperty>"
    '<collaboration id="co"><participant id="pp" processRef="p"/><correlationKey id="key" '
    'name="key"><correlationPropertyRef>nr</correlationPropertyRef></correlationKey>'
    "</collaboration>"
)


def test_the_first_message_of_a_conversation_settles_its_keys() -> None:
    inside = start("s", "message:Order") + catch("c", "message:Pay") + user("u") + flows("s c u")
    game = Play.waiting(package(ORDERS, p=inside))
    game.message("Order", id=1).message("Order", id=2)
    game.message("Pay", reference=2)
    assert [len(case.tasks) for case in game.cases] == [0, 1]
    with pytest.raises(NotFound):
        game.message("Pay", reference=3)


@pytest.mark.parametrize("deep", [False, True])
def test_each_instance_of_a_repeated_sub_process_has_a_conversation_of_its_own(deep: bool) -> None:
    sent = extension('<camunda:in sourceExpression="=item" target="id"/>')
    order = throw("t", "message:Order").replace(
        '<messageEventDefinition messageRef="Order"/>',
        f'<messageEventDefinition messageRef="Order">{sent}</messageEventDefinition>',
    )
    path = start("i") + order + catch("c", "message:Pay") + user("u") + flows("i t c u")
    inside = start("o") + sub("y", path) + flows("o y") if deep else path
    each = multi(camunda__collection="items", camunda__elementVariable="item")
    game = Play(package(ORDERS, p=start("s") + sub("x", each, inside) + flows("s x")), items=[1, 2])
    game.message("Pay", reference=2)
    assert game.tasks == ["u"]
    assert game.inside("u")["item"] == 2
    with pytest.raises(NotFound):
        game.message("Pay", reference=2)
    assert game.message("Pay", reference=1).tasks == ["u", "u"]


def test_a_process_subscribes_to_the_messages_of_its_own_key() -> None:
    keys = (
        '<message id="Pay" name="Pay"/><correlationProperty id="nr" name="nr">'
        '<correlationPropertyRetrievalExpression messageRef="Pay"><messagePath>reference'
        "</messagePath></correlationPropertyRetrievalExpression></correlationProperty>"
        '<collaboration id="co"><participant id="pp" processRef="p"/><correlationKey id="key" '
        'name="key"><correlationPropertyRef>nr</correlationPropertyRef></correlationKey>'
        "</collaboration>"
    )
    subscription = (
        '<correlationSubscription id="cs" correlationKeyRef="key"><correlationPropertyBinding '
        'id="cb" correlationPropertyRef="nr"><dataPath>mine</dataPath>'
        "</correlationPropertyBinding></correlationSubscription>"
    )
    inside = start("s") + catch("c", "message:Pay") + user("u") + flows("s c u") + subscription
    game = Play(package(keys, p=inside), mine=7)
    game.world.start("p", variables={"mine": 8})
    game.message("Pay", reference=8)
    assert [len(case.tasks) for case in game.cases] == [0, 1]


def test_a_message_that_two_wait_for_is_refused() -> None:
    inside = both("g") + catch("a", "message:M") + catch("b", "message:M")
    game = Play(start("s") + inside + flows("s g a", "g b"))
    with pytest.raises(Conflict):
        game.message("M")
    starts = package(
        p=start("s", "message:M") + user("u") + flows("s u"), q=start("t", "message:M")
    )
    with pytest.raises(Conflict):
        Play.waiting(starts).message("M")


def test_the_business_key_can_be_read() -> None:
    game = Play.waiting(start("s") + user("u", camunda__assignee="${businessKey}") + flows("s u"))
    case = game.world.start("p", business_key="VN/1/2030")
    assert [task.assignee for task in case.tasks.values()] == ["VN/1/2030"]


def test_camunda_8_narrows_conditions_by_names_and_changes() -> None:
    narrowed = extension(
        '<zeebe:conditionalFilter xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
        'variableNames="x, y" variableEvents="update"/>'
    )
    event = catch("c", "conditional:=z > 1").replace("<cond", narrowed + "<cond", 1)
    game = Play(start("s") + event + user("w") + flows("s c w"), x=0, z=0)
    assert game.set(z=2).tasks == []
    assert game.set(y=1).tasks == []
    assert game.set(x=1).tasks == ["w"]


@pytest.mark.parametrize("stop", ["terminate", "error:E"])
def test_what_was_thrown_before_its_scope_was_stopped_is_thrown(stop: str) -> None:
    inside = both("g") + end("sent", "message:M") + element("task", "x") + end("e", stop)
    caller = sub("sub", start("i"), inside, flows("i g sent", "g x e")) + on("sub", "b", "error")
    models = package(
        p=start("s") + caller + user("w") + flows("s sub", "b w"),
        q=start("qs", "message:M") + user("u") + flows("qs u"),
    )
    assert "u" in Play(models).tasks


def test_what_stops_a_scope_first_stops_what_would_be_thrown_later() -> None:
    steps = element("task", "x") + element("task", "y")
    inside = both("g") + steps + end("sent", "message:M") + end("e", "terminate")
    models = package(
        p=start("s") + inside + flows("s g x y sent", "g e"),
        q=start("qs", "message:M") + user("u") + flows("qs u"),
    )
    assert Play(models).tasks == []


def test_a_boundary_event_takes_each_of_its_messages_once() -> None:
    border = on("u", "b", "message:A", "message:B", parallelMultiple=True)
    game = Play(start("s") + user("u") + border + user("w") + flows("s u", "b w"))
    game.message("A")
    with pytest.raises(NotFound):
        game.message("A")
    assert game.message("B").tasks == ["w"]
