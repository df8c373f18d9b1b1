"""What holds where an attribute is not written: editors write such values or leave them out.

From the schemas of BPMN 2.0.2 and DMN 1.5, and Camunda 7's reference of extension attributes.
"""

from __future__ import annotations

_DEFAULTS = {
    "cancelActivity": "true", "isInterrupting": "true", "isForCompensation": "false",
    "isSequential": "false", "triggeredByEvent": "false", "parallelMultiple": "false",
    "instantiate": "false", "eventGatewayType": "Exclusive", "testBefore": "false",
    "gatewayDirection": "Unspecified", "startQuantity": "1", "completionQuantity": "1",
    "isCollection": "false", "waitForCompletion": "true", "behavior": "All",
    "cancelRemainingInstances": "true", "ordering": "Parallel", "processType": "None",
    "isClosed": "false", "itemKind": "Information", "isUnlimited": "true", "hitPolicy": "UNIQUE",
    "camunda:asyncBefore": "false", "camunda:asyncAfter": "false", "camunda:exclusive": "true",
}  # fmt: skip


def says_the_same(property_: str, old: str | None, new: str | None) -> bool:
    """Whether two values of a property mean one thing: absent is as good as its default."""
    default = _DEFAULTS.get(property_.rpartition("@")[2])
    return (default if old is None else old) == (default if new is None else new)
