"""Gateways: conditions where choices are made, and what may stand behind an event gateway."""

from __future__ import annotations

from engine.definitions.checks.wiring import Wiring, wiring
from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    GATEWAYS,
    Element,
    child,
    child_text,
    flag,
    is_event_definition,
    local,
)

_AWAITED = frozenset(["message", "signal", "timer", "conditional"])


def check_gateways(sheet: Sheet) -> None:
    """Choices without conditions, complex gateways without rule, event gateways' targets."""
    wires = wiring(sheet)
    for node in sheet.walk():
        kind = local(node)
        if kind not in GATEWAYS or not node.get("id"):
            continue
        _direction(sheet, node, wires)
        if not any(wires.of(node)):
            sheet.error(node, "gateway-alone")
        if kind in ("exclusiveGateway", "inclusiveGateway", "complexGateway"):
            _choice(sheet, node, wires)
        if kind == "complexGateway":
            _complex(sheet, node, wires)
        elif kind == "eventBasedGateway":
            _event_based(sheet, node, wires)


def _choice(sheet: Sheet, node: Element, wires: Wiring) -> None:
    """With several ways out, each but the default needs a condition."""
    out = wires.of(node)[1]
    if len(out) < 2:
        return
    for flow in out:
        bare = not child_text(flow, "conditionExpression")
        if bare and flow.get("id") != node.get("default") and local(node) == "exclusiveGateway":
            sheet.error(
                node, "gateway-no-condition", flow=flow.get("id"), target=flow.get("targetRef")
            )


def _complex(sheet: Sheet, node: Element, wires: Wiring) -> None:
    condition = child(node, "activationCondition")
    if condition is None and len(wires.of(node)[0]) > 1:
        sheet.error(node, "complex-no-condition")


def _direction(sheet: Sheet, node: Element, wires: Wiring) -> None:
    """gatewayDirection is a promise of the modeler; the engine goes by the flows."""
    into, out = (len(flows) for flows in wires.of(node))
    direction = node.get("gatewayDirection", "Unspecified")
    broken = {
        "Converging": out > 1,
        "Diverging": into > 1,
        "Mixed": into < 2 or out < 2,
    }
    if broken.get(direction):
        sheet.warning(node, "gateway-direction", direction=direction)


def _event_based(sheet: Sheet, node: Element, wires: Wiring) -> None:
    into, out = wires.of(node)
    if not out:
        sheet.error(node, "event-gateway-empty")
    if flag(node, "instantiate") and into:
        sheet.error(node, "event-gateway-start-flow")
    if node.get("eventGatewayType") == "Parallel" and not flag(node, "instantiate"):
        sheet.error(node, "event-gateway-parallel")
    kinds = {_target(sheet, node, flow, wires) for flow in out}
    if {"receive", "message"} <= kinds:
        sheet.error(node, "event-gateway-mixed")


def _target(sheet: Sheet, node: Element, flow: Element, wires: Wiring) -> str:
    """What a branch waits for; errors for targets that cannot wait."""
    target = sheet.get(flow.get("targetRef"))
    if target is None:
        return ""
    key = target.get("id")
    if len(wires.of(target)[0]) > 1:
        sheet.warning(node, "event-gateway-shared", target=key)
    if local(target) == "receiveTask":
        if any(e.get("attachedToRef") == key for e in sheet.walk()):
            sheet.error(node, "event-gateway-boundary", target=key)
        return "receive"
    triggers = {local(e).removesuffix("EventDefinition") for e in target if is_event_definition(e)}
    if local(target) != "intermediateCatchEvent" or not triggers or not triggers <= _AWAITED:
        sheet.error(node, "event-gateway-target", target=key)
        return ""
    if flag(node, "instantiate") and triggers != {"message"}:
        sheet.error(node, "event-gateway-start-target", target=key)
    return "message" if "message" in triggers else "event"
