"""What a change is about, so that a page can colour it and an administrator can filter."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """Kinds of change by what they touch."""

    FLOW = "flow"  # elements and sequence flows that came, went or lead elsewhere
    CONDITION = "condition"
    TIME = "time"  # timers, due dates, shifts
    PEOPLE = "people"  # who is offered the task, by what duty
    FORM = "form"
    RULE = "rule"  # decision tables and their logic
    DATA = "data"  # scripts, mappings, variables
    WORDS = "words"  # names and descriptions
    OTHER = "other"


_FORM_KINDS = frozenset(("form",))
_RULE_KINDS = frozenset(
    ("rule", "input", "output", "decision", "businessKnowledgeModel", "decisionService",
     "inputData", "itemDefinition", "decisionTable")
)  # fmt: skip
_BY_WORD = (
    (Aspect.TIME, ("timer", "timeduration", "timedate", "timecycle", "duedate", "followup",
                   "duebasis", "shift")),
    (Aspect.PEOPLE, ("assignee", "candidate", "duty", "document", "lane", "flownoderef")),
    (Aspect.CONDITION, ("condition", "default")),
    (Aspect.FORM, ("formref", "formkey")),
    (Aspect.FLOW, ("sourceref", "targetref", "attachedtoref", "parent", "cancelactivity",
                   "isinterrupting", "kind", "calledelement")),
    (Aspect.RULE, ("decisionref",)),
    (Aspect.WORDS, ("name", "documentation", "description", "label")),
    (Aspect.DATA, ("script", "inputparameter", "outputparameter", "variable", "in[", "out[",
                   "property", "message", "signal", "error", "topic")),
)  # fmt: skip


def aspect(file: str, kind: str, prop: str) -> Aspect:
    """What a difference of this property is about; "" is the whole element."""
    if file.lower().endswith(".form") or kind in _FORM_KINDS:
        return Aspect.FORM
    if kind in _RULE_KINDS and prop not in ("description", "name", "label"):
        return Aspect.RULE
    if not prop:
        return Aspect.FLOW
    plain = prop.lower()
    for found, words in _BY_WORD:
        if any(word in plain for word in words):
            return found
    return Aspect.OTHER
