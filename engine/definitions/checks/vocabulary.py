"""Elements of the standard that the engine does not run: refused or remarked on, never ignored."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import local

_REFUSED = frozenset(
    [
        "choreography",
        "globalChoreographyTask",
        "choreographyTask",
        "subChoreography",
        "callChoreography",
        "implicitThrowEvent",
        "ioBinding",
        "resourceParameterBinding",
        "globalConversation",
    ]
)
# pictures and declarations for other readers: said once per file and kind
_REMARKED = frozenset(
    [
        "auditing",
        "monitoring",
        "rendering",
        "participantMultiplicity",
        "conversation",
        "subConversation",
        "callConversation",
        "performer",
        "resourceRole",
        "relationship",
        "endPoint",
        "dataState",
        "whileExecutingInputRefs",
        "whileExecutingOutputRefs",
        "optionalInputRefs",
        "optionalOutputRefs",
    ]
)


def check_vocabulary(sheet: Sheet) -> None:
    """Refuse what would be accepted and then not run; remark on what has no effect."""
    said: set[str] = set()
    for element in sheet.walk():
        name = local(element)
        if name in _REFUSED or (name == "event" and _stands_alone(element.getparent())):
            sheet.error(element, "element-unsupported", element=name)
        elif name in _REMARKED and name not in said:
            said.add(name)
            sheet.warning(element, "element-without-effect", element=name)
        elif name == "transaction" and element.get("method", "##Compensate") != "##Compensate":
            sheet.error(element, "transaction-method", method=element.get("method"))


def _stands_alone(parent: object) -> bool:
    return parent is None or not str(getattr(parent, "tag", "")).endswith(
        "complexBehaviorDefinition"
    )
