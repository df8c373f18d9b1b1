"""Ad-hoc sub-processes: activities in any order, as often as somebody starts them, until enough.

Without `offered_on_demand` every activity that nothing leads to is begun once (with sequential
ordering one after the other); any may be started again while the sub-process is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.definitions.model import ACTIVITIES, AdHoc, Node
from engine.errors import InvalidState, NotFound
from engine.runtime import flows, incidents, scopes
from engine.runtime.game import Game
from engine.runtime.records import Frame
from engine.runtime.tokens import drop, is_open, sweep
from engine.runtime.variables import Failure, assign_all, evaluate, holds


def _ad_hoc(frame: Frame) -> AdHoc:
    return frame.scope.ad_hoc or AdHoc()


def begin(game: Game, frame: Frame) -> None:
    """What is offered at once begins; the rest waits for its turn or for somebody."""
    try:
        offered = _offered(game, frame)
    except Failure as failure:
        owner = game.token(frame.owner)
        drop(game, frame.number)  # a retry opens it anew
        owner.child = 0
        incidents.stop(game, owner, str(failure), failure.kind, "perform")
        return
    if _ad_hoc(frame).sequential:
        frame.more["offered"] = [node.id for node in offered[1:]]
        offered = offered[:1]
    for node in offered:
        flows.push(game, frame, node, None)


def _offered(game: Game, frame: Frame) -> list[Node]:
    rule, scope = _ad_hoc(frame), frame.scope
    if rule.active_elements is not None:
        names = evaluate(game, rule.active_elements, frame)
        if not isinstance(names, list) or any(n not in scope.by_id for n in names):
            raise Failure(f"{scope.id}: {names!r} are no activities of it")
        return [scope.by_id[n] for n in names]
    if rule.initially_offered is not None:
        return [scope.by_id[n] for n in rule.initially_offered]
    return [] if rule.offered_on_demand else list(scope.starts)


def start(game: Game, number: int, element: str, variables: Mapping[str, Any]) -> None:
    """Somebody starts an activity. Raises NotFound, or InvalidState if it may not start now."""
    frame = _open_frame(game, number)
    node = frame.scope.by_id.get(element)
    if node is None or node.kind not in ACTIVITIES or node.triggered_by_event:
        raise NotFound(
            f"{frame.scope.id} offers no activity {element}",
            reason_fi=f"Vaihetta {element} ei voi aloittaa tässä.",
        )
    if frame.more.get("finished"):
        raise InvalidState(
            f"{frame.scope.id} takes nothing more",
            reason_fi="Uusia vaiheita ei enää aloiteta: tämä osa on merkitty valmiiksi.",
            code="ad-hoc-finished",
        )
    if _ad_hoc(frame).sequential and frame.tokens:
        raise InvalidState(
            f"{frame.scope.id} does one thing at a time",
            reason_fi="Vaiheet tehdään yksi kerrallaan: saata ensin aloitettu vaihe päätökseen.",
            code="ad-hoc-sequential",
        )
    assign_all(game, frame, variables)
    flows.push(game, frame, node, None)


def finish(game: Game, number: int, cancel_remaining: bool) -> None:
    """Nothing more is started. Raises NotFound if the sub-process is not open."""
    _end(game, _open_frame(game, number), cancel_remaining)


def _open_frame(game: Game, number: int) -> Frame:
    child = game.token(number).child if number in game.tokens else 0
    if child not in game.frames or game.frame(child).scope.ad_hoc is None:
        raise NotFound(
            f"There is no open ad-hoc sub-process {number}",
            reason_fi="Tätä osaa prosessista ei ole enää avoinna.",
        )
    return game.frame(child)


def completed(game: Game, frame: Frame, node: Node) -> None:
    """After the activity `node`: is it enough? If not, a sequential one begins the next."""
    rule = _ad_hoc(frame)
    if not is_open(game, frame):
        return
    try:
        enough = rule.completion_condition is not None and holds(
            game, rule.completion_condition, frame
        )
    except Failure as failure:
        incidents.place_stuck(game, node, frame, str(failure), failure.kind, "ad hoc")
        return
    if enough:
        _end(game, frame, rule.cancel_remaining)


def _end(game: Game, frame: Frame, cancel_remaining: bool) -> None:
    frame.more["finished"] = 1
    frame.more.pop("offered", None)
    if cancel_remaining:
        sweep(game, frame)
    game.later(scopes.check, game, frame)


def is_over(game: Game, frame: Frame) -> bool:
    """Nothing goes on in it: is that the end, or does it wait for somebody?"""
    waiting: list[str] = frame.more.get("offered", [])
    if frame.more.get("finished"):
        return True
    if waiting:
        flows.push(game, frame, frame.scope.by_id[waiting.pop(0)], None)
        return False
    rule = _ad_hoc(frame)
    return rule.completion_condition is None and not rule.offered_on_demand
